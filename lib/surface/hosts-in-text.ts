import { removeHidden } from '../core/hidden-characters.ts';

/** Ends of names that are hosts also where neither a scheme nor `www.` says so, and hardly ever a file's or a program's. */
const knownEnds =
  'com|org|net|edu|gov|mil|int|info|biz|bank|app|dev|eu|uk|de|fr|ch|at|nl|be|es|pl|cz|dk|fi|ru|cn|jp|kr|br|au|nz|ca|us|example';

const withScheme = /^(?:https?:\/\/|www\.)/iu;
/** In small letters, but for `.com`: `ASP.NET` is no host. */
const bareHost = new RegExp(`^(?:[\\w-]+\\.)+(?:${knownEnds}|[cC][oO][mM])(?=[:/?#]|$)`, 'u');
/** What may stand around a word and is none of it. */
const around = /^[\s"'([{<«“‘]+|[\s"')\]}>»”’.,;:!?…]+$/gu;

/**
 * The hosts that the text of a link names as its target, in small letters: its first or its last word is one, or the
 * address of one. Letters that only look like ASCII count as what they look like, as far as Unicode knows that.
 */
export function findHosts(text: string): string[] {
  const words = removeHidden(text).normalize('NFKC').split(/\s+/u).map(trim).filter(Boolean);
  return [...new Set([words.at(0), words.at(-1)])].flatMap((word) => toHost(word) ?? []);
}

function trim(word: string): string {
  return word.replaceAll(around, '');
}

function toHost(word = ''): string | undefined {
  const name = word.split('@').at(-1) ?? '';
  if (withScheme.test(word)) {
    return URL.parse(/^www\./iu.test(word) ? `https://${word}` : word)?.hostname;
  }
  return bareHost.test(name) ? URL.parse(`https://${name}`)?.hostname : undefined;
}
