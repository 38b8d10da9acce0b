import { optionsWords } from './options-words.ts';
import { promptWords } from './prompt-words.ts';
import type { AreaWords } from './to-translator.ts';

/** The words of the options page's part that prompts are written in, which comes after the page. */
export const promptEditorWords: AreaWords = {
  en: { ...optionsWords.en, ...promptWords.en },
  de: { ...optionsWords.de, ...promptWords.de },
};
