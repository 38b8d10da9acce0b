import { common as germanCommon } from './de/common.ts';
import { ends as germanEnds } from './de/ends.ts';
import { menu as germanMenu } from './de/menu.ts';
import { common } from './en/common.ts';
import { ends } from './en/ends.ts';
import { menu } from './en/menu.ts';
import { resolveLocale } from './locale.ts';
import { noWords, toTranslator } from './to-translator.ts';
import type { AreaWords, Translator } from './to-translator.ts';

/**
 * What the background says: the page's menu, and how an answer ended. In both languages, since a service worker may not
 * `import()`, and nothing beside that, since it is read anew with every wake.
 */
export const backgroundWords: AreaWords = {
  en: { ...common, ...menu, ...ends },
  de: { ...germanCommon, ...germanMenu, ...germanEnds },
};

/** The background's translator for the user's choice of a language, `auto` for the browser's. */
export function translatorFor(choice: string, browserLanguages: readonly string[]): Translator {
  return toTranslator(resolveLocale(choice, browserLanguages), noWords, backgroundWords);
}
