import { branch as german } from './de/branch.ts';
import { branch as english } from './en/branch.ts';
import type { AreaWords } from './to-translator.ts';

/** What is said of branches in English. */
export const englishBranch = english;

/** The words of what can be done with a branch, which come with it. */
export const branchWords: AreaWords = { en: english, de: german };
