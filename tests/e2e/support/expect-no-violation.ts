import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** What of a page axe looks at. */
export interface ViolationOptions {
  /** Names the state of the page in a failure. */
  what?: string;
  /** All rules without it. */
  rules?: string[];
}

/** Axe finds nothing in a page. Scripts come in over the debugger, so no page has to open its policy for the check. */
export async function expectNoViolation(
  page: Page,
  { what, rules }: ViolationOptions = {},
): Promise<void> {
  await page.evaluate(untilFaded);
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    // What passes would be described as thoroughly, node by node, and takes twice as long.
    resultTypes: ['violations'],
    ...(rules && { runOnly: { type: 'rule', values: rules } }),
  });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
  }));
  expect(found, what).toEqual([]);
}

/**
 * What is on its way to be seen has the contrast of neither of its ends: waits for it. Sent into the page as text.
 */
export async function untilFaded(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((each) => each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  // One that is broken off has ended too.
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
