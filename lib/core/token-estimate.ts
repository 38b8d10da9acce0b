/**
 * What a character costs, in tokens, by where its script stands in Unicode. Mean values of the vocabularies of today's
 * models: a word of a European language is about a token and a third, a letter of other alphabets about half a token, an
 * ideograph, a kana or a syllable of Korean nearly one, an emoji (two UTF-16 units) about two.
 */
const perUnit = { ascii: 0.26, alphabet: 0.45, wide: 0.85, surrogate: 1 } as const;

/** The first character of the wide scripts: radicals of Chinese, after which come kana, ideographs and Hangul. */
const firstWide = 0x2e80;

/**
 * About how many tokens a text is: no vocabulary of any model is at hand, so whoever shows it says "about". Never less
 * than one for a text that is not empty.
 */
export function estimateTokens(text: string): number {
  let ascii = 0;
  let alphabet = 0;
  let surrogates = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) ascii++;
    else if (unit < firstWide) alphabet++;
    else if (unit >= 0xd800 && unit < 0xe000) surrogates++;
  }
  const wide = text.length - ascii - alphabet - surrogates;
  return Math.ceil(
    ascii * perUnit.ascii +
      alphabet * perUnit.alphabet +
      wide * perUnit.wide +
      surrogates * perUnit.surrogate,
  );
}
