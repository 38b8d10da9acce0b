import { clike } from '@codemirror/legacy-modes/mode/clike';
import type { StreamParser } from '@codemirror/streamparser';

const toWords = (text: string): Record<string, true> =>
  Object.fromEntries(text.split(' ').map((word) => [word, true] as const));

const keywords =
  'abstract and array as break case catch clone const continue declare default do echo else elseif empty enddeclare ' +
  'endfor endforeach endif endswitch endwhile enum extends final finally fn for foreach function global goto if ' +
  'implements include include_once instanceof insteadof interface isset list match namespace new or print private ' +
  'protected public readonly require require_once return static switch throw trait try unset use var while xor yield class';

const types = 'bool callable float int iterable mixed never object self string void';

/** PHP by the rules of C: the packages have none of their own for it. What stands outside of `<?php` is read alike. */
export const php: StreamParser<unknown> = clike({
  name: 'php',
  keywords: toWords(keywords),
  types: toWords(types),
  blockKeywords: toWords('catch do else elseif for foreach if switch try while finally'),
  atoms: toWords('true false null TRUE FALSE NULL __CLASS__ __DIR__ __FILE__ __LINE__ __METHOD__'),
  multiLineStrings: true,
  hooks: {
    $(stream: { eatWhile(pattern: RegExp): boolean }) {
      stream.eatWhile(/\w/);
      return 'variableName';
    },
    '#'(stream: { peek(): string | undefined; skipToEnd(): void }) {
      // An attribute is no comment.
      if (stream.peek() === '[') return 'meta';
      stream.skipToEnd();
      return 'comment';
    },
    '<'(stream: { match(pattern: RegExp): unknown }) {
      return stream.match(/^\?(?:php|=)?/) ? 'meta' : false;
    },
    '?'(stream: { match(pattern: RegExp): unknown }) {
      return stream.match(/^>/) ? 'meta' : false;
    },
  },
});
