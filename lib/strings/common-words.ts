import { german } from './de.ts';
import { english } from './en.ts';
import { resolveLocale } from './locale.ts';
import { createTranslator } from './translator.ts';
import type { AreaWords, Translator } from './translator.ts';

/**
 * What all parts of the extension say, for who can load nothing later: the background, whose service worker may not
 * `import()`. A page has its words of `lib/surface/page-strings.ts`, and German only where it is read.
 */
export const commonWords: AreaWords = { en: english, de: german };

/** The translator for the user's choice of a language, `auto` for the browser's. */
export function translatorFor(choice: string, browserLanguages: readonly string[]): Translator {
  return createTranslator(resolveLocale(choice, browserLanguages), undefined, commonWords);
}
