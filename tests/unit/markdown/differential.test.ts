import { HtmlRenderer, Parser } from 'commonmark';
import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { dump, readMarkdown } from '../../support/markdown-dump.ts';
import { toHtml } from '../../support/markdown-html.ts';
import { check } from '../../support/property.ts';
import { createRandom } from '../../support/random.ts';

const plain = ['*', '**', '_', '`', '``', '[', ']', '](', ')', '!', '<', '>', '\\', '&amp;', '"'];
const blocks = [
  '\n',
  '\n\n',
  '\n- ',
  '\n1. ',
  '\n2) ',
  '\n> ',
  '\n# ',
  '\n---',
  '\n===',
  '\n```\n',
];
const indents = [' ', '  ', '\n  ', '\n    ', '\n\t', '     '];
const words = ['a', 'b c', 'é', '。', '1', '-', '+ ', '. ', '<b>', '</b>', '<!-- ', '-->', '<div>'];
const links = ['[a]', '](/u)', '](/u "t")', '![', '[]', '<a:b>', "'"];
const tables = ['|', ' | ', '\n|-|-|', '\n| - | :-: |\n', '\n|a|b|', '\n- [ ] ', '\n- [x] '];
/** What looks like a blank and is none of CommonMark's, also where a line begins, and the other line ends. */
const oddSpaces = ['\u00a0', '\u3000', '\u2003', '\ufeff', '\v', '\f', '\u2028'];
const oddPlaces = [
  '\n    a\n',
  '\n<div>\n',
  '\n<!--\n',
  '\n# \u00a0',
  '\n- \u3000',
  '\n- [x]\u00a0',
];
const oddParts = [
  '<b\f>',
  '<b\u00a0c>',
  '[\u00a0a]',
  '](\v/u)',
  '<ab:\u3000>',
  '**\u3000',
  '\u00a0**',
  '|\f',
];
const lineEnds = ['\r', '\r\n', '\r\n\r\n', '\r\r', ' \r', '\t\r\n', ' #\r'];
const odd = [
  ...oddSpaces.flatMap((space) => [space, `\n${space}`, `\n    ${space}`]),
  ...oddPlaces,
  ...oddParts,
  ...lineEnds,
];
const extended = [...tables, '~', '~~', 'www.a.b', 'http://a.b/c', 'x@y.zz', '_', '(', '?', '.'];

const toText = (pieces: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((chosen) => chosen.join(''));
const common = toText([...plain, ...blocks, ...indents, ...words, ...links]);
/** Definitions stand before all else: the parser that we compare with reads those of one paragraph twice. */
const defined = common.map((text) => `[a]: /u "t"\n\n${text}`);
const wide = toText([...plain, ...blocks, ...words, ...links, ...extended, ...extended]);
const spaced = toText([...plain, ...blocks, ...words, ...links, ...tables, ...odd]);

const runs = Number(process.env['MARKDOWN_RUNS'] ?? 3_000);

/**
 * White space beside tags is no difference, and neither is raw HTML in the description of an image, of which the
 * specification says nothing.
 */
function normalise(html: string): string {
  return html
    .replaceAll(/[ \t]*\n[ \t\n]*/g, '\n')
    .replaceAll(/(<(?:li|\/?blockquote)>)\n/g, '$1')
    .replaceAll(/[ \t\n]+(<\/li>|<br)/g, '$1')
    .replaceAll(/(disabled="" (?:checked="" )?\/>)[ \t\n]+/g, '$1 ')
    .replaceAll(/alt="[^"]*"/g, 'alt=""')
    .replaceAll(/^[ \t\n]+|[ \t\n]+$/g, '');
}

/** Where micromark reads otherwise than the specification says, and than `commonmark` does. */
const micromarkDiffers: readonly RegExp[] = [
  // It counts what is left of a run of delimiters for the rule of three, where its whole length counts (rules 9
  // and 10), and lets `*` beside `~` open and close whatever stands on its other side.
  /[*_]{2}|[*_]~|~[*_]/,
  // An empty item may begin an item that itself interrupts a paragraph: only the outer one has to have text.
  /[\n\r][> ]*(?:(?:\d[.)]|[-+*>]) *)+(?:[-+*]|\d[.)]) *(?:[\n\r]|$)/,
  // A tag alone in its line begins no HTML where the line could go on with a paragraph, be it a lazy one.
  /[\n\r] *<\/?b/,
  // Blank lines at the end of a fence that only its container's end closes are code, as they are for `commonmark`.
  /[-+*>.)] *(?:~{3}|`{3})[^]*[\n\r]{2}/,
  // It has a hard break behind a box that stands alone in its line.
  /\[[ xX]\] {2,}[\r\n]/,
  // Behind code that is indented an empty item is text, and code behind a quote's is code of its own.
  / {4}/,
  // It takes the mark of an encoding from the beginning, which is no part of a text that comes in pieces.
  /^\ufeff/,
  // It takes all that JavaScript calls white space for Unicode's, beside delimiters.
  /[*_~][\v\ufeff\u2028]|[\v\ufeff\u2028][*_~]/,
];

test('CommonMark is read as its own parser reads it', () => {
  const parser = new Parser();
  const renderer = new HtmlRenderer();
  check(
    fc.property(fc.oneof(common, defined), (text) => {
      const html = renderer.render(parser.parse(text));
      expect(normalise(toHtml(readMarkdown([text])))).toBe(normalise(html));
    }),
    runs,
  );
});

test('its extensions are read as micromark reads them', () => {
  check(
    fc.property(fc.oneof(wide, spaced), (text) => {
      fc.pre(!micromarkDiffers.some((pattern) => pattern.test(text)));
      const html = micromark(text, {
        allowDangerousHtml: true,
        allowDangerousProtocol: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      });
      const lines = html.replaceAll(/\r\n?/g, '\n');
      expect(normalise(toHtml(readMarkdown([text])))).toBe(normalise(lines));
    }),
    runs,
  );
});

test('any split gives the same tree', () => {
  check(
    fc.property(fc.oneof(defined, wide, spaced), fc.nat(), (text, seed) => {
      const whole = dump(readMarkdown([text]));
      const pieces = createRandom(seed).split(text, 5);
      expect(dump(readMarkdown(pieces, { peek: true }))).toEqual(whole);
      expect(dump(readMarkdown(text.split('')))).toEqual(whole);
      expect(dump(readMarkdown([text], { calm: false }))).toEqual(whole);
    }),
    runs,
  );
});
