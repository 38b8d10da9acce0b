import { expect, test } from 'vitest';
import { dump, readMarkdown } from '../../support/markdown-dump.ts';
import { toHtml } from '../../support/markdown-html.ts';

/** JavaScript's white space that is no blank of CommonMark's. */
const spaces = ['\u00a0', '\u1680', '\u2003', '\u2028', '\u2029', '\u3000', '\ufeff', '\v', '\f'];

const places: readonly (readonly [name: string, before: string, html: (text: string) => string])[] =
  [
    ['a block of HTML', '<div>\n', (text) => `<div>\n${text}\n`],
    ['a comment', '<!--\n', (text) => `<!--\n${text}\n`],
    ['code', '    a\n    ', (text) => `<pre><code>a\n${text}\n</code></pre>\n`],
    ['code after a gap', '    a\n\n    ', (text) => `<pre><code>a\n\n${text}\n</code></pre>\n`],
    ['a fence', '```\n', (text) => `<pre><code>${text}\n</code></pre>\n`],
    ['a heading', '# ', (text) => `<h1>${text}</h1>\n`],
    ['a paragraph', 'a\n\n', (text) => `<p>a</p>\n<p>${text}</p>\n`],
    ['an item', '- ', (text) => `<ul>\n<li>${text}</li>\n</ul>\n`],
    ['a quote', '> ', (text) => `<blockquote>\n<p>${text}</p>\n</blockquote>\n`],
  ];

test.each(
  places.flatMap(([name, before, html]) => spaces.map((space) => ({ name, before, html, space }))),
)('$name keeps what follows $space wherever a piece ends', ({ before, html, space }) => {
  const text = `${space}${space}これは`;
  const source = before + text;
  const whole = readMarkdown([source]);
  expect(toHtml(whole)).toBe(html(text));
  for (let at = 1; at < source.length; at += 1) {
    const pieces = [source.slice(0, at), source.slice(at)];
    expect(dump(readMarkdown(pieces, { peek: true })), `cut at ${at}`).toEqual(dump(whole));
  }
  expect(dump(readMarkdown(source.split(''), { peek: true }))).toEqual(dump(whole));
});

test.each([
  ['<div>\n \t', 'a', '<div>\n \ta\n'],
  ['    a\n     ', 'b', '<pre><code>a\n b\n</code></pre>\n'],
  ['    a\n\t', 'b', '<pre><code>a\nb\n</code></pre>\n'],
])('a line goes on behind blanks at which a piece ends: %j', (before, behind, html) => {
  expect(toHtml(readMarkdown([before, behind]))).toBe(html);
});

test.each([
  ['white space is what Unicode calls so', '*\u3000a*', '*\u3000a*'],
  ['no white space is what has no width', '*\ufeffa*', '<em>\ufeffa</em>'],
  ['no white space is a line of its own kind', '*\u2028a*', '<em>\u2028a</em>'],
  ['a form feed is white space', '*\fa*', '*\fa*'],
  ['a form feed is no part of a tag', '<b\fc>', '&lt;b\fc&gt;'],
  ['a label has its wide spaces', '[a\u00a0]\n\n[a]: /u', '[a\u00a0]'],
  ['an address in brackets has them too', '<ab:\u00a0>', '<a href="ab:%C2%A0">ab:\u00a0</a>'],
])('beside signs, %s', (_, text, html) => {
  expect(toHtml(readMarkdown([text]))).toBe(`<p>${html}</p>\n`);
});
