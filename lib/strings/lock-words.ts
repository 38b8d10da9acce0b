import { lock as german } from './de/lock.ts';
import { lock as english } from './en/lock.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of the passphrase in English. */
export const englishLock = english;

/** The words of the passphrase, which come with what asks for it. */
export const lockWords: AreaWords = { en: english, de: german };
