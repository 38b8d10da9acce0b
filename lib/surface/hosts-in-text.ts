import { removeHidden } from '../core/hidden-characters.ts';
import { isNoHost } from './names-with-dots.ts';

const address = /(?:https?:\/\/|www\.)[^\s"<>]+/giu;
/** What parts words, and what may stand around one and is none of it. */
const between = /(?:[\s"'()[\]{}<>«»“”‘’‚„,;|!*`–—]|\p{So}|\.{2,})+/u;
const addressEnd = /[/?#\\,;(){}'’”»!|*`]/u;
const around = /^[-.:_]+|[-.:_]+$/gu;

/** Scripts that have no space between words: what is of another is a word of its own. */
const unspaced = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const spaced = `(?!${unspaced})[\\p{L}\\p{N}]`;
const border = new RegExp(
  `(?<=${unspaced})(?=${spaced})|(?<=[\\p{L}\\p{N}])(?<!${unspaced})(?=${unspaced})`,
  'u',
);
/** Browsers read this as a dot in a host; between words of those scripts it ends a sentence. */
const otherDot = new RegExp(`(?<=[\\p{L}\\p{N}])(?<!${unspaced})\\u3002(?=${spaced})`, 'gu');

/** An end of letters: no version, no number, no abbreviation. */
const lastLabel = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)$/iu;
/** No name of a host is longer, not even with what was added to it. */
const longestName = 1000;

/**
 * The hosts that the text of a link names, in small letters and in ASCII, as browsers read them. Letters that only look
 * like ASCII count as what they look like, as far as Unicode knows that; others make another host of it.
 */
export function findHosts(text: string): string[] {
  const seen = removeHidden(text)
    .replaceAll(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replaceAll(otherDot, '.');
  const hosts = (seen.match(address) ?? []).flatMap(toHostsOfAddress);
  const words = seen.replaceAll(address, ' ').split(between);
  return [...new Set([...hosts, ...words.flatMap(toHostsOfWord)])];
}

/** A user's name in front of the host reads as one too. */
function toHostsOfAddress(written: string): string[] {
  const [rest = ''] = written.replace(/^https?:\/\//iu, '').split(addressEnd, 1);
  const authority = rest.slice(0, longestName);
  return authority.split('@').flatMap((part) => {
    const [name = '', next = ''] = part.replace(/:\d*$/u, '').split(border);
    // `example.org` and the next word, but not a name that is written in both scripts.
    return toName(isHost(name) || next === '' ? name : part);
  });
}

function toHostsOfWord(word: string): string[] {
  // In front of the @ of a mail stands a person; behind the host of an address stand files.
  const name = word.slice(word.lastIndexOf('@') + 1);
  for (const part of name.split(/[/?#\\:=&]+/u)) {
    if (part.length > longestName) continue;
    const hosts = part
      .split(border)
      // No host ends with a hyphen in its last label: what follows it was added.
      .map((piece) => piece.replaceAll(around, '').replace(/(?<=\.\p{L}+)-[^.]*$/u, ''))
      .filter(isHost)
      .flatMap(toName);
    if (hosts.length > 0) return hosts;
  }
  return [];
}

function isHost(name: string): boolean {
  const labels = name.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => label !== '') &&
    lastLabel.test(labels.at(-1) ?? '') &&
    !isNoHost(labels)
  );
}

/** A name that no browser takes is the name of another host all the same. */
function toName(written: string): string[] {
  const name = written.startsWith('[') ? written : written.replaceAll(/^[-.:_]+|[-.:_\]]+$/gu, '');
  if (name === '') return [];
  return [URL.parse(`https://${name}`)?.hostname ?? name.toLowerCase()];
}
