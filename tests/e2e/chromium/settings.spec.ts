import { expect } from '@playwright/test';
import { presets } from '../../../lib/providers/presets.ts';
import { commonWords } from '../../support/common-words.ts';
import { languages } from '../../../lib/strings/locale.ts';
import { starters } from '../../../lib/strings/en/starters.ts';
import { optionsWords } from '../../../lib/strings/options-words.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { numbered, unfinished } from '../support/scenarios.ts';

test('"Stop when I close" is off at first; on, closing the last surface stops the run', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const options = await sidestream.openOptions();
  await expect(options.stopOnClose).not.toBeChecked();
  await options.stopOnClose.check();
  const panel = await sidestream.openPanel();
  const second = await sidestream.openPanel();
  server.next(unfinished(['one ', 'two '], 'silence'));
  await panel.ask('Count');
  await panel.untilText('one two ');
  await second.untilText('one two ');

  // Another surface still shows it.
  await panel.page.close();
  const popup = await sidestream.openPopup();
  await popup.untilText('one two ');
  await second.page.close();
  const third = await sidestream.openPanel();
  await third.untilText('one two ');
  await popup.page.close();
  expect((await chat(0)).closedAtMs).toBeUndefined();
  expect((await third.last()).state).toBe('streaming');

  await third.page.close();
  expect(await (await chat(0)).closed).toBe('client');
  const last = await sidestream.openPanel();
  expect((await last.until('stopped')).text).toBe('one two');

  await options.page.bringToFront();
  await options.stopOnClose.uncheck();
  const deltas = numbered(4);
  server.next(chatStream({ deltas, holdAfterDelta: { index: 1, name: 'closed' } }));
  await last.ask('Again');
  await last.untilText(deltas.slice(0, 2).join(''));
  await last.page.close();
  server.release('closed');
  const request = await chat(1);
  await request.closed;
  expect(request.sentText).toBe(deltas.join(''));
  const reopened = await sidestream.openPanel();
  expect((await reopened.until('finished')).text).toBe(deltas.join('').trimEnd());
});

test('New conversation begins afresh; the run in the old one goes on and is found in the list', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const deltas = numbered(6);
  server.next(chatStream({ deltas, holdAfterDelta: { index: 2, name: 'away' } }));
  await panel.ask('The old one');
  await panel.untilText(deltas.slice(0, 3).join(''));
  await panel.newConversation.click();
  await expect(panel.answers).toHaveCount(0);
  await expect(panel.stop).toHaveCount(0);
  await expect(panel.message).toHaveValue('');
  server.next(chatStream({ text: 'New.' }));
  await panel.ask('The new one');
  await panel.until('finished');
  expect(server.requests.at(-1)?.body).toMatchObject({
    messages: [{ role: 'system' }, { role: 'user', content: 'The new one' }],
  });

  await panel.page.getByRole('button', { name: 'Conversations', exact: true }).click();
  const list = panel.page.getByRole('dialog', { name: 'Conversations' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  const old = list.locator('.sheet-row', { hasText: 'The old one' });
  await expect(old).toContainText('Answering');
  await old.click();
  await panel.untilText(deltas.slice(0, 3).join(''));
  server.release('away');
  expect((await panel.until('finished')).text).toBe(deltas.join('').trimEnd());
  expect(await panel.questions()).toEqual(['The old one']);
  expect(await panel.page.getByRole('heading', { level: 1 }).textContent()).toBe('The old one');
});

test('the language is chosen in the options, and open surfaces change with it', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const options = await sidestream.openOptions();
  await options.language.selectOption('de');
  const { t } = createTranslator('de', optionsWords, commonWords);
  await expect(options.page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(options.page.getByRole('heading', { level: 1 })).toHaveText(t('options.title'));
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(
    panel.page.getByRole('textbox', { name: t('panel.message'), exact: true }),
  ).toBeVisible();
  await expect(
    panel.page.getByRole('button', { name: t('panel.send'), exact: true }),
  ).toBeVisible();
  expect(t('panel.send')).not.toBe('Send');
});

test('in the longer pseudo-locale no text is left that is not from the catalogue', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await sidestream.set({ language: 'en-XA' });
  server.next(unfinished(['⟦answer⟧'], 'disconnect'));
  const panel = await sidestream.open('sidepanel.html');
  await panel.locator('header .model-picker').waitFor();
  await panel.locator('textarea').fill('⟦question⟧');
  await panel.locator('textarea').press('Enter');
  await expect(panel.locator('[data-answer]')).toHaveText('⟦answer⟧');
  server.release('cut');
  await expect(panel.locator('article')).toHaveAttribute('data-state', 'interrupted');
  await expect(panel.locator('html')).toHaveAttribute('lang', 'en-XA');
  const options = await sidestream.open('options.html');
  await expect(options.locator('html')).toHaveAttribute('lang', 'en-XA');
  await options.locator('form.editor').waitFor();
  await options.locator('.price-list li').waitFor();
  const popup = await sidestream.open('popup.html');
  await expect(popup.locator('html')).toHaveAttribute('lang', 'en-XA');

  for (const page of [panel, options, popup]) {
    const foreign = await page.evaluate(readTexts);
    // Names of providers, models, languages, headers and keys are nobody's to translate, nor is what was typed and what others
    // said.
    expect(foreign.filter((text) => !isOwnName(text))).toEqual([]);
  }
});

