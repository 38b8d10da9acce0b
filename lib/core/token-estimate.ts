import type { ToolOffer } from './tool.ts';

/**
 * What a character costs, in hundredths of a token, by where its script stands in Unicode. Rules of thumb, not
 * counted with any vocabulary: a word of a European language is about a token and a third, a letter of other alphabets about half a token, an
 * ideograph, a kana or a syllable of Korean nearly one, an emoji (two UTF-16 units) about two.
 */
const perUnit = { ascii: 26, alphabet: 45, wide: 85, surrogate: 100 } as const;

/** The first character of the wide scripts: radicals of Chinese, after which come kana, ideographs and Hangul. */
const firstWide = 0x2e80;

/**
 * About how many tokens a text is: no vocabulary of any model is at hand, so whoever shows it says "about". Never less
 * than one for a text that is not empty.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(toHundredths(text) / 100);
}

/** The same in hundredths of a token, for who adds pieces up: in whole numbers, the same sum whatever the pieces. */
export function toHundredths(text: string): number {
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
  return (
    ascii * perUnit.ascii +
    alphabet * perUnit.alphabet +
    wide * perUnit.wide +
    surrogates * perUnit.surrogate
  );
}

/** What stands around each message of a prompt: its role, and where it begins and ends. */
const tokensPerMessage = 4;

/** What of a message is words: what it called and what came of it is sent as well. */
interface Worded {
  text: string;
  calls?: readonly { name: string; arguments: string }[];
  results?: readonly { text: string }[];
}

/** About how many tokens a prompt of these messages is, and of the tools that are offered with it. */
export function toPromptTokens(
  messages: readonly Worded[],
  tools: readonly ToolOffer[] = [],
): number {
  const called = messages.flatMap(({ calls = [], results = [] }) => [
    ...calls.flatMap((call) => [call.name, call.arguments]),
    ...results.map(({ text }) => text),
  ]);
  const offered = tools.flatMap(({ name, description, schema }) => [
    name,
    description,
    JSON.stringify(schema),
  ]);
  const tokens = [...messages.map(({ text }) => text), ...called, ...offered].reduce(
    (sum, text) => sum + toHundredths(text),
    messages.length * tokensPerMessage * 100,
  );
  return Math.ceil(tokens / 100);
}
