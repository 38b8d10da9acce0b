import { structured as german } from './de/structured.ts';
import { structured as english } from './en/structured.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of answers that are data, in English. */
export const englishStructured = english;

/** The words of such answers, which come with the first one. */
export const structuredWords: AreaWords = { en: english, de: german };
