import type { Catalogue, Phrase } from './catalogue.ts';

const plain = 'acdeghiklnorstuwyzACEINOSTUWY';
const accented = 'áçðéĝĥîķļñöŕšţûŵýžÅÇÉÎÑÖŠŢÛŴÝ';

const rightToLeftOverride = '\u202e';
const popDirection = '\u202c';

/** Accented, bracketed and 30 % longer: shows texts that are not in the catalogue, and what breaks when words grow. */
export function toLongPhrase(text: string): string {
  const changed = mapWords(text, (words) =>
    words.replaceAll(/[A-Za-z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter),
  );
  return `[${changed}${' ~~~~'.repeat(Math.ceil((text.length * 0.3) / 5))}]`;
}

/** Each run of words overridden to run from right to left: shows what still assumes that left comes first. */
export function toRightToLeftPhrase(text: string): string {
  return mapWords(text, (words) =>
    words.replaceAll(/[^\s]+/g, (word) => `${rightToLeftOverride}${word}${popDirection}`),
  );
}

/** A catalogue with every text changed by `change`. */
export function toPseudoCatalogue(source: Catalogue, change: (text: string) => string): Catalogue {
  const toPhrase = (phrase: Phrase): Phrase =>
    typeof phrase === 'string'
      ? change(phrase)
      : {
          other: change(phrase.other),
          ...mapValues({ ...phrase }, (text: string) => change(text)),
        };
  return mapValues(source, toPhrase);
}

/** Placeholders stay as they are. */
function mapWords(text: string, change: (words: string) => string): string {
  return text
    .split(/(\{\w+\})/)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join('');
}

function mapValues<In, Out>(
  record: Readonly<Record<string, In>>,
  change: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
