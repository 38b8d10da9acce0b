import { Readability } from '@mozilla/readability';
import { removeHidden } from '../core/hidden-characters.ts';
import type { ReadPage } from '../core/page-reading.ts';
import { lengthOf, removeChrome } from './remove-chrome.ts';
import { toMarkdown } from './to-markdown.ts';
import { readTranscript } from './transcript.ts';
import { toVisibleCopy } from './visible-copy.ts';

/** More characters than this no model reads, and a page of its own would stand still for as long as it is read. */
const mostCharacters = 8_000_000;

/** The words of a page lie in its `main` where that has at least this share of them. */
const leastOfMain = 0.4;
/** The library goes over each element again and again: of a page with more than this, all that is not chrome counts. */
const mostElements = 10_000;
/** What the library takes for the words counts where it is no fragment: this share of what is not chrome. */
const leastOfWords = 0.75;

/**
 * Reads a page whole: its main content, without what is around it and without what nobody sees; of a video its transcript,
 * where its page offers one. Runs in the page, and changes nothing of it but that.
 */
export async function readPage(page: Document): Promise<ReadPage | { isTooLarge: true }> {
  if ((page.body?.textContent?.length ?? 0) > mostCharacters) return { isTooLarge: true };
  const transcript = await readTranscript(page);
  const { raw, unseen } =
    transcript === undefined ? readWords(page) : { raw: transcript, unseen: 0 };
  const text = removeHidden(raw);
  return {
    title: removeHidden(page.title.trim()),
    url: page.location.href,
    text,
    hidden: unseen + raw.length - text.length,
  };
}

function readWords(page: Document): { raw: string; unseen: number } {
  const { document: copy, unseen } = toVisibleCopy(page);
  const all = lengthOf(copy.body);
  removeChrome(copy.body);
  const main = findMain(copy, all) ?? findWords(copy) ?? copy.body;
  return { raw: toWords(main, page.baseURI), unseen };
}

/** Markdown, or the bare words of what a library stumbles over: pages are written by strangers. */
function toWords(main: HTMLElement, base: string): string {
  try {
    return toMarkdown(main, base);
  } catch {
    return (main.textContent ?? '').replaceAll(/\n\s*\n\s*/g, '\n\n').trim();
  }
}

function findMain(copy: Document, all: number): HTMLElement | undefined {
  const mains = [...copy.querySelectorAll<HTMLElement>('main,[role=main]')];
  const articles = [...copy.querySelectorAll<HTMLElement>('article')];
  const only = mains.length === 1 ? mains[0] : articles.length === 1 ? articles[0] : undefined;
  return only && lengthOf(only) >= leastOfMain * all ? only : undefined;
}

/** What the library finds, where it is not a fragment: it is made for articles, and takes one post for a thread. */
function findWords(copy: Document): HTMLElement | undefined {
  if (copy.querySelectorAll('*').length > mostElements) return undefined;
  const twin = copy.cloneNode(true) as Document;
  const found = new Readability<HTMLElement>(twin, {
    keepClasses: true,
    serializer: (node) => node as HTMLElement,
  }).parse();
  const content = found?.content ?? undefined;
  if (!content || lengthOf(content) < leastOfWords * lengthOf(copy.body)) return undefined;
  // It takes the rows of a table and leaves the table.
  return content.querySelector('tr')?.closest('table') === null ? undefined : content;
}
