import { callWords } from './call-words.ts';
import { optionsWords } from './options-words.ts';
import type { AreaWords } from './to-translator.ts';

/** The words of the options page's part that tools are chosen in, which calls them as the cards of their calls do. */
export const toolWords: AreaWords = {
  en: { ...optionsWords.en, ...callWords.en },
  de: { ...optionsWords.de, ...callWords.de },
};
