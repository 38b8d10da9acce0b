import { prompts as german } from './de/prompts.ts';
import { prompts as english } from './en/prompts.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of prompts in English. */
export const englishPrompts = english;

/** The words of prompts, which come with the first one. */
export const promptWords: AreaWords = { en: english, de: german };
