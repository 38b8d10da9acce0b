import { permissions as german } from './de/permissions.ts';
import { permissions as english } from './en/permissions.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of permissions in English. */
export const englishPermissions = english;

/** The words of what the user has allowed, which come with what shows it. */
export const permissionWords: AreaWords = { en: english, de: german };
