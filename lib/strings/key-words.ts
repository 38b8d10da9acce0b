import { keys as german } from './de/keys.ts';
import { keys as english } from './en/keys.ts';
import type { AreaWords } from './to-translator.ts';

/** What keys are called in English. */
export const englishKeys = english;

/** The words of the sheet of keys, which come with it. */
export const keyWords: AreaWords = { en: english, de: german };
