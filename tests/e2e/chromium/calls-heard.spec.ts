import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { StreamPart } from '../../../lib/core/parts.ts';
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
} from '../../support/call-journals.ts';
import { cardOf } from '../support/call-cards.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { openPlayedPanel } from '../support/play-run.ts';
import { say } from '../support/scenarios.ts';

const allow = (page: Page) => page.getByRole('button', { name: say('calls.allow'), exact: true });

/** Arguments in many small pieces. */
function toPieces(name: string, args: object): StreamPart[] {
  const [first = '', ...more] = JSON.stringify(args).match(/.{1,3}/gu) ?? [];
  return [
    toCall(name, first),
    ...more.map((piece): StreamPart => ({ type: 'tool-call-delta', index: 0, arguments: piece })),
  ];
}

test('who listens hears of a call what it asks for, that it runs and what came of it: once each, by its title', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await openPlayedPanel(sidestream);
  const { page } = panel;
  await page.evaluate(() => {
    const heard: string[] = [];
    const listen = (records: readonly MutationRecord[]): void => {
      for (const { target } of records) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(
          'output, [role=status], [role=alert], [aria-live=polite]',
        );
        const words = region?.textContent ?? '';
        if (words !== '') heard.push(words.replaceAll(/[\u2068\u2069]/gu, ''));
      }
    };
    new MutationObserver(listen).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(globalThis, { heard });
  });
  const readHeard = () =>
    page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));
  await panel.ask('Send it');
  await panel.play(toStep(1), toSaid('I do.'));
  await expect.poll(readHeard).toContain(say('ends.answering'));

  for (const piece of toPieces('mail__send', { to: 'ana@example.com', text: 'Dear Ana' })) {
    await panel.play(piece);
  }
  await panel.play(toCallsEnd);
  await expect(cardOf(panel).locator('pre')).toContainText('Dear Ana');
  expect(await readHeard()).toEqual([]);

  const what = 'Use “Send a mail” of Office (mcp.example)';
  const ask = { tool: 'Send a mail', title: 'Office', host: 'mcp.example', sends: true };
  await panel.play(toAsked(0, { ...ask, reason: 'acts' }));
  await expect(allow(page)).not.toHaveAttribute('aria-disabled', 'true');
  expect(await readHeard()).toEqual([say('calls.asksFor', { what })]);
  // No name that a model calls it by stands where people read.
  await expect(panel.answers.last()).not.toContainText('mail__send');

  await panel.play(toStarted(0, Date.now()));
  await expect(panel.answers.last().locator('.waiting-words')).toContainText('Send a mail');
  await panel.play({ type: 'call-progress', call: 0, progress: 1, total: 2, words: 'Half' });
  await expect(page.locator('progress'))
    .toHaveValue('1')
    .catch(() => undefined);
  expect(await readHeard()).toEqual([say('calls.runs', { what })]);
  await expect(panel.answers.last()).not.toContainText('mail__send');

  await panel.play(toEnded(0, { text: 'Sent.' }));
  await expect(cardOf(panel).locator('summary')).toContainText('Sent.');
  const done = 'Used “Send a mail” of Office (mcp.example) · Sent.';
  await expect.poll(readHeard).toEqual([done]);

  // Of the next one alone, and of two that end together in one go.
  await panel.play(
    toStep(2),
    toCall('get_date_time', {}, 0),
    toCall('calculate', {}, 1),
    toCallsEnd,
  );
  await panel.play(toAsked(1));
  const time = say('calls.get_date_time');
  await expect.poll(readHeard).toEqual([say('calls.asksFor', { what: time })]);
  await panel.play(
    toStarted(1),
    toStarted(2),
    toEnded(1, { text: '9:00' }),
    toEnded(2, { text: '4' }),
  );
  await expect
    .poll(readHeard)
    .toEqual([`${say('calls.done.get_date_time')} · 9:00. ${say('calls.done.calculate')} · 4`]);
  await panel.play(toStep(3), toSaid('It is '), toSaid('done.'));
  await panel.play(toFinish());
  await panel.until('finished');
  await expect.poll(readHeard).toEqual([say('ends.finished')]);

  // For who looks it up, the name is with the rest.
  await cardOf(panel).locator('summary').click();
  await expect(cardOf(panel)).toContainText(`${say('calls.calledAs')} mail__send`);
});

