import type { Page } from '@playwright/test';
import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { say } from '../e2e/support/scenarios.ts';
import { bundle } from './bundle.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { measureExport } from './library-export.ts';
import { toWord } from './vocabulary.ts';

const conversations = 10_000;
const messages = 200_000;
const group = `Conversations: ${conversations.toLocaleString('en')} with ${messages.toLocaleString('en')} messages`;
/** Each takes long, and differs little from the one before. */
const exports = 3;
/** Ranks of the words that are typed: everybody's, some people's, and hardly anybody's. */
const ranks = [1, 12, 90, 700, 5000, 20_000] as const;

/** Times the list of conversations and the search in it, in a panel, with a store that has seen years of use. */
export async function measureLibrary(sidestream: Sidestream, runs: number): Promise<Figure[]> {
  const source = await bundle('library-page.ts');
  const stage = await sidestream.backstage();
  await stage.addScriptTag({ content: source, type: 'module' }).catch(() => stage.evaluate(source));
  const filled = await stage.evaluate(
    ([count, each]) => (window as unknown as Filler).fill(count, each),
    [conversations, messages / conversations] as const,
  );
  if (filled < messages) throw new Error(`only ${filled} messages were written`);
  const { page } = await sidestream.openPanel();
  await page.bringToFront();
  const opened: number[] = [];
  const answered: number[] = [];
  const excerpted: number[] = [];
  for (let run = 0; run < runs * 10; run += 1) {
    opened.push(await page.evaluate(openList, say('panel.conversations')));
    const rank = ranks[run % ranks.length] ?? 1;
    const next = ranks[(run + 1) % ranks.length] ?? 1;
    for (const query of toKeystrokes(`${toWord(rank)} ${toWord(next)}`)) {
      answered.push(await page.evaluate(search, query));
    }
    await closeList(page);
    // In a list of its own: there are none yet that could be taken for these.
    await page.evaluate(openList, say('panel.conversations'));
    await page.evaluate(search, `${toWord(rank)} ${toWord(next)}`);
    const excerptMs = await page.evaluate(awaitExcerpts);
    if (excerptMs !== null) excerpted.push(excerptMs);
    await closeList(page);
  }
  const head = { group, unit: 'ms', runs };
  await page.close();
  return [
    toFigure({ ...head, label: 'the list opens, click to rows in the page' }, opened, {
      words: '≤ 150',
      most: 150,
    }),
    toFigure({ ...head, label: 'search, letter to rows in the page' }, answered, {
      words: '≤ 100',
      most: 100,
    }),
    toFigure({ ...head, label: 'excerpts, rows to their words in the page' }, excerpted),
    ...(await measureExport(sidestream, { group, runs: Math.min(runs, exports) })),
  ];
}

interface Filler {
  fill(conversations: number, messagesEach: number): Promise<number>;
}

/** What stands in the field after each letter. */
function toKeystrokes(words: string): string[] {
  return Array.from(words, (_, index) => words.slice(0, index + 1));
}

async function closeList(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

// What follows is sent into the page as text.

function openList(label: string): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the list did not open')), 30_000);
    const startedMs = performance.now();
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.sheet-row')) return;
      observer.disconnect();
      resolve(performance.now() - startedMs);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)?.click();
  });
}

function search(query: string): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer to "${query}"`)), 30_000);
    const field = document.querySelector<HTMLInputElement>('dialog input[type=search]')!;
    const list = document.querySelector('dialog')!;
    const startedMs = performance.now();
    const observer = new MutationObserver(() => {
      if (list.getAttribute('data-query') !== query) return;
      observer.disconnect();
      resolve(performance.now() - startedMs);
    });
    observer.observe(list, { attributes: true, childList: true, subtree: true });
    field.value = query;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

/** Null where nothing was found, or each title says it all. */
function awaitExcerpts(): Promise<number | null> {
  return new Promise((resolve, reject) => {
    if (!document.querySelector('.sheet-row-excerpt')) return resolve(null);
    setTimeout(() => reject(new Error('no excerpts came')), 30_000);
    const startedMs = performance.now();
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.sheet-row-excerpt mark')) return;
      observer.disconnect();
      resolve(performance.now() - startedMs);
    });
    observer.observe(document.querySelector('dialog')!, { childList: true, subtree: true });
  });
}
