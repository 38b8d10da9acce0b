import { english } from './en.ts';
import type { Locale } from './locale.ts';
import { noWords, toTranslator } from './to-translator.ts';
import type { AreaWords, Translator } from './to-translator.ts';

/** The common words of who has no German at hand. */
const commonEnglish: AreaWords = { en: english, de: {} };

/**
 * Builds the translator of `locale`, with the words of an area beside the common ones. These are English in German too
 * for who does not bring them: they are not imported here, since a page loads them only for who reads German.
 */
export function createTranslator(
  locale: Locale,
  words: AreaWords = noWords,
  common: AreaWords = commonEnglish,
): Translator {
  return toTranslator(locale, words, common);
}
