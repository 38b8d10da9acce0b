import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createRandom } from '../../support/random.ts';
import { test } from '../support/chromium-test.ts';
import { hostileFormulas, readRich, richAnswer } from '../support/rich-answer.ts';

const lazy = /\/chunks\/(all-names|draw-formula|open-reader|javascript|python)-/;

test('formulas and code come with what draws them, which is loaded when they are there', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const loaded: string[] = [];
  panel.page.on('request', (request) => {
    const [, name] = lazy.exec(request.url()) ?? [];
    if (name !== undefined) loaded.push(name);
  });
  server.next(chatStream({ deltas: ['Plain text for $5, and code:\n\n```\nx\n```\n'] }));
  await panel.ask('Plain');
  await panel.until('finished');
  expect(loaded).toEqual([]);

  server.next(chatStream({ deltas: createRandom(5).split(richAnswer, 7), deltasPerSecond: 300 }));
  await panel.newConversation.click();
  await panel.ask('Rich');
  await panel.until('finished');
  await expect.poll(async () => (await panel.page.evaluate(readRich)).formulas.length).toBe(4);
  await expect
    .poll(async () => (await panel.page.evaluate(readRich)).tokens)
    .toEqual(
      expect.arrayContaining([
        'is-comment:// A comment',
        'is-keyword:const',
        'is-number:42',
        'is-comment:lines */',
        'is-keyword:def',
        'is-string:"text"',
      ]),
    );
  const shown = await panel.page.evaluate(readRich);
  expect(shown.displayed).toBe(2);
  expect(shown.formulas[1]).toBe('a1≤b');
  expect(shown.sources).toEqual(['\\notacommand{x}']);
  expect(shown.text).toContain('for $5 and $10.');
  expect(shown.labels).toEqual(['ts', 'py', 'mermaid']);
  expect(loaded.toSorted()).toEqual(
    expect.arrayContaining(['draw-formula', 'javascript', 'open-reader', 'python']),
  );
  // What is copied out of a code block is the code.
  expect(await panel.page.locator('.code pre').first().textContent()).toBe(
    '// A comment\nconst answer: number = 42; /* two\nlines */ export { answer };\n',
  );
});

test('names of characters that are rare come with the table that has them, wherever they stand', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const loaded: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/all-names-')) loaded.push(request.url());
  });
  server.next(chatStream({ deltas: ['Caf&eacute; &mdash; &alpha; &amp; &le;'] }));
  await panel.ask('Common');
  expect((await panel.until('finished')).text).toBe('Café — α & ≤');
  expect(loaded).toEqual([]);

  const rare =
    '&Zopf; &none;\n\n[a](https://example.org/&Zopf; "&Zopf;")\n\n```p&Zopf;\n&Zopf;\n```\n';
  server.next(chatStream({ deltas: [rare] }));
  await panel.ask('Rare');
  expect((await panel.until('finished')).text).toContain('ℤ &none;');
  await expect(page.locator('.code-language')).toHaveText('pℤ');
  await expect(page.locator('.code pre')).toHaveText('&Zopf;');
  const link = panel.answers.last().getByRole('link');
  expect(decodeURI((await link.getAttribute('href')) ?? '')).toBe('https://example.org/ℤ');
  expect(loaded).not.toEqual([]);
});

test('formulas that would lead, load, name or last do nothing', async ({ sidestream, server }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const requests: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  const title = await page.title();
  const lines = hostileFormulas.flatMap((source) => [`\\(${source}\\) a`, `$$${source}$$`]);
  server.next(chatStream({ deltas: [`${lines.join('\n\n')}\n\n$x$\n`] }));
  await panel.ask('Hostile');
  await panel.until('finished');
  await expect.poll(async () => (await page.evaluate(readRich)).formulas).toContain('x');
  // The text of \text is a text; all others are shown as they were written.
  await expect
    .poll(async () => (await page.evaluate(readRich)).sources.length)
    .toBe(2 * (hostileFormulas.length - 1));
  const odd = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll('.formula :is(a, img, script, [href], [src], [id], [onclick])'),
      ({ outerHTML }) => outerHTML,
    ),
  );
  expect(odd).toEqual([]);
  expect(await page.title()).toBe(title);
  expect(requests.filter((url) => !url.startsWith('chrome-extension://'))).toEqual([]);
  expect(said).toEqual([]);
});

test('a long block of code gets its colours in slices, when it streams and when it is there at once', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await page.addInitScript(watchSlices);
  await page.reload();
  await panel.ready();
  const line = 'const value = compute("text", 12.5, other.member); // and a comment\n';
  const deltas = ['```js\n', ...Array.from({ length: 40 }, () => line.repeat(50)), '```\n'];
  server.next(chatStream({ deltas }));
  await panel.ask('Long');
  await panel.until('finished');
  for (const isThereAtOnce of [false, true]) {
    if (isThereAtOnce) await page.reload();
    const readSlices = (): Promise<number[]> => page.evaluate(() => globalThis.paintedLines);
    await expect
      .poll(async () => (await readSlices()).reduce((sum, lines) => sum + lines, 0))
      .toBe(2_000);
    expect(Math.max(...(await readSlices()))).toBeLessThan(1_000);
  }
});

declare global {
  /** How many lines got their colours in each turn of the page. */
  var paintedLines: number[];
}

/** Counts the lines whose text was replaced by pieces, turn by turn. It is run in the page. */
function watchSlices(): void {
  globalThis.paintedLines = [];
  new MutationObserver((records) => {
    const lines = records.filter(
      ({ target, removedNodes }) =>
        removedNodes.length > 0 &&
        target instanceof Element &&
        target.matches('.code :is(code, .line-part) > span'),
    );
    if (lines.length > 0) globalThis.paintedLines.push(lines.length);
  }).observe(document, { childList: true, subtree: true });
}