test('in the right-to-left pseudo-locale pages run from right to left, and nothing overflows', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await sidestream.set({ language: 'ar-XB' });
  server.next(chatStream({ text: 'An answer that runs from left to right.\n\nمرحبا بالعالم' }));
  const panel = await sidestream.open('sidepanel.html');
  await panel.locator('header .model-picker').waitFor();
  await panel.locator('textarea').fill('Question?');
  await panel.locator('textarea').press('Enter');
  await expect(panel.locator('article')).toHaveAttribute('data-state', 'finished');
  const pages = [panel, await sidestream.open('options.html'), await sidestream.open('popup.html')];
  for (const page of pages) {
    await page.setViewportSize({ width: 320, height: 640 });
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    // What is folded away may be the widest.
    const folded = page.locator('form details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBeLessThanOrEqual(320);
  }
  // Each paragraph of an answer runs as its own words do.
  const directions = await panel
    .locator('[data-answer] > *')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction));
  expect(directions).toEqual(['ltr', 'rtl']);
});

function isOwnName(text: string): boolean {
  return (
    /^\[[^]*\]$/.test(text) ||
    /^⟦.*⟧[?]?$/.test(text) ||
    /^[\d\s.,:%()]+$/.test(text) ||
    /^127\.0\.0\.1:\d+$/.test(text) ||
    // Dates, amounts and times are written by the browser.
    /^[A-Z][a-z]+ (\d{1,2}, )?\d{4}(: \[[^]*\])?$/.test(text) ||
    /^\d{1,2}:\d{2}\s[AP]M$/.test(text) ||
    /^(\$[\d.,]+|[\d.]+ sec|–)$/.test(text) ||
    /^(Alt|Shift|Ctrl|Mac|\+|[A-Z])+$/.test(text) ||
    ownNames.has(text)
  );
}

const ownNames = new Set([
  // Prompts are the user's to name, those of the starting set too.
  ...Object.values(starters).flatMap(({ name, slash }) => [name, `/${slash}`]),
  ...presets.map(({ name }) => name),
  ...languages.map(({ name }) => name),
  // A host, among what is allowed.
  'localhost',
  'Fault server',
  'test-model',
  'fault-model',
  'en-XA',
  'Be brief.',
  'authorization',
  // Chromium's own words for a connection that was cut, behind "Details".
  'network error',
]);

/** Every text and every name that a page gives to eyes or ears. Runs in the page. */
function readTexts(): string[] {
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    if (!parentElement || ['SCRIPT', 'STYLE'].includes(parentElement.tagName)) continue;
    // A moment is written by the browser, and a report in English, for whoever mends the fault.
    if (parentElement.closest('.run-log time, .run-log-lines')) continue;
    // A sentence with figures in it is several text nodes of one element.
    found.add(
      (parentElement.children.length === 0 ? parentElement : walker.currentNode).textContent ?? '',
    );
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) {
      found.add(element.getAttribute(name) ?? '');
    }
  }
  return [...found].map((text) => text.trim()).filter((text) => text !== '');
}
