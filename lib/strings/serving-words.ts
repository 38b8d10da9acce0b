import { serving as german } from './de/serving.ts';
import { serving as english } from './en/serving.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of what servers of tools give, in English. */
export const englishServing = english;

/** The words of what servers of tools give beside tools, which come with the first of it. */
export const servingWords: AreaWords = { en: english, de: german };
