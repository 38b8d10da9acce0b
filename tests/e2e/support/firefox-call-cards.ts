import { expect } from '@playwright/test';
import type { CallDecision } from '../../../lib/core/tool.ts';
import type { TabSurface } from './firefox-test.ts';
import { say } from './scenarios.ts';

/** What the cards of the last answer say. */
export function readCards({ view }: TabSurface): Promise<string[]> {
  return view.evaluate(() => {
    const answer = [...document.querySelectorAll('[role=log] article')].at(-1);
    const cards = answer?.querySelectorAll('.call') ?? [];
    return [...cards].map((card) => card.textContent ?? '');
  });
}

/** Says the user's word, once the card that asks takes it: what comes under a pointer takes nothing in its first moments. */
export async function decide({ view }: TabSurface, decision: CallDecision): Promise<void> {
  const isSettled = () =>
    view.evaluate(
      () => document.querySelector('.call-buttons button[aria-disabled=false]') !== null,
    );
  await expect.poll(isSettled).toBe(true);
  await view.press(say(`calls.${decision}`));
}
