import { figures as german } from './de/figures.ts';
import { figures as english } from './en/figures.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of figures in English. */
export const englishFigures = english;

/** The words of what answers took, which come with what shows it. */
export const figureWords: AreaWords = { en: english, de: german };
