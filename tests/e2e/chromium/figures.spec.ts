import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import {
  endlessAnswer,
  expectFiguresOf,
  readKept,
  timedAnswer,
  timedText,
} from '../support/figure-clock.ts';
import { startRuns } from '../support/run-starts.ts';
import { say, typed, unfinished } from '../support/scenarios.ts';

const lostAnswer = timedAnswer({ finishReason: null, done: false, ending: 'disconnect' });
const usage = { prompt_tokens: 1_000, completion_tokens: 500, total_tokens: 1_500 };

test('figures agree with the server’s clock: of an answer that streamed, was cut, stopped, lost, and died', async ({
  sidestream,
  server,
  chat,
}) => {
  test.slow();
  await sidestream.connect();
  // All at once, since each takes seconds: nobody watches, and they are read where they are kept.
  server.next(
    timedAnswer({ usage: true }),
    timedAnswer({ finishReason: 'length' }),
    endlessAnswer,
    [...lostAnswer.slice(0, -1), { type: 'hold', name: 'lost' }, ...lostAnswer.slice(-1)],
    endlessAnswer,
  );
  const ids: string[] = [];
  const requests: RecordedRequest[] = [];
  // A request may overtake the one before it, and each has an answer of its own.
  for (let at = 0; at < 5; at += 1) {
    ids.push(...(await startRuns(sidestream, 1)));
    requests.push(await chat(at));
  }
  const areSaid = (): boolean => requests.every(({ sentText }) => sentText === timedText);
  await expect.poll(areSaid, { intervals: [50] }).toBe(true);
  const panel = await sidestream.openPanel(`?conversation=of ${ids[2]}`);
  await panel.untilText(timedText);
  await panel.stop.click();
  await panel.until('stopped');
  server.release('lost');
  await expect.poll(() => panel.page.evaluate(readKept).then(({ length }) => length)).toBe(4);
  await sidestream.killWorker();
  await expect.poll(() => panel.page.evaluate(readKept).then(({ length }) => length)).toBe(5);

  const kept = await panel.page.evaluate(readKept);
  const rows = ids.map((id) => kept.find((row) => row.id === id));
  expectFiguresOf(requests.map((request, index) => ({ request, row: rows[index] })));
  // The first one was counted by the server, the others by what came of them.
  expect(rows.map((row) => row?.completionAbout)).toEqual([false, true, true, true, true]);
  expect(rows.map((row) => row?.promptAbout)).toEqual([false, true, true, true, true]);
});

