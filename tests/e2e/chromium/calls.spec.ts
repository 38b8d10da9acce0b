import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import {
  pageWords,
  toAsked,
  toCall,
  toCallsEnd,
  toEnded,
  toFinish,
  toSaid,
  toStarted,
  toStep,
  twoRounds,
} from '../../support/call-journals.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { openPlayedPanel } from '../support/play-run.ts';
import type { PlayedPanel } from '../support/play-run.ts';
import { say } from '../support/scenarios.ts';

const exactly = (name: string) => ({ name, exact: true });
const toButton = (card: Locator, key: 'allow' | 'always' | 'refuse'): Locator =>
  card.getByRole('button', exactly(say(`calls.${key}`)));

const needs = { origins: ['https://rivers.example/*'] };
const readPage = [
  toStep(1),
  toSaid('I read it.'),
  toCall('read_page', { part: 'all\u200b of it' }),
  toCallsEnd,
  toAsked(0, { gives: 'page', title: 'Rivers', host: 'rivers.example', needs }),
];

/** What the panel said of calls, without the ids of its requests. */
async function readDecisions(panel: PlayedPanel): Promise<object[]> {
  const said = await panel.said();
  return said.flatMap((command) =>
    command.type === 'call-decide'
      ? [{ call: command.call, decision: command.decision, failure: command.failure }]
      : [],
  );
}

test('a call says what it is, what leaves the browser and why it is asked for, and one click decides', async ({
  sidestream,
}) => {
  await sidestream.connect({ baseUrl: 'http://127.0.0.1:9/v1' });
  const panel = await openPlayedPanel(sidestream);
  const { page } = panel;
  await panel.ask('What does it say?');
  await panel.play(...readPage);
  const card = panel.answers.last().locator('.call');
  await expect(card).toContainText(
    'Read this page: \u2068Rivers\u2069 (\u2068rivers.example\u2069)?',
  );
  await expect(card.locator('pre')).toHaveText(String.raw`{ "part": "all\u200b of it" }`);
  await expect(card).toContainText(say('calls.gives.page', { host: '127.0.0.1:9' }));
  await expect(card).toContainText(say('calls.reason.unasked'));
  await expect(card).toContainText(say('calls.needsSite', { host: 'rivers.example' }));
  await expect(panel.answers.last()).toContainText(say('answer.awaitsConsent'));
  // Nobody is pulled out of the box.
  await expect(panel.message).toBeFocused();
  await expectNoViolation(page);

  await panel.grant(false);
  await toButton(card, 'allow').click();
  await expect(card.getByRole('alert')).toHaveText(say('calls.browserRefused'));
  expect(await panel.askedFor()).toEqual([{ permissions: [], ...needs }]);
  expect(await readDecisions(panel)).toEqual([]);

  await panel.grant(true);
  await toButton(card, 'always').dblclick();
  await expect.poll(() => readDecisions(panel)).toEqual([{ call: 0, decision: 'always' }]);
  await expect(toButton(card, 'allow')).toHaveAttribute('aria-disabled', 'true');

  // A background that died before it began asks once more, and wants a word of its own.
  await panel.play(toAsked(0, { number: 2, reason: 'again', gives: 'page' }));
  await expect(card).toContainText(say('calls.reason.again'));
  await expect(toButton(card, 'always')).toHaveCount(0);
  await toButton(card, 'allow').click();
  await expect.poll(() => readDecisions(panel)).toHaveLength(2);
  // Each word says of which asking it is.
  const said = await panel.said();
  expect(said.flatMap((each) => (each.type === 'call-decide' ? [each.ask] : []))).toEqual([1, 2]);
  await panel.play(toStarted(0));
  await expect(panel.answers.last()).toContainText(
    say('calls.runs', { what: say('calls.read_page') }),
  );
  await card.getByRole('button', exactly(say('calls.stop'))).click();
  await expect.poll(async () => (await panel.said()).at(-1)?.type).toBe('run-abort');
});

