import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachWords } from '../../../lib/strings/attach-words.ts';
import { backupWords } from '../../../lib/strings/backup-words.ts';
import { callWords } from '../../../lib/strings/call-words.ts';
import { branchWords } from '../../../lib/strings/branch-words.ts';
import { permissionWords } from '../../../lib/strings/permission-words.ts';
import { figureWords } from '../../../lib/strings/figure-words.ts';
import { contextWords } from '../../../lib/strings/context-words.ts';
import type { Catalogue } from '../../../lib/strings/catalogue.ts';
import { commonWords } from '../../support/common-words.ts';
import { keyWords } from '../../../lib/strings/key-words.ts';
import { listWords } from '../../../lib/strings/list-words.ts';
import { optionsWords } from '../../../lib/strings/options-words.ts';
import { promptWords } from '../../../lib/strings/prompt-words.ts';
import { structuredWords } from '../../../lib/strings/structured-words.ts';
import { waysWords } from '../../../lib/strings/ways-words.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';
import type { StringKey } from '../../../lib/strings/catalogue.ts';

const areas = [
  optionsWords,
  listWords,
  backupWords,
  branchWords,
  callWords,
  contextWords,
  attachWords,
  keyWords,
  figureWords,
  permissionWords,
  promptWords,
  structuredWords,
  waysWords,
];
const words = {
  en: Object.assign({}, ...areas.map(({ en }) => en)) as Catalogue,
  de: Object.assign({}, ...areas.map(({ de }) => de)) as Catalogue,
};

/** A text of the German catalogue. */
export const sayGerman = createTranslator('de', words, commonWords).t as (
  key: StringKey,
  params?: Readonly<Record<string, string | number>>,
) => string;

function toTexts(...catalogues: readonly Catalogue[]): Set<string> {
  const phrases = catalogues.flatMap((catalogue) => Object.values(catalogue));
  return new Set(phrases.filter((phrase) => typeof phrase === 'string'));
}

const germanTexts = toTexts(commonWords.de, words.de);
const englishTexts = toTexts(commonWords.en, words.en);

/** Those of `texts` that are of the English catalogue and of no other. */
export function pickEnglish(texts: readonly string[]): string[] {
  return texts.filter((text) => englishTexts.has(text) && !germanTexts.has(text));
}

/** The files of a build's pages that hold the common German words: their names within `chunks`. */
export function findGermanChunks(build: string): string[] {
  const folder = join(build, 'chunks');
  const sample = sayGerman('panel.waiting');
  return readdirSync(folder).filter((name) =>
    readFileSync(join(folder, name), 'utf8').includes(sample),
  );
}

/** Remembers everything that a page says, and its language at its first words. Sent into pages as text. */
export function listenToPage(): void {
  const heard = new Set<string>();
  let firstLanguage: string | undefined;
  const listen = (): void => {
    if (!document.body) return;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.localName !== 'script') heard.add(textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        heard.add(element.getAttribute(name) ?? '');
      }
    }
    heard.delete('');
    if (heard.size > 0) firstLanguage ??= document.documentElement.lang;
  };
  // Told before any picture of what has changed.
  new MutationObserver(listen).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  Object.assign(globalThis, {
    heardTexts: () => ({ texts: [...heard], firstLanguage }),
  });
}

/** What was said so far. Sent into pages as text. */
export function takeHeard(): { texts: string[]; firstLanguage: string | undefined } {
  const { heardTexts } = globalThis as unknown as { heardTexts: typeof takeHeard };
  return heardTexts();
}
