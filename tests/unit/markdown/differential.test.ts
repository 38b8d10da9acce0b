import { HtmlRenderer, Parser } from 'commonmark';
import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { dump, readMarkdown } from '../../support/markdown-dump.ts';
import { toHtml } from '../../support/markdown-html.ts';
import { check } from '../../support/property.ts';
import { createRandom } from '../../support/random.ts';

const plain = ['*', '**', '_', '`', '``', '[', ']', '](', ')', '!', '<', '>', '\\', '&amp;', '"', "'"];
const blocks = ['\n', '\n\n', '\n- ', '\n1. ', '\n2) ', '\n> ', '\n# ', '\n---', '\n===', '\n```\n'];
const indents = [' ', '  ', '\n  ', '\n    ', '\n\t', '\t', '     '];
const words = ['a', 'b c', 'é', '。', '1', '-', '+ ', '. ', ':', '<b>', '</b>', '<!-- ', '-->', '<div>'];
const links = ['[a]', '[a]: /u', '\n\n[a]: /u "t"\n', '](/u)', '](/u "t")', '![', '[]', '<a:b>'];
const extended = ['|', ' | ', '\n|-|-|', '\n| - | :-: |\n', '\n|a|b|', '~', '~~', 'www.a.b', 'http://a.b/c', 'x@y.zz', '\n- [ ] ', '\n- [x] ', '_', '(', '?', '.'];

const toText = (pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((chosen) => chosen.join(''));
const common = toText([...plain, ...blocks, ...indents, ...words, ...links]);
const wide = toText([...plain, ...blocks, ...words, ...links, ...extended, ...extended]);

const runs = Number(process.env['MARKDOWN_RUNS'] ?? 3_000);

/** White space between tags is no difference, nor how a character is escaped in an address. */
function normalise(html: string): string {
  return html
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(/(<(?:li|\/?blockquote)>)\n/g, '$1')
    .replaceAll(/\n(<\/li>)/g, '$1')
    .replaceAll(/(disabled="" (?:checked="" )?\/>)\s+/g, '$1 ')
    .trim();
}

function mayDiffer(text: string): boolean {
  return text.length === -1;
}

test('CommonMark is read as its own parser reads it', () => {
  const parser = new Parser();
  const renderer = new HtmlRenderer();
  check(
    fc.property(common, (text) => {
      const html = renderer.render(parser.parse(text));
      expect(normalise(toHtml(readMarkdown([text])))).toBe(normalise(html));
    }),
    runs,
  );
});

test('its extensions are read as micromark reads them', () => {
  check(
    fc.property(wide, (text) => {
      if (mayDiffer(text)) return;
      const html = micromark(text, {
        allowDangerousHtml: true,
        allowDangerousProtocol: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      }).replaceAll(/&lt;(?=(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext))/gi, '<');
      expect(normalise(toHtml(readMarkdown([text])))).toBe(normalise(html));
    }),
    runs,
  );
});

test('any split gives the same tree', () => {
  check(
    fc.property(fc.oneof(common, wide), fc.nat(), (text, seed) => {
      const whole = dump(readMarkdown([text]));
      const pieces = createRandom(seed).split(text, 5);
      expect(dump(readMarkdown(pieces, { peek: true }))).toEqual(whole);
    }),
    runs,
  );
});
