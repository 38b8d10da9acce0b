import { palette as german } from './de/palette.ts';
import { palette as english } from './en/palette.ts';
import { keyWords } from './key-words.ts';
import type { AreaWords } from './to-translator.ts';

/** What the search for everything says in English. */
export const englishPalette = english;

/** The words of the search for everything, and those of the actions that it finds. */
export const paletteWords: AreaWords = {
  en: { ...keyWords.en, ...english },
  de: { ...keyWords.de, ...german },
};
