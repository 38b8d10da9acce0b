import { expect } from '@playwright/test';
import { say } from './scenarios.ts';
import type { TabSurface } from './firefox-test.ts';

/** Says the user's word, once the card that asks takes it: what comes under a pointer takes nothing in its first moments. */
export async function decide({ view }: TabSurface, key: 'allow' | 'refuse'): Promise<void> {
  const isSettled = () =>
    view.evaluate(
      () => document.querySelector('.call-buttons button[aria-disabled=false]') !== null,
    );
  await expect.poll(isSettled).toBe(true);
  await view.press(say(`calls.${key}`));
}
