import { calls as german } from './de/calls.ts';
import { calls as english } from './en/calls.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of calls in English. */
export const englishCalls = english;

/** The words of calls, which come with the first card or with the switch for tools. */
export const callWords: AreaWords = { en: english, de: german };
