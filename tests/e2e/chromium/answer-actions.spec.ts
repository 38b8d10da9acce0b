import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { readPaste } from '../support/chromium-clipboard.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

// What nobody sees is said with escapes: tags, an override of direction, the escape of a terminal.
const text = `# Rivers

They *flow*\u{e0061}\u202e, see [the survey](https://example.org/a)\u001b[31m.

1. down
2. on

\`\`\`sh
echo "down"
\`\`\`

| River | km |
|---|---|
| Elbe | 1094 |

So $v = s$ it is[^1].

[^1]: A note.`;

const clean = ['\u{e0061}', '\u202e', '\u001b'].reduce(
  (left, hidden) => left.replaceAll(hidden, ''),
  text,
);

async function asked(
  { connect, openPanel }: Sidestream,
  server: FaultServer,
): Promise<SurfacePage> {
  await connect();
  const panel = await openPanel();
  server.next(chatStream({ text }));
  await panel.ask('How do rivers flow?');
  await panel.until('finished');
  await panel.answers.last().hover();
  return panel;
}

async function unfold({ answers }: SurfacePage): Promise<void> {
  await answers.getByRole('button', { name: say('answer.more') }).click();
}

test('an answer is copied as Markdown, as plain text and with its formatting, and nothing hidden with it', async ({
  sidestream,
  server,
}) => {
  const panel = await asked(sidestream, server);
  const press = (name: string) => panel.answers.getByRole('button', { name, exact: true }).click();

  await press(say('answer.copy'));
  await expect(panel.answers.getByRole('button', { name: say('answer.copied') })).toBeVisible();
  expect(await readPaste(sidestream.context)).toEqual({ text: clean, html: '' });

  await panel.page.bringToFront();
  await unfold(panel);
  const plain =
    'Rivers\n\nThey flow, see the survey (https://example.org/a)[31m.\n\n1. down\n2. on\n\n' +
    'echo "down"\n\nRiver\tkm\nElbe\t1094\n\nSo v = s it is[1].\n\n[1] A note.';
  await press(say('answer.copyPlain'));
  await expect(panel.answers.getByText(say('answer.copied'), { exact: true })).toBeVisible();
  expect(await readPaste(sidestream.context)).toEqual({ text: plain, html: '' });

  await panel.page.bringToFront();
  await expect(panel.answers.locator('math')).toHaveCount(1);
  await press(say('answer.copyRich'));
  await expect(panel.answers.getByText(say('answer.copied'), { exact: true })).toBeVisible();
  const rich = await readPaste(sidestream.context);
  expect(rich.text).toBe(plain);
  // Read as the program does that it is pasted into.
  const page = await sidestream.context.newPage();
  await page.setContent(rich.html);
  const shown = await page.evaluate(() => ({
    heading: document.querySelector('h1')?.textContent,
    emphasis: document.querySelector('em')?.textContent,
    link: document.querySelector('a')?.href,
    items: Array.from(document.querySelectorAll('ol > li'), (item) => item.textContent),
    code: document.querySelector('pre code')?.textContent,
    cells: Array.from(document.querySelectorAll('td'), (cell) => cell.textContent),
    formulas: document.querySelectorAll('math').length,
    furniture: document.querySelectorAll('button, span[class], [style], [onclick]').length,
  }));
  expect(shown).toEqual({
    heading: 'Rivers',
    emphasis: 'flow',
    link: 'https://example.org/a',
    items: ['down', 'on', 'A note.'],
    code: 'echo "down"\n',
    cells: ['Elbe', '1094'],
    formulas: 1,
    furniture: 0,
  });
});

