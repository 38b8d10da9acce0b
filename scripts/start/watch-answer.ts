import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** How an answer stands on the screen. */
interface Shown {
  readonly text: string;
  readonly state: string;
  /** Title and advice of an answer that did not end well. */
  readonly note: string;
}

const pollMs = 100;
const endedStates = new Set(['finished', 'cut', 'stopped', 'interrupted', 'failed']);

async function readAnswer(panel: Page): Promise<Shown | undefined> {
  return panel.evaluate(() => {
    const article = [...document.querySelectorAll<HTMLElement>('[data-run-id]')].at(-1);
    if (article === undefined) return undefined;
    const words = (selector: string) =>
      article.querySelector<HTMLElement>(selector)?.innerText.trim() ?? '';
    return {
      // Blocks with a margin and blank lines of their own come as three line breaks and more.
      text: words('[data-answer]').replaceAll(/\n{3,}/g, '\n\n'),
      state: article.dataset['state'] ?? '',
      note: `${words('.note-title')} ${words('.note-advice')}`.trim(),
    };
  });
}

/**
 * Writes what is new. An unfinished line may still change its form (`**bo` becomes a bold “bo”):
 * then it is begun anew on a line of its own.
 */
function createPrinter(write: (text: string) => void): (text: string) => void {
  let printed = '';
  return (text) => {
    if (text.startsWith(printed)) {
      write(text.slice(printed.length));
    } else {
      let same = 0;
      while (same < text.length && text[same] === printed[same]) same += 1;
      const lineStart = text.lastIndexOf('\n', same) + 1;
      write(`\n${text.slice(lineStart)}`);
    }
    printed = text;
  };
}

/**
 * Waits for the panel's last answer and writes it as the panel shows it.
 * @param limitMs how long the whole answer may take
 * @returns the text, once the answer has finished
 * @throws Error when it did not finish, with the panel's own words
 */
export async function watchAnswer(
  panel: Page,
  write: (text: string) => void,
  limitMs: number,
): Promise<string> {
  const print = createPrinter(write);
  const endMs = Date.now() + limitMs;
  while (Date.now() < endMs) {
    const shown = await readAnswer(panel);
    if (shown !== undefined) {
      print(shown.text);
      if (endedStates.has(shown.state)) {
        write('\n');
        if (shown.state === 'finished' || shown.state === 'cut') return shown.text;
        throw new Error(
          `The answer did not finish (${shown.state}). The panel says: ${shown.note}`,
        );
      }
    }
    await sleep(pollMs);
  }
  throw new Error(`The answer was not finished after ${limitMs / 1000} s.`);
}
