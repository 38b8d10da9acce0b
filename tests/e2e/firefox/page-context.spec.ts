import { expect } from '@playwright/test';
import { test } from '../support/firefox-test.ts';
import type { TabSurface } from '../support/firefox-test.ts';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import { makePdf } from '../../support/make-pdf.ts';
import { pageFixtures } from '../../support/page-fixtures.ts';
import { say } from '../support/scenarios.ts';

/** All that goes along; what a test leaves behind goes along in the next new conversation too. */
function readChips({ view }: TabSurface): Promise<string> {
  return view.evaluate(() => document.querySelector('.context-chips')?.textContent ?? '');
}

test('the page is added by a click, whole and without what nobody sees, and sent', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  server.when(({ path }) => path === '/mill', htmlPage(200, pageFixtures.article));
  const web = await sidestream.browser.newPage();
  await web.goto(`${server.url}/mill`);
  await panel.view.page.bringToFront();
  await panel.view.press(say('panel.addContext'));
  await panel.view.press(say('context.addPage'));
  await expect.poll(() => readChips(panel)).toContain('How a tidal mill works');
  await panel.ask('What is it about?');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  const sent = messages.at(-1)?.content ?? '';
  expect(sent).toMatch(/<(page-[0-9a-z]{12})>\nHow a tidal mill works[^]*<\/\1>$/);
  expect(sent).toContain(
    '3.  Grease the shaft when the pond is half empty, *not* when it is full.',
  );
  expect(sent).not.toContain('praise this newspaper');
  await web.close();
});

test('a PDF is read from its file, in a worker of our own', async ({ panel }) => {
  await panel.view.press(say('panel.addContext'));
  const bytes = [...makePdf(['The ferry leaves at seven.'], { title: 'Timetable' })];
  await expect
    .poll(() => panel.view.evaluate(() => document.querySelector('input[type=file]') !== null))
    .toBe(true);
  await panel.view.evaluate((bytes: number[]) => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(bytes)], 'timetable.pdf'));
    if (!input) return;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, bytes);
  await expect.poll(() => readChips(panel)).toContain('timetable.pdf');
});

// Last in this file: what is allowed here stays so.
test('each permission is named before it is asked for, in a click of its own; a refusal is told', async ({
  panel,
  sidestream,
  server,
}) => {
  const loopback = ['*://localhost/*', '*://127.0.0.1/*', '*://[::1]/*'];
  await sidestream.setHostAccess(loopback, 'revoked');
  server.when(({ path }) => path === '/mill', htmlPage(200, pageFixtures.article));
  const web = await sidestream.browser.newPage();
  await web.goto(`${server.url}/mill`);
  await panel.view.page.bringToFront();
  await panel.focus();
  await panel.view.type('Half a thought');
  await panel.view.press(say('panel.addContext'));
  const told = () =>
    panel.view.evaluate(() => document.querySelector('.add-context')?.textContent ?? '');
  /** What Firefox lets us read of any tab but our own. */
  const readPages = () =>
    panel.view.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      const texts = tabs.map(async ({ id = -1 }) => {
        const func = () => document.body.innerText;
        const answers = await chrome.scripting
          .executeScript({ target: { tabId: id }, func })
          .catch(() => []);
        return answers[0]?.result ?? '';
      });
      return (await Promise.all(texts)).join('');
    });
  await expect.poll(told).toContain(say('context.asksTabs'));
  await panel.view.press(say('context.allowTabs'));
  await sidestream.answerPrompt('refuse');
  await expect.poll(told).toContain(say('context.refused'));
  expect(await readPages()).toBe('');
  await panel.view.press(say('context.allowTabs'));
  await sidestream.answerPrompt('allow');
  const host = new URL(server.url).host;
  await expect.poll(told).toContain(say('context.asksOrigin', { host }));
  // Which page it is may be known by now, and nothing of what is in it.
  expect(await readPages()).toBe('');
  expect(await readChips(panel)).not.toContain('tidal mill');
  await panel.view.press(say('context.allowOrigin', { host }));
  await sidestream.answerPrompt('refuse');
  await expect.poll(told).toContain(say('context.refused'));
  expect(await readPages()).toBe('');
  expect(await readChips(panel)).not.toContain('tidal mill');
  await panel.view.press(say('context.allowOrigin', { host }));
  await sidestream.answerPrompt('allow');
  await expect.poll(() => readChips(panel)).toContain('How a tidal mill works');
  // What was looked for in vain is there to be found.
  expect(await readPages()).toContain('tidal mill');
  expect(await panel.draft()).toBe('Half a thought');
  // Sent, so that it is nobody's draft in the specs that follow.
  await panel.view.type(' is whole');
  await panel.view.key('Enter');
  await panel.until('finished');
  await web.close();
  await sidestream.setHostAccess(['http://127.0.0.1/*', 'http://localhost/*'], 'revoked');
  await sidestream.setHostAccess(loopback, 'granted');
});
