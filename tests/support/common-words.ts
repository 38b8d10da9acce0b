import { german } from '../../lib/strings/de.ts';
import { english } from '../../lib/strings/en.ts';
import type { AreaWords } from '../../lib/strings/to-translator.ts';

/** What all pages say, in both languages. A page has them of `lib/surface/page-strings.ts`, German only where it is read. */
export const commonWords: AreaWords = { en: english, de: german };
