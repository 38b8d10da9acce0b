import type { Random } from '../support/random.ts';

const syllables = (
  'an be cor da el fi gan hu in jo ka lu mer no os pa qui ras ti un vel wo xa yr zem ' +
  'stra plo gre thi sho mun dra fle bri cla'
).split(' ');

/** As many different words as people and models use between them. */
const size = 40_000;

/**
 * A speaker of a made-up language in which, as in real ones, the word of rank n is used in proportion to 1/n: few words
 * make most of a text, and most words are rare.
 */
export function createVocabulary(random: Random): (words: number) => string {
  const words = Array.from({ length: size }, (_, rank) => toWord(rank));
  const say = (): string => words[Math.floor(size ** random.next()) - 1] ?? 'an';
  return (count) => Array.from({ length: count }, say).join(' ');
}

/** The word of that rank; the common ones are short. */
export function toWord(rank: number): string {
  let rest = rank;
  let word = '';
  do {
    word += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length) - 1;
  } while (rest >= 0);
  return word;
}
