import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { say } from '../support/scenarios.ts';

/** A model that calls something, and says a word once it knows what came of it. */
const reply = ({ body }: RecordedRequest): Script => {
  const { model, messages } = body as { model: string; messages: { role: string }[] };
  return messages.at(-1)?.role === 'tool'
    ? textScript('chat-completions', `${model} knows.`)
    : callScript('chat-completions', `${model} looks.`, [['calculate', { expression: '6*7' }]]);
};

const button = (of: Page | Locator, name: string): Locator =>
  of.getByRole('button', { name, exact: true });

for (const width of [900, 320]) {
  test(`two answers side by side that both wait for a word are told, reached and decided by keys at ${width} px`, async ({
    sidestream,
    server,
  }) => {
    await sidestream.connect({ models: ['m-1', 'm-2'], model: 'm-1' });
    await sidestream.set({ toolsOn: true });
    server.when(isChat, reply);
    const panel = await sidestream.openPanel();
    const { page, message } = panel;
    await page.setViewportSize({ width, height: 700 });
    await page.locator('header .model-picker').click();
    await button(page.getByRole('dialog'), say('palette.second', { model: 'm-2' })).click();
    await expect(page.getByText(say('palette.secondNow', { model: 'm-2' }))).toBeVisible();
    await page.keyboard.press('Escape');
    await panel.ask('How many?');
    const articles = page.locator('.log article');
    const cards = page.locator('.call');
    await expect(page.locator('.call[data-call=asked]')).toHaveCount(2);
    // Each by its title, in a region of its own.
    const told = page.locator('output.visually-hidden');
    const asking = told.filter({ hasText: say('calls.asksFor', { what: '' }).replace('?', '') });
    await expect(asking).toHaveCount(2);
    await expect(message).toBeFocused();
    await expectNoViolation(page);

    // From the box back to the last buttons before it.
    const isNarrow = width < 640;
    if (isNarrow) {
      await expect(cards.last()).toBeHidden();
      // What is out of sight says that it waits.
      await reach(page, button(page, `m-2 ${say('answer.awaitsConsent')}`));
      await page.keyboard.press('Enter');
      await expect(cards.first()).toBeHidden();
      await expectNoViolation(page);
    }
    const allow = button(cards.last(), say('calls.allow'));
    await expect(allow).toHaveAttribute('aria-disabled', 'false');
    await reach(page, allow);
    await page.keyboard.press('Enter');
    await expect(articles.last()).toContainText('m-2 knows.');
    await expect(asking).toHaveCount(1);
    if (isNarrow) {
      // What waits is not in sight: nobody is led to what cannot be seen, and nobody is lost.
      await expect(panel.log).toBeFocused();
      await reach(page, button(page, `m-1 ${say('answer.awaitsConsent')}`));
      await page.keyboard.press('Enter');
      await reach(page, button(cards.first(), say('calls.refuse')));
    } else {
      await expect(cards.first()).toBeFocused();
      await reach(page, button(cards.first(), say('calls.refuse')), 'Tab');
    }
    await page.keyboard.press('Enter');
    await expect(articles.first()).toContainText('m-1 knows.');
    await expect(cards.first()).toHaveAttribute('data-call', 'refused');
    await expect(cards.last()).toHaveAttribute('data-call', 'done');
    await expect(told.filter({ hasText: say('ends.finished') })).toHaveCount(1);
    await expect(panel.log).toBeFocused();
    await expectNoViolation(page);
  });
}

/** Goes on by one key until that has the focus. */
async function reach(page: Page, wanted: Locator, key = 'Shift+Tab'): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press(key);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not lead there`);
}
