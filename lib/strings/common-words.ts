import { german } from './de.ts';
import { english } from './en.ts';
import type { AreaWords } from './to-translator.ts';

/** What all pages say, in both languages. A page has them of `lib/surface/page-strings.ts`, German only where it is read. */
export const commonWords: AreaWords = { en: english, de: german };
