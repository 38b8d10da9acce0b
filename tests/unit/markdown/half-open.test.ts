import { expect, test } from 'vitest';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import { toHtml } from '../../support/markdown-html.ts';

/** What is shown after each character; what shows the same as before is left out. */
function show(text: string, calm = true): string[] {
  const document = createMarkdownDocument({ calm });
  const shown: string[] = [];
  for (const character of text) {
    document.append(character);
    const html = toHtml(document).trim();
    if (html !== (shown.at(-1) ?? '')) shown.push(html);
  }
  return shown;
}

const image = (alt: string): string => `<img src="" alt="${alt}" />`;

const head = (cells: string, body = ''): string =>
  `<table>\n<thead>\n<tr>\n${cells}\n</tr>\n</thead>\n${body}</table>`;

const paragraph = (texts: readonly string[]): string[] => texts.map((text) => `<p>${text}</p>`);

test.each([
  ['**bo** c', ['<strong>b</strong>', '<strong>bo</strong>', '<strong>bo</strong> c']],
  ['*it*.', ['<em>i</em>', '<em>it</em>', '<em>it</em>.']],
  ['***b***', ['<em><strong>b</strong></em>']],
  ['`co` y', ['<code>c</code>', '<code>co</code>', '<code>co</code> y']],
  ['~~st~~ b', ['<del>s</del>', '<del>st</del>', '<del>st</del> b']],
  ['~5', ['~5']],
  ['[te](http://x) b', ['te', '<a href="http://x">te</a>', '<a href="http://x">te</a> b']],
  ['a [te](x)', ['a', 'a ', 'a t', 'a te', 'a <a href="x">te</a>']],
  [
    'a ![te](x)',
    [
      'a',
      'a ',
      'a <img src="" alt="t" />',
      'a <img src="" alt="te" />',
      'a <img src="x" alt="te" />',
    ],
  ],
  ['![*e*][r] b', ['', image('e'), '![<em>e</em>][r]', '![<em>e</em>][r] b']],
  [
    '*a ![b* c',
    ['<em>a</em>', '<em>a </em>', `<em>a ${image('b')}</em>`, `<em>a ${image('b')}</em> c`],
  ],
  ['![**b', ['', image('b')]],
  ['**![b', ['', `<strong>${image('b')}</strong>`]],
  ['[te][re] b', ['te', '[te][re]', '[te][re] b']],
  ['[te][re].', ['te', '[te][re].']],
  ['[te][] b', ['te', '[te][]', '[te][] b']],
  ['[a][b](c) d', ['a', '[a]b', '[a]<a href="c">b</a>', '[a]<a href="c">b</a> d']],
  ['[a [b] c](d)', ['a ', 'a b', 'a [b]', 'a [b] c', '<a href="d">a [b] c</a>']],
  ['a[^1]', ['a']],
  ['a [^1] b', ['a', 'a ', 'a [^1]', 'a [^1] b']],
  ['w! o', ['w', 'w!', 'w! o']],
  ['a &amp; b', ['a', 'a ', 'a &amp;', 'a &amp; b']],
  ['a <b>c', ['a', 'a ', 'a <b>', 'a <b>c']],
  ['a < b', ['a', 'a ', 'a &lt; b']],
  ['a\\*b', ['a', 'a*b']],
  ['2 * 3', ['2', '2 ', '2 *', '2 * 3']],
  ['a_b', ['a', 'a_b']],
  [
    'https://a.b. c',
    [
      ...Array.from('https://a.b.', (_, at) => 'https://a.b.'.slice(0, at + 1)),
      '<a href="https://a.b">https://a.b</a>.',
      '<a href="https://a.b">https://a.b</a>. c',
    ],
  ],
])('of %s', (text, shown) => {
  expect(show(text)).toEqual(paragraph(shown));
});

test('brackets wait for their second half, and come or go once', () => {
  const shown = show('See [the text][ref] and [ref].\n\n[ref]: /u\n\n');
  const changes = shown.filter((html, at) => !html.startsWith((shown[at - 1] ?? '').slice(0, -4)));
  expect(changes).toEqual([
    '<p>See [the text][ref]</p>',
    '<p>See [the text][ref] and [ref].</p>',
    '<p>See <a href="/u">the text</a> and <a href="/u">ref</a>.</p>',
  ]);
});