test('what is pasted with its formatting is the answer, and nothing of the page', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const rows = Array.from({ length: 300 }, (_, row) => `| ${row} | b | c |`).join('\n');
  const text = `- [x] done
- [ ] *open*
- plain

Asked [here](https://b.example), or [there](https://evil.example/?q=${'x'.repeat(300)}). Not [so](javascript:a)[^1]. <https://c.example>x

| a | b | c |
| :-- | :-: | --: |
${rows}

[^1]: A note.`;
  server.next(chatStream({ text }));
  await panel.ask('Copy me');
  await panel.until('finished');
  await panel.answers.last().hover();
  await unfold(panel);
  await panel.answers.getByRole('button', { name: say('answer.copyRich'), exact: true }).click();
  await expect(panel.answers.getByText(say('answer.copied'), { exact: true })).toBeVisible();
  const { html } = await readPaste(sidestream.context);
  const page = await sidestream.context.newPage();
  await page.setContent(html);
  const shown = await page.evaluate(() => ({
    items: Array.from(document.querySelectorAll('ul > li'), (item) => item.innerHTML),
    line: document.querySelector('p')?.textContent,
    tables: document.querySelectorAll('table').length,
    rows: document.querySelectorAll('tr').length,
    sides: Array.from(document.querySelectorAll('th, tr:last-child > td'), (cell) =>
      cell.getAttribute('align'),
    ).slice(0, 6),
    end: Array.from(document.body.children, ({ localName }) => localName).slice(-2),
    note: document.querySelector('hr + ol > li')?.textContent,
    ofPage: document.querySelectorAll('input, fieldset, button, span, [class]').length,
  }));
  expect(shown).toEqual({
    items: ['☑ done', '☐ <em>open</em>', 'plain'],
    line: 'Asked here, or there. Not so (javascript:a)1. https://c.example (c.example)x',
    tables: 1,
    rows: 301,
    sides: ['left', 'center', 'right', 'left', 'center', 'right'],
    end: ['hr', 'ol'],
    note: 'A note.',
    ofPage: 0,
  });
});

test('an answer is shared as a file, named after its conversation', async ({
  sidestream,
  server,
}) => {
  const panel = await asked(sidestream, server);
  await unfold(panel);
  const [file] = await Promise.all([
    panel.page.waitForEvent('download'),
    panel.answers.getByRole('button', { name: say('answer.share') }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('How do rivers flow.md');
  expect(readFileSync(await file.path(), 'utf8')).toBe(`${clean}\n`);
});

test('where no voice is of this device, nothing is read aloud, with a sentence', async ({
  sidestream,
  server,
}) => {
  // This browser has voices of neither kind: one that sends the text away is put in their place.
  await sidestream.context.addInitScript(() => {
    const remote = { name: 'remote', lang: 'en-GB', localService: false, default: true };
    speechSynthesis.getVoices = () => [remote as SpeechSynthesisVoice];
    speechSynthesis.speak = () => {
      throw new Error('the text was sent away');
    };
  });
  const panel = await asked(sidestream, server);
  await unfold(panel);
  await panel.answers.getByRole('button', { name: say('answer.speak') }).click();
  await expect(panel.answers.getByText(say('answer.noVoice'))).toBeVisible();
});

test('an answer is read aloud by a voice of this device, until it is stopped', async ({
  sidestream,
  server,
}) => {
  await sidestream.context.addInitScript(() => {
    const toVoice = (name: string, localService: boolean) =>
      ({ name, lang: 'en-GB', localService, default: !localService }) as SpeechSynthesisVoice;
    const said: (string | undefined)[][] = [];
    // A real utterance takes a real voice alone.
    class Utterance extends EventTarget {
      text: string;
      voice?: SpeechSynthesisVoice;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    Object.assign(globalThis, { said, SpeechSynthesisUtterance: Utterance });
    speechSynthesis.getVoices = () => [toVoice('remote', false), toVoice('local', true)];
    speechSynthesis.speak = ({ text, voice }) => void said.push([text, voice?.name]);
    speechSynthesis.cancel = () => void said.push(['cancelled']);
  });
  const panel = await asked(sidestream, server);
  await unfold(panel);
  await panel.answers.getByRole('button', { name: say('answer.speak') }).click();
  const stop = panel.answers.getByRole('button', { name: say('answer.stopSpeaking') });
  await expect(stop).toBeVisible();
  const read = () =>
    panel.page.evaluate(() => (globalThis as unknown as { said: string[][] }).said);
  const said = await read();
  expect(said.slice(1, 3)).toEqual([
    ['Rivers', 'local'],
    ['They flow, see the survey (https://example.org/a)[31m.', 'local'],
  ]);
  await stop.click();
  await expect(panel.answers.getByRole('button', { name: say('answer.speak') })).toBeVisible();
  expect((await read()).at(-1)).toEqual(['cancelled']);
});
