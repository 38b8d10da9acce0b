import { starters as german } from './de/starters.ts';
import { starters as english } from './en/starters.ts';
import type { Locale } from './locale.ts';

/** A prompt of the starting set, as far as it depends on the language. */
export type StarterWords = { name: string; slash: string; text: string };

/** Its name in the ids and in the words of each language. */
export type StarterName = keyof typeof english;

/** The words of the starting set in that language. */
export function toStarterWords(locale: Locale): Readonly<Record<StarterName, StarterWords>> {
  return locale === 'de' ? german : english;
}