test('what acts, or may be a stranger’s wish, is never allowed for good, and a surface does what only its click may', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await openPlayedPanel(sidestream);
  const { page } = panel;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await panel.ask('Copy and save it');
  const text = 'Both rivers\nflow north.';
  await panel.play(
    toStep(1),
    toCall('copy_to_clipboard', { text }, 0),
    toCall('download_text', { name: 'rivers.txt', text }, 1),
    toCall('read_page', {}, 2),
    toCallsEnd,
    toAsked(0, { reason: 'acts', gives: 'nothing', action: { type: 'copy', text } }),
    toAsked(1, {
      reason: 'acts',
      gives: 'nothing',
      action: { type: 'download', name: 'rivers\u202e.txt', text },
    }),
    toAsked(2, { reason: 'untrusted', gives: 'page' }),
  );
  const cards = panel.answers.last().locator('.call');
  await expect(cards).toHaveCount(3);
  await expect(toButton(cards, 'always')).toHaveCount(0);
  await expect(cards.nth(2)).toContainText(say('calls.reason.untrusted'));
  await expect(cards.nth(2)).toContainText(say('calls.noArguments'));

  // By the keyboard: from one decision to the next call that waits.
  await toButton(cards.nth(0), 'allow').focus();
  await expect(toButton(cards.nth(0), 'allow')).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(cards.nth(1)).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  const saved = page.waitForEvent('download');
  await toButton(cards.nth(1), 'allow').click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('rivers.txt');
  expect(await readFile(await file.path(), 'utf8')).toBe(text);
  await toButton(cards.nth(2), 'refuse').click();
  await expect
    .poll(() => readDecisions(panel))
    .toEqual([
      { call: 0, decision: 'allow' },
      { call: 1, decision: 'allow' },
      { call: 2, decision: 'refuse' },
    ]);

  // What the page may not do is told to the model.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  await panel.play(
    toEnded(0),
    toEnded(1),
    toEnded(2, { outcome: 'refused' }),
    toStep(2),
    toCall('copy_to_clipboard', { text }),
    toCallsEnd,
    toAsked(3, { reason: 'acts', gives: 'nothing', action: { type: 'copy', text } }),
  );
  await toButton(cards.nth(3), 'allow').click();
  await expect
    .poll(async () => (await readDecisions(panel)).at(-1))
    .toEqual({ call: 3, decision: 'allow', failure: expect.stringContaining('clipboard') });
});

test('who reads is led to what waits, and a click that was on its way decides nothing', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await openPlayedPanel(sidestream);
  await panel.ask('What does it say?');
  await panel.play(...readPage.slice(0, 4));
  await panel.log.focus();
  // Pressed in the very moment in which it comes.
  await panel.page.evaluate(() => {
    new MutationObserver(() => {
      document.querySelector<HTMLElement>('.call-buttons button')?.click();
    }).observe(document.body, { subtree: true, childList: true });
  });
  await panel.play(...readPage.slice(4));
  const card = panel.answers.last().locator('.call');
  const allow = toButton(card, 'allow');
  // To what is asked, and to no button: a key that was meant for the text must not agree to anything.
  await expect(card).toBeFocused();
  expect(await readDecisions(panel)).toEqual([]);
  await expect(allow).not.toHaveAttribute('aria-disabled', 'true');
  await panel.page.keyboard.press('Space');
  await panel.page.keyboard.press('Enter');
  await panel.page.keyboard.press('Tab');
  expect(await readDecisions(panel)).toEqual([]);
});