test.each([
  ['a heading', '## T', ['<h2>T</h2>']],
  ['an underline', 'T\n---\n', ['<p>T</p>', '<h2>T</h2>']],
  ['a rule', '- - -\n', ['<hr />']],
  [
    'a fence',
    '```js\nx\n```\n',
    [
      '<pre><code class="language-js"></code></pre>',
      '<pre><code class="language-js">x</code></pre>',
      '<pre><code class="language-js">x\n</code></pre>',
    ],
  ],
  ['an item', 'a\n- b', ['<p>a</p>', '<p>a</p>\n<ul>\n<li>b</li>\n</ul>']],
  ['a number', '12) a', ['<ol start="12">\n<li>a</li>\n</ol>']],
  [
    'a box',
    '- [x] a',
    ['<ul>\n<li><input type="checkbox" disabled="" checked="" /> a</li>\n</ul>'],
  ],
  [
    'a header of a table',
    'a|b\n-|-\n',
    [
      '<p>a</p>',
      '<p>a|</p>',
      '<p>a|b</p>',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n</table>',
    ],
  ],
  [
    'a header of a table that begins with a pipe',
    '| a | b |\n|-|:-:|\n| c',
    [
      head('<th>a</th>'),
      head('<th>a</th>\n<th>b</th>'),
      head('<th>a</th>\n<th align="center">b</th>'),
      head('<th>a</th>\n<th align="center">b</th>', '<tbody>\n<tr>\n<td>c</td>\n</tr>\n</tbody>\n'),
    ],
  ],
  [
    'a line that begins with a pipe',
    '|a| [b\nc',
    [
      head('<th>a</th>'),
      head('<th>a</th>\n<th></th>'),
      head('<th>a</th>\n<th>b</th>'),
      head('<th>a</th>\n<th>[b</th>'),
      '<p>|a| [b\nc</p>',
    ],
  ],
  [
    'a line in an item',
    '- | a\n\nb',
    [
      `<ul>\n<li>\n${head('<th>a</th>')}\n</li>\n</ul>`,
      '<ul>\n<li>| a</li>\n</ul>',
      '<ul>\n<li>| a</li>\n</ul>\n<p>b</p>',
    ],
  ],
  ['a definition', '[a]: /u "t"\n\nb', ['<p>b</p>']],
  ['a definition of a footnote', '[^a]: b', []],
])('of %s', (_, text, shown) => {
  expect(show(text)).toEqual(shown);
});

test('a text that is not calm shows its signs', () => {
  expect(show('**b', false)).toEqual(['<p>**b</p>']);
  expect(show('a [b](c', false).at(-1)).toBe('<p>a [b](c</p>');
});

test.each([
  '**',
  'a **b',
  'a [',
  'a ![b',
  'a [b](c',
  '`',
  'a `b',
  '&am',
  'a <b',
  'a \\',
  '-',
  '1.',
  '#',
  '```',
  'a\n-',
  '[a',
  '[a]:',
  'a|b\n-|',
  'x ~~',
  'a !',
  '- [ ]',
  '- [',
  '<d',
  '[^a',
  '>',
  '|',
  '| a',
  '| a |\nb',
  '- | a\n  |',
])('nothing of %s is lost at the end', (text) => {
  const streamed = createMarkdownDocument();
  for (const character of text) {
    streamed.append(character);
    toHtml(streamed);
  }
  streamed.end();
  const whole = createMarkdownDocument({ calm: false });
  whole.append(text);
  whole.end();
  expect(toHtml(streamed)).toBe(toHtml(whole));
  expect(toHtml(streamed).length).toBeGreaterThan(0);
});

test.each([
  ['The $n is not closed', '<p>The </p>', '<p>The $n is not closed</p>'],
  ['See $n\n', '<p>See </p>', '<p>See $n</p>'],
  ['A <div class="long', '<p>A </p>', '<p>A &lt;div class=&quot;long</p>'],
])('what waits for its other half is shown once nothing comes: %j', (text, held, released) => {
  const document = createMarkdownDocument();
  document.append(text);
  expect([toHtml(document).trim(), document.isHolding]).toEqual([held, true]);
  document.takeChanged();
  document.release();
  expect([toHtml(document).trim(), document.isHolding]).toEqual([released, false]);
  expect(document.takeChanged().size).toBe(1);
  // It is not taken back, and what comes is not held back because of it.
  document.append(' so');
  expect(toHtml(document).trim()).toBe(
    released.replace('</p>', text.endsWith('\n') ? '\nso</p>' : ' so</p>'),
  );
});

test('a formula that was shown as text is one when its end comes', () => {
  const document = createMarkdownDocument();
  document.append('See $n');
  document.release();
  document.append('^2$ there');
  document.end();
  expect(toHtml(document).trim()).toBe('<p>See <math>n^2</math> there</p>');
});
