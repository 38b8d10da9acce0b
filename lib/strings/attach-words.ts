import { attach as german } from './de/attach.ts';
import { attach as english } from './en/attach.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of files and pictures in English. */
export const englishAttach = english;

/** The words of files and pictures, which come with them. */
export const attachWords: AreaWords = { en: english, de: german };