test('text and calls stand in the order in which they came, and only the last text is drawn', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await openPlayedPanel(sidestream);
  const answer = panel.answers.last();
  await panel.ask('Which rivers?');
  await panel.play(...twoRounds.slice(0, 12));
  await expect(answer.locator('.call')).toHaveCount(2);
  const drawn = await answer
    .locator('.answer-text')
    .first()
    .evaluateHandle((text) => {
      const seen = { count: 0 };
      new MutationObserver((records) => {
        seen.count += records.length;
      }).observe(text, { subtree: true, childList: true, characterData: true });
      return seen;
    });
  for (const word of ['The ', 'page ', 'names ', '**two** ', 'rivers.']) {
    await panel.play(toSaid(word));
  }
  await expect(answer.locator('.answer-text').nth(1)).toHaveText('The page names two rivers.');
  expect(await drawn.evaluate(({ count }) => count)).toBe(0);
  await panel.play(toCall('look', '{"a":1', 0), toCallsEnd, toEnded(2, { outcome: 'malformed' }));
  const untaken = answer.getByText(say('calls.untaken', { count: 3, most: 128 }));
  await expect(untaken).toHaveCount(0);
  await panel.play({ type: 'calls-untaken', count: 3 });
  await expect(untaken).toBeVisible();
  await panel.play(toStep(3), toSaid('Two.'), toFinish());
  await panel.until('finished');
  const order = await answer.evaluate((article) =>
    Array.from(article.querySelectorAll('.answer-text, .call'), ({ className }) =>
      className.includes('call') ? 'call' : 'text',
    ),
  );
  expect(order).toEqual(['text', 'call', 'call', 'text', 'call', 'text']);

  // Whole in what is copied, and parted.
  await panel.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await answer.hover();
  await answer.getByRole('button', exactly(say('answer.copy'))).click();
  await expect
    .poll(() => panel.page.evaluate(() => navigator.clipboard.readText()))
    .toBe('Let me look at the page and at the clock.\n\nThe page names **two** rivers.\n\nTwo.');
});

test('what a call gave back is plain text, cut until all of it is asked for', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await openPlayedPanel(sidestream);
  await panel.ask('What does it say?');
  const text = `<img src="https://tracker.example/a.png"> [link](https://a.example) **x**\u200b\u202e\n${pageWords}end`;
  await panel.play(...readPage, toStarted(0), toEnded(0, { text, untrusted: true }), toFinish());
  await panel.until('finished');
  const card = panel.answers.last().locator('.call');
  await expect(card.locator('summary')).toContainText(
    `${text.length.toLocaleString('en')} characters`,
  );
  await expect(card.locator('pre')).toHaveCount(0);
  await card.locator('summary').click();
  await expect(card).toContainText(say('calls.resultOfStrangers'));
  const result = card.locator('pre').last();
  await expect(result).toContainText('<img src="https://tracker.example/a.png"> [link](');
  expect(await result.textContent()).not.toMatch(/[\u200b\u202e]/u);
  await expect(result).not.toContainText('end');
  await expect(card.locator('img, a')).toHaveCount(0);
  await expectNoViolation(panel.page);
  await card.getByRole('button', exactly(say('common.showAll'))).click();
  await expect(result).toContainText('end');
});

test('tools are offered where they were turned on: with the first question, and kept with the conversation', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect({ abilities: { 'test-model': ['vision'] } });
  const played = await openPlayedPanel(sidestream);
  const turnOn = async (panel: PlayedPanel | Awaited<ReturnType<typeof sidestream.openPanel>>) => {
    const button = panel.page.getByRole('button', exactly(say('panel.tools')));
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await button.click();
    const box = panel.page.getByRole('checkbox', exactly(say('calls.offer')));
    await expect(box).toBeFocused();
    await expectNoViolation(panel.page);
    await box.press('Space');
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await expect(panel.page.getByText(say('calls.noTools', { model: 'test-model' }))).toBeVisible();
    await box.press('Escape');
    await expect(panel.message).toBeFocused();
    await expect(box).toHaveCount(0);
    return button;
  };
  await turnOn(played);
  await played.ask('One');
  await expect.poll(async () => (await played.said())[0]).toMatchObject({ toolsOn: true });
  await played.page.close();

  const panel = await sidestream.openPanel(`?conversation=${crypto.randomUUID()}`);
  server.next(chatStream({ text: 'Yes.' }));
  await panel.ask('Two');
  await panel.until('finished');
  const button = await turnOn(panel);
  await panel.page.reload();
  await panel.until('finished');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
});
