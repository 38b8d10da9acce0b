import { context as german } from './de/context.ts';
import { context as english } from './en/context.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of what goes along with a question, in English. */
export const englishContext = english;

/** The words of what goes along with a question, which come with it. */
export const contextWords: AreaWords = { en: english, de: german };
