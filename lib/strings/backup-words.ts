import { backup as german } from './de/backup.ts';
import { backup as english } from './en/backup.ts';
import type { AreaWords } from './to-translator.ts';

/** What a reminder of a backup says in English. */
export const englishBackup = english;

/** The words of the reminder, which come with it. */
export const backupWords: AreaWords = { en: english, de: german };
