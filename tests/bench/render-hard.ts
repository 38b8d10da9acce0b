import { startChromium } from '../e2e/support/chromium-browser.ts';
import type { Chromium } from '../e2e/support/chromium-browser.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { onStage, openStagePage, serveStages } from './render-pages.ts';
import { toFrames } from './render-text.ts';
import { traceTasks } from './task-trace.ts';

/** Texts that no honest answer has, and that must not hold up the page that shows them. */
export const hardTexts: Readonly<Record<string, () => string>> = {
  '`**a**` × 50,000': () => '**a**'.repeat(50_000),
  '10,000 nested quotes': () => `${'> '.repeat(10_000)}a`,
  '10,000 nested brackets': () => `${'['.repeat(10_000)}a${']'.repeat(10_000)}`,
  'a line of 1 MB': () => 'a line that has no end '.repeat(45_600),
  'a line of 1 MB without a space': () => 'line'.repeat(262_144),
  'a line of 1 MB in a fence': () =>
    `\`\`\`\n${'a line that has no end '.repeat(45_600)}\n\`\`\`\n`,
  'raw HTML of 250 kB': () => `<div>\n${'<p>a line of a page</p>\n'.repeat(11_400)}</div>\n`,
  'a table of 5,000 rows': () =>
    `| name | what it is | number |\n| --- | --- | ---: |\n${Array.from({ length: 5_000 }, (_, row) => `| row ${row} | some words of row ${row} | ${row} |`).join('\n')}\n`,
  'a list of 5,000 items': () => numbered(5_000, (item) => `- item ${item} with some words\n`),
  '20,000 references to one footnote, defined last': () =>
    `${'[^1]'.repeat(20_000)}\n\n[^1]: The note.\n`,
  '3,000 footnotes, defined last': () =>
    `${numbered(3_000, (note) => `Some words[^${note}]${note % 20 === 0 ? '\n\n' : ' '}`)}${numbered(3_000, (note) => `[^${note}]: Note ${note}.\n`)}`,
  '5,000 links, defined last': () =>
    `${numbered(5_000, (link) => `some words [r${link}] `)}\n\n${numbered(5_000, (link) => `[r${link}]: /u${link}\n`)}`,
  '20,000 links with one definition, which comes last': () =>
    `${'[r] '.repeat(20_000)}\n\n[r]: /u\n`,
};

function numbered(count: number, toText: (number: number) => string): string {
  return Array.from({ length: count }, (_, index) => toText(index + 1)).join('');
}

const group = 'Rendering, Chromium: the longest task of hard texts';
const aim = { words: '≤ 100 ms', most: 100 };
/** How many pieces they come in when they come as a stream. */
const frameCount = 300;

/** The longest task while such a text streams in, and while it is opened whole. */
export async function measureHardTexts(server: FaultServer, runs: number): Promise<Figure[]> {
  await serveStages(server, ['ours']);
  const figures: Figure[] = [];
  const chromium = await startChromium();
  try {
    for (const [name, toText] of Object.entries(hardTexts)) {
      const streamed: number[] = [];
      const opened: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        streamed.push(await measureLongest(chromium, server, toFrames(toText(), frameCount)));
        opened.push(await measureLongest(chromium, server, toText()));
      }
      const head = { group, unit: 'ms', runs };
      figures.push(
        toFigure({ ...head, label: `${name}, streamed` }, streamed, aim),
        toFigure({ ...head, label: `${name}, opened` }, opened, aim),
      );
    }
  } finally {
    await chromium.forget();
  }
  return figures;
}

async function measureLongest(
  chromium: Chromium,
  server: FaultServer,
  text: string | readonly string[],
): Promise<number> {
  const stage = await openStagePage(chromium, server, 'ours');
  const tasks = await traceTasks(stage.page, async () => {
    if (typeof text === 'string') return onStage(stage, 'show', [text]);
    await onStage(stage, 'begin');
    await onStage(stage, 'play', text);
    await onStage(stage, 'end');
  });
  await stage.close();
  return Math.max(...tasks);
}
