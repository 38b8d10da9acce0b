import { ways as german } from './de/ways.ts';
import { ways as english } from './en/ways.ts';
import type { AreaWords } from './to-translator.ts';

/** What an empty conversation says in English of what else can be done. */
export const englishWays = english;

/** The words of these ways, which come with them. */
export const waysWords: AreaWords = { en: english, de: german };
