import { list as german } from './de/list.ts';
import { list as english } from './en/list.ts';
import type { AreaWords } from './to-translator.ts';

/** What the list of conversations says in English. */
export const englishList = english;

/** The words of the list of conversations, which come with it. */
export const listWords: AreaWords = { en: english, de: german };
