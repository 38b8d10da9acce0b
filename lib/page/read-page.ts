import { toBeginning } from '../core/content.ts';
import { removeHidden } from '../core/hidden-characters.ts';
import type { ReadPage } from '../core/page-reading.ts';
import { findCore, findWords, narrow } from './find-main.ts';
import { putInPortions } from './in-portions.ts';
import { unfoldLayout } from './layout-tables.ts';
import { baseOf, bodyOf, textOf, titleOf } from './own-members.ts';
import { removeChrome } from './remove-chrome.ts';
import { lengthOf } from './sizes.ts';
import { toMarkdown } from './to-markdown.ts';
import { isFilmSite, openTranscript, toTranscript } from './transcript.ts';
import { toVisibleCopy } from './visible-copy.ts';

/** More characters than this no model reads, and a page of its own would stand still for as long as it is read. */
const mostCharacters = 8_000_000;

/** More of a title nobody shows, and it is sent in front of the words. */
const mostTitle = 500;

/** What is said of a frame of another site where nobody has brought other words. */
const englishFrameNote = 'A frame of {host}: not read, since it belongs to another site';

/**
 * Reads a page whole: its main content, without what is around it and without what nobody sees; of a video on
 * YouTube its transcript, where its page offers one. Runs in the page, and changes nothing of it but that.
 */
export async function readPage(
  page: Document,
  frameNote = englishFrameNote,
): Promise<ReadPage | { isTooLarge: true }> {
  const body = bodyOf(page) as Node | null;
  if (((body && textOf(body)) ?? '').length > mostCharacters) return { isTooLarge: true };
  const isFilm = isFilmSite(page.location);
  if (isFilm) await openTranscript(page);
  const { document: copy, unseen } = toVisibleCopy(page, frameNote);
  const raw = (isFilm ? toTranscript(copy) : undefined) ?? (await readWords(copy, baseOf(page)));
  const text = removeHidden(raw);
  return {
    title: removeHidden(toBeginning(titleOf(page).trim(), mostTitle)),
    url: page.location.href,
    text,
    hidden: unseen + raw.length - text.length,
  };
}

async function readWords(copy: Document, base: string): Promise<string> {
  // Between its steps the page is its reader's: a long one takes a third of a second for each.
  await pause();
  unfoldLayout(copy.body);
  const title = findTitle(copy);
  const core = findCore(copy);
  removeChrome(copy.body, core);
  const main = core ? narrow(core) : (findWords(copy) ?? copy.body);
  trimEnds(main, title);
  if (title && !main.contains(title)) main.prepend(title);
  putInPortions(main);
  await pause();
  return toWords(main, base);
}

/** Lets the page go on. By a message: timers of a tab in the back wait for a second. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const go = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', go, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

/** A heading of the second rank with fewer letters than this is no title. */
const leastTitle = 8;
/** More than this many letters before the title are an introduction. */
const mostBeforeTitle = 80;

/** Takes away the few words that stand before the title, and a heading at the end that heads nothing. */
function trimEnds(main: HTMLElement, title: Element | undefined): void {
  if (title && main.contains(title)) {
    const before = main.ownerDocument.createRange();
    before.setStart(main, 0);
    before.setEndBefore(title);
    if (before.toString().replaceAll(/\s+/g, '').length <= mostBeforeTitle) before.deleteContents();
  }
  const last = [...main.querySelectorAll('h2')].at(-1);
  if (!last || !main.querySelector('p,li,pre')) return;
  const behind = main.ownerDocument.createRange();
  behind.setStartAfter(last);
  behind.setEndAfter(main.lastChild ?? last);
  if (behind.toString().trim() === '') last.remove();
}

/**
 * The title of what the page is about: the only one of the first rank, or the one that the page has as its own. Where none
 * is of the first rank, as where that is the name of the site, one of the second may be what the page's own begins with.
 */
function findTitle(copy: Document): Element | undefined {
  const titles = [...copy.querySelectorAll('h1')].filter((title) => lengthOf(title) > 0);
  if (titles.length === 1) return titles[0];
  if (titles.length === 0)
    return [...copy.querySelectorAll('h2')].find(
      (title) =>
        lengthOf(title) >= leastTitle && copy.title.startsWith((title.textContent ?? '').trim()),
    );
  return titles.find((title) => copy.title.includes((title.textContent ?? '').trim()));
}

/** Markdown, or the bare words of what a library stumbles over: pages are written by strangers. */
function toWords(main: HTMLElement, base: string): string {
  try {
    return toMarkdown(main, base);
  } catch {
    return (main.textContent ?? '').replaceAll(/\n\s*\n\s*/g, '\n\n').trim();
  }
}
