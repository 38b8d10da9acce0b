import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { CallDecision } from '../../../lib/core/tool.ts';
import { say } from './scenarios.ts';
import type { SurfacePage } from './surface-page.ts';

/** The card of a call of the last answer, the `at`th. */
export function cardOf({ answers }: SurfacePage, at = 0): Locator {
  return answers.last().locator('.call').nth(at);
}

/** Says the user's word on a call. */
export function decide(card: Locator, decision: CallDecision): Promise<void> {
  return card.getByRole('button', { name: say(`calls.${decision}`), exact: true }).click();
}

/** Waits until the last answer has ended with these words: those of a later round come on screen by themselves. */
export async function untilSaid(panel: SurfacePage, words: string): Promise<void> {
  await panel.until('finished');
  await expect(panel.answers.last()).toContainText(words);
}
