import { diagnostics as german } from './de/diagnostics.ts';
import { diagnostics as english } from './en/diagnostics.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of the log in English. */
export const englishDiagnostics = english;

/** The words of the log, which come with what shows it. */
export const diagnosticsWords: AreaWords = { en: english, de: german };