test('a price of one’s own makes a cost: of the answer, of its conversation, of the month, which outlives it', async ({
  sidestream,
  server,
}) => {
  test.slow();
  await sidestream.connect();
  const options = await sidestream.openOptions();
  const { page } = options;
  const section = page.locator('.figures-section');
  await expect(section).toContainText(say('figures.none'));
  await expect(section.locator('.price-list')).toContainText(say('figures.priceFree'));
  await page.getByRole('button', { name: say('figures.priceSet') }).click();
  const [input, output] = [
    page.getByLabel(say('figures.priceIn')),
    page.getByLabel(say('figures.priceOut')),
  ];
  await expect(input).toBeFocused();
  await input.fill('two');
  await page.getByRole('button', { name: say('figures.savePrice') }).click();
  await expect(section).toContainText(say('figures.priceFault'));
  await expect(input, 'nothing typed is lost').toHaveValue('two');
  await input.fill('2,5');
  await output.fill('10');
  await expectNoViolation(page);
  await page.getByRole('button', { name: say('figures.savePrice') }).click();
  const own = '$2.50 in, $10.00 out; yours';
  await expect(section.locator('.price-list')).toContainText(own);
  await page.getByRole('button', { name: say('figures.priceSet') }).click();
  await page.getByRole('button', { name: say('figures.priceRemove') }).click();
  await expect(section.locator('.price-list')).not.toContainText(own);
  const undo = page.getByRole('button', { name: say('figures.priceUndo') });
  await expect(undo).toBeFocused();
  await undo.press('Enter');
  await expect(section.locator('.price-list')).toContainText(own);

  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'Not much.', usage }));
  await panel.ask('What does it cost?');
  await panel.until('finished');
  await panel.page.getByRole('button', { name: say('answer.more') }).click();
  const figures = panel.page.locator('.answer-figures');
  await expect(figures).toContainText('1,000');
  // 1,000 tokens in at $2.50 and 500 out at $10.00 a million.
  await expect(figures).toContainText('$0.0075 (price of');
  server.next(unfinished(['half'], 'silence'));
  await panel.ask('And that?');
  await panel.untilText('half');
  await panel.stop.click();
  await panel.until('stopped');
  await panel.page
    .getByRole('button', { name: say('answer.more') })
    .last()
    .click();
  await expect(figures.last()).toContainText('about 2');
  await expectNoViolation(panel.page);

  await panel.page.getByRole('button', { name: say('panel.conversations') }).click();
  await panel.page.locator('.sheet-item .icon-button').click();
  await panel.page.locator('.sheet-actions').getByText(say('list.figures')).click();
  const dialog = panel.page.getByRole('dialog', { name: say('figures.ofConversation') });
  await expect(dialog).toContainText(say('figures.answers', { count: 2 }));
  await expect(dialog.getByRole('table')).toHaveCount(2);
  await expect(dialog.getByRole('row', { name: typed.model })).toContainText('about $0.007');
  await expectNoViolation(panel.page);
  const link = dialog.getByRole('link', { name: say('figures.allMonths') });
  const [months] = await Promise.all([panel.page.context().waitForEvent('page'), link.click()]);
  await expect(months.locator('.figures-section h2')).toBeFocused();
  await months.close();
  await panel.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(panel.page.getByRole('dialog', { name: say('panel.conversations') })).toBeVisible();
  await panel.page.keyboard.press('Escape');

  const conversationIds = await panel.page.evaluate(async () => {
    const opening = indexedDB.open('sidestream');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const keys = opening.result
      .transaction('conversations')
      .objectStore('conversations')
      .getAllKeys();
    await new Promise((resolve) => keys.addEventListener('success', resolve));
    opening.result.close();
    return keys.result as string[];
  });
  const port = await sidestream.port();
  await port.post({ type: 'record-delete', requestId: 'gone', conversationIds });
  await port.next('record-deleted');
  await page.reload();
  await expect(section).toContainText(say('figures.answers', { count: 2 }));
  await page.getByRole('radio', { name: say('figures.measure.answers') }).check();
  await expect(section).toContainText(say('figures.most', { value: '2' }));
  await section.getByText(say('figures.asTable')).click();
  await expectNoViolation(page);
  await page.setViewportSize({ width: 320, height: 800 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'the page itself does not scroll aside').toBeLessThanOrEqual(320);
  await page.getByRole('button', { name: say('figures.forget') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('figures.forget') })
    .click();
  await expect(section).toContainText(say('figures.forgotten'));
  await expect(section).toContainText(say('figures.none'));
});

test('a budget says when it is nearly spent and when it is, once each, and stops nothing', async ({
  sidestream,
  server,
}) => {
  const connectionId = await sidestream.connect();
  const price = { connectionId, model: typed.model, input: 0, output: 1_000, seen: '2026-11-22' };
  await sidestream.set({ prices: [price] });
  const options = await sidestream.openOptions();
  const budget = options.page.getByLabel(say('figures.budgetField'));
  await budget.fill('a little');
  await budget.press('Enter');
  await expect(options.page.locator('.figures-section')).toContainText(say('figures.budgetFault'));
  await budget.fill('1');
  await budget.press('Enter');
  await expect(options.page.locator('.figures-section')).toContainText(say('figures.saved'));

  const panel = await sidestream.openPanel();
  const banner = panel.page.locator('.budget-banner');
  const spend = async (tokens: number): Promise<void> => {
    server.next(
      chatStream({
        text: 'Yes.',
        usage: { ...usage, completion_tokens: tokens, total_tokens: 1_000 + tokens },
      }),
    );
    await panel.ask('More?');
    await panel.until('finished');
  };
  await spend(850);
  await expect(banner).toContainText(say('figures.near', { spent: '$0.85', budget: '$1.00' }));
  await expectNoViolation(panel.page);
  await banner.getByRole('button', { name: say('figures.putAway') }).click();
  await expect(banner).toBeHidden();
  await panel.page.reload();
  await panel.ready();
  await expect(banner).toBeHidden();
  await spend(200);
  await expect(banner).toContainText(say('figures.over', { spent: '$1.05', budget: '$1.00' }));
  await spend(10);
  await banner.getByRole('button', { name: say('figures.putAway') }).click();
  await spend(10);
  await expect(banner).toBeHidden();
});