test('by the keyboard one gets from the box to what is asked and back, never nowhere, and Escape is no refusal', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await openPlayedPanel(sidestream);
  const { page } = panel;
  const decisions = async () =>
    (await panel.said()).flatMap((said) => (said.type === 'call-decide' ? [said.decision] : []));
  await panel.ask('What time is it?');
  await panel.play(toStep(1), toCall('get_date_time', {}), toCallsEnd, toAsked(0));
  await expect(allow(page)).not.toHaveAttribute('aria-disabled', 'true');
  await expect(panel.message).toBeFocused();
  const refuse = page.getByRole('button', { name: say('calls.refuse'), exact: true });
  const isThere = () => refuse.evaluate((button) => button === document.activeElement);
  let presses = 0;
  while (!(await isThere()) && presses < 12) {
    await page.keyboard.press('Shift+Tab');
    presses += 1;
  }
  await expect(refuse).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(allow(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(decisions).toEqual(['allow']);
  await expect(panel.log).toBeFocused();
  await panel.play(toStarted(0), toEnded(0, { text: 'Monday' }));
  await expect(panel.log).toBeFocused();

  // The next one is met where one reads, and the key of the box leads back to it.
  await panel.play(toStep(2), toCall('read_page', {}), toCallsEnd, toAsked(1, { gives: 'page' }));
  await expect(cardOf(panel, 1)).toBeFocused();
  await page.keyboard.press('Alt+Shift+M');
  await expect(panel.message).toBeFocused();

  // Whoever is on a button when its run goes on without them is left somewhere.
  await refuse.focus();
  await panel.play(toStarted(1));
  await expect(refuse).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('body');
  await panel.play(toEnded(1, { text: pageWords, untrusted: true }), toStep(3));
  await panel.play(toCall('list_tabs', {}), toCallsEnd, toAsked(2, { gives: 'tabs' }));
  await refuse.focus();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await panel.said()).at(-1)?.type).toBe('run-abort');
  expect(await decisions()).toEqual(['allow']);
});

test('axe finds nothing in a call, in any state, light and dark', async ({ sidestream }) => {
  test.slow();
  await sidestream.connect();
  const look = async (page: Page, what: string): Promise<void> => {
    await sidestream.set({ theme: 'dark' });
    await expect(page.locator('html[data-theme=dark]')).toBeAttached();
    await expectNoViolation(page, { what: `${what}, dark`, rules: ['color-contrast'] });
    await sidestream.set({ theme: 'light' });
    await expect(page.locator('html[data-theme=light]')).toBeAttached();
    await expectNoViolation(page, { what });
  };
  const panel = await openPlayedPanel(sidestream);
  const { page } = panel;
  await panel.ask('Do everything');
  await panel.play(toStep(1), toCall('mail__send', '{"to": "ana@example', 0));
  await cardOf(panel).waitFor();
  await look(page, 'its arguments come');
  await panel.play(
    { type: 'tool-call-delta', index: 0, arguments: '.com"}' },
    toCall('fill_field', { text: 'x'.repeat(25_000) }, 1),
    toCall('read_page', {}, 2),
    toCallsEnd,
    toAsked(0, { reason: 'acts', tool: 'Send', title: 'Office', host: 'mcp.example', sends: true }),
    toAsked(1, { reason: 'acts', gives: 'nothing', field: 'Name', host: 'rivers.example' }),
    toAsked(2, { gives: 'page', needs: { origins: ['https://rivers.example/*'] } }),
  );
  await expect(allow(page).last()).not.toHaveAttribute('aria-disabled', 'true');
  // Of what is too long to be shown whole the beginning stands as all of it would.
  await expect(cardOf(panel, 1).locator('pre')).toContainText('{ "text": "xxx');
  await panel.grant(false);
  await allow(page).last().click();
  await page.getByText(say('calls.browserRefused')).waitFor();
  await look(page, 'three are asked for, and one that the browser did not allow');
  await panel.play(toStarted(0), toStarted(1), toEnded(2, { outcome: 'refused' }), {
    type: 'call-progress',
    call: 0,
    progress: 1,
    total: 2,
    words: 'Half',
  });
  await page.locator('progress').waitFor();
  await look(page, 'running, refused');
  await panel.play(
    toEnded(0, { outcome: 'failed', text: 'No answer.' }),
    toEnded(1, { outcome: 'malformed', text: 'No JSON.' }),
    toStep(2),
    toCall('read_page', {}),
    toCallsEnd,
    toAsked(3),
    toStarted(3),
    toEnded(3, { text: pageWords, untrusted: true }),
    toStep(3),
    toCall('list_tabs', {}),
    toCallsEnd,
    toAsked(4),
    { type: 'abort', atMs: Date.now() },
  );
  await panel.until('stopped');
  for (const summary of await page.locator('.call summary').all()) await summary.click();
  await look(page, 'failed, malformed, refused, done and stopped, unfolded');
});
