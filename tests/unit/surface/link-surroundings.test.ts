import { describe, expect, test } from 'vitest';
import { removeHidden } from '../../../lib/core/hidden-characters.ts';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import type { Inline } from '../../../lib/markdown/inline.ts';
import { toPlainText } from '../../../lib/markdown/plain-text.ts';
import { nothingAround, toExtent, toSurroundings } from '../../../lib/surface/link-surroundings.ts';
import type { Surroundings } from '../../../lib/surface/link-surroundings.ts';

function read(markdown: string): readonly Inline[] {
  const document = createMarkdownDocument();
  document.append(markdown);
  document.end();
  const [block] = document.blocks;
  if (block?.type !== 'paragraph') throw new Error('one paragraph is what is looked at');
  return block.inlines().flatMap(({ inlines }) => inlines);
}

/** Each address that is a link as it stands, as it is shown, with its extent. */
function toLinks(inlines: readonly Inline[], outer: Surroundings = nothingAround): string[] {
  return inlines.flatMap((inline, index) => {
    if (!('children' in inline) || inline.type === 'image') return [];
    const around = toSurroundings(inlines, index, outer);
    if (inline.type !== 'link' || !inline.autolink) return toLinks(inline.children, around);
    const shown = removeHidden(toPlainText(inline.children));
    return [`${shown} ${toExtent(inline.href, around)}`];
  });
}

const unseen: string[] = [];
for (let code = 0; code < 0x110000; code += 1) {
  const character = String.fromCodePoint(code);
  if (/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) unseen.push(character);
}
/** Tabs and line ends part words; a parser puts a sign that is seen in the place of the first. */
const seen = new Set(['\0', '\t', '\n', '\r']);

describe('no link ends or begins where nobody can see it', () => {
  const forms: readonly ((unseen: string) => string)[] = [
    (c) => `https://evil.co${c}mpany.com/login`,
    (c) => `https://evil.co.${c}mpany.com/login`,
    (c) => `https://evil.example/a${c}b`,
    (c) => `www.evil.co${c}mpany.com`,
    (c) => `<https://evil.co${c}mpany.com>`,
    (c) => `<https://evil.co>${c}mpany.com`,
    (c) => `*<https://evil.co>*.${c}mpany.com`,
    (c) => `https://evil.co${c}\`mpany.com\``,
    (c) => `me@evil.co${c}mpany.com`,
    (c) => `me@evil.co&#${c.codePointAt(0)};mpany.com`,
    (c) => `<me@evil.co>${c}mpany.com`,
    (c) => `the.chief${c}me@evil.example`,
    (c) => `bank.example/${c}www.evil.example`,
  ];
  test.each(forms.map((form) => [form('\u200b'), form] as const))('%j', (_, form) => {
    const wrong = unseen
      .filter((character) => !seen.has(character))
      .map(form)
      .filter((markdown) => {
        const inlines = read(markdown);
        const line = removeHidden(toPlainText(inlines)).replaceAll(
          /[\u00ad\u061c\u200e\u200f]/gu,
          '',
        );
        return toLinks(inlines).some(
          (link) =>
            link.endsWith(' whole') &&
            link.replaceAll(/[\u00ad\u061c\u200e\u200f]|>? whole$/gu, '') !==
              line.replaceAll(/^<|>$/gu, ''),
        );
      });
    expect(wrong.map((markdown) => encodeURIComponent(markdown))).toEqual([]);
  });

  test('it is none at all where a removed character parts it from its rest', () => {
    for (const character of ['\ufeff', '\u000b', '\u000c', '\u0007', '\u200b', '\u{e0061}']) {
      expect(toLinks(read(`me@evil.co${character}mpany.com`)).join()).not.toMatch(/whole|part/u);
    }
    expect(toLinks(read('https://evil.co\ufeffmpany.com'))).toEqual(['https://evil.co cut']);
    expect(toLinks(read('https://evil.co).\ufeffmpany.com'))).toEqual(['https://evil.co cut']);
  });
});

test.each([
  ['<https://evil.co>mpany.com', 'https://evil.co part'],
  ['<https://evil.co>.mpany.com', 'https://evil.co part'],
  ['**<https://evil.co>**.mpany.com', 'https://evil.co part'],
  ['~~**a <https://evil.co>**~~.*mpany.com*', 'https://evil.co part'],
  ['<https://evil.co>`mpany.com`', 'https://evil.co part'],
  ['<https://evil.co><b>', 'https://evil.co whole'],
  ['me@evil.co*mpany.com*', 'me@evil.co part'],
  ['me@evil.co\u200empany.com', 'me@evil.co part'],
  ['the.chief.<me@evil.example>', 'me@evil.example part'],
  ['Write to <me@b.example>.', 'me@b.example whole'],
  ['me@b.example\u200f (RTL)', 'me@b.example whole'],
  ['See https://b.example/a, (www.b.example).', 'https://b.example/a whole,www.b.example whole'],
  ['See <https://b.example>: **good**', 'https://b.example whole'],
  ['请访问<https://b.example>查看', 'https://b.example whole'],
  ['<https://b.example>[^1]![a](b)', 'https://b.example whole'],
  ['https://b.example\nnext line', 'https://b.example whole'],
])('%s has %s', (markdown, links) => {
  expect(toLinks(read(markdown)).join()).toBe(links);
});
