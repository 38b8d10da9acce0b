import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../support/markdown-dump.ts';
import { toHtml } from '../../support/markdown-html.ts';

/** Each rule of the extensions once, in the order of GFM's specification. */
const examples: readonly (readonly [rule: string, markdown: string])[] = [
  ['a table has a header and rows', '| foo | bar |\n| --- | --- |\n| baz | bim |\n'],
  ['columns have an alignment', '| abc | defghi |\n:-: | -----------:\nbar | baz\n'],
  ['columns are aligned left', '| a | b |\n|:--|---|\n| 1 | 2 |\n'],
  ['an escaped pipe is text', '| f\\|oo |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n'],
  ['an escaped backslash escapes no pipe', '| a | b |\n|---|---|\n| c \\\\| d |\n'],
  ['a quote ends a table', '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n'],
  ['a line without pipes is a row', '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n'],
  ['the header must have as many cells', '| abc | def |\n| --- |\n| bar |\n'],
  [
    'rows may have fewer and more cells',
    '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n',
  ],
  ['a table may have no rows', '| abc | def |\n| --- | --- |\n'],
  ['a table interrupts a paragraph', 'text\n| a |\n| - |\n| b |\n'],
  ['a list marker before a row is one', 'a | b\n- | -\n'],
  ['a table stands in a quote, and is not lazy', '> | a |\n> | - |\n| b |\n'],
  ['a table stands in an item', '- x\n\n  | a |\n  | - |\n  | b |\n\n- y\n'],
  ['a heading ends a table', '| a |\n| - |\n# b\n'],
  ['cells hold inlines', '| **a** | [b](c) |\n|-|-|\n| `d` | ~~e~~ |\n'],
  ['items have boxes', '- [ ] foo\n- [x] bar\n- [X] baz\n'],
  ['boxes stand in nested items', '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n'],
  ['a box needs white space', '- [x]foo\n- [ ]\n'],
  ['a box stands at the beginning of an item', '[x] a\n\n- b [x] c\n'],
  ['boxes stand in ordered lists', '1. [x] a\n2. [ ] b\n'],
  ['two tildes strike through', '~~Hi~~ Hello, ~there~ world!\n'],
  ['a new paragraph ends it', 'This ~~has a\n\nnew paragraph~~.\n'],
  ['three tildes do not', 'This will ~~~not~~~ strike.\n'],
  ['one tilde does not close two', 'a ~~b~ c\n'],
  ['www. begins an address', 'www.commonmark.org\n\nVisit www.commonmark.org/help for more.\n'],
  [
    'punctuation at the end is none of it',
    'Visit www.commonmark.org. Visit www.commonmark.org/a.b.\n',
  ],
  [
    'parentheses are balanced',
    'www.google.com/search?q=(ok))+ok\n\n(www.google.com/search?q=(ok))\n',
  ],
  [
    'an entity at the end is none of it',
    'www.google.com/search?q=a&hl=en\n\nwww.google.com/search?q=a&hl;\n',
  ],
  ['< ends an address', 'www.commonmark.org/he<lp\n'],
  ['http:// and https:// begin an address', 'http://a.b\n\n(Visit https://e.org/a?b=c&d=e)\n'],
  ['the last two labels have no underscore', 'www.a_b.c http://a.b_c.d http://a_b.c.d.e www.x_y\n'],
  ['an address begins with its word', 'xwww.a.b xhttp://a.b /www.a.b *www.a.b* (www.a.b)\n'],
  ['a mail address is one', 'foo@bar.baz\n\nhello+x@mail.co wise\n'],
  [
    'its name may have what its host may not',
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n',
  ],
  ['an address in a link is text', '[www.a.b](c) [x http://a.b](c)\n'],
  ['an address in code is text', '`www.a.b` <www.a.b>\n'],
];

function toReference(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

test.each(examples)('%s', (_, markdown) => {
  expect(toHtml(readMarkdown([markdown])).trim()).toBe(toReference(markdown).trim());
});

describe('footnotes', () => {
  const read = (markdown: string): readonly string[] => {
    const document = readMarkdown([markdown]);
    const bodies = document.footnotes.map(
      ({ key, children }) => `${key}: ${toHtml({ blocks: children })}`,
    );
    return [toHtml(document), ...bodies];
  };

  test('a definition goes on in lines that are indented by four', () => {
    expect(read('a[^x]\n\n[^x]: one\ntwo\n\n    three\n\nfour\n')).toEqual([
      '<p>a<sup>X</sup></p>\n<p>four</p>\n',
      'X: <p>one\ntwo</p>\n<p>three</p>\n',
    ]);
  });

  test('they come in the order in which they are first referred to, and not without a reference', () => {
    const [, ...bodies] = read('[^b]: B\n[^a]: A\n[^c]: C\n\n[^a] [^b] [^a]\n');
    expect(bodies).toEqual(['A: <p>A</p>\n', 'B: <p>B</p>\n']);
  });

  test('the first definition counts, and a reference without one is text', () => {
    expect(read('[^a] [^b]\n\n[^a]: 1\n\n[^a]: 2\n')).toEqual([
      '<p><sup>A</sup> [^b]</p>\n',
      'A: <p>1</p>\n',
    ]);
  });

  test('no label has white space', () => {
    expect(read('[^a b]\n\n[^a b]: c\n')).toEqual(['<p><a href="c">^a b</a></p>\n']);
  });
});
