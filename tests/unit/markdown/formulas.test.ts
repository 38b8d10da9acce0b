import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import { dump, readMarkdown } from '../../support/markdown-dump.ts';
import { toHtml } from '../../support/markdown-html.ts';
import { check } from '../../support/property.ts';
import { createRandom } from '../../support/random.ts';

const inText = (text: string): string => `<math>${text}</math>`;
const displayed = (text: string): string => `<math display="block">${text}</math>`;

const texts: readonly (readonly [markdown: string, html: string])[] = [
  ['$x^2$', inText('x^2')],
  ['the $n$th, a $k$-set, ($y$).', `the ${inText('n')}th, a ${inText('k')}-set, (${inText('y')}).`],
  ['\\(a_1 * b_1\\) and \\( c \\)', `${inText('a_1 * b_1')} and ${inText('c')}`],
  ['so $$x$$ here', `so ${displayed('x')} here`],
  ['so \\[ x \\] here', `so ${displayed('x')} here`],
  ['a $$x\n= y$$ b', `a ${displayed('x\n= y')} b`],
  ['设$x$为', `设${inText('x')}为`],
  ['**$x$** and *a $b*c$ d*', `<strong>${inText('x')}</strong> and <em>a ${inText('b*c')} d</em>`],
  ['[a $]$ b](/u)', `<a href="/u">a ${inText(']')} b</a>`],
  ['$a\\$b$', inText('a\\$b')],
  ['$$f \\text{ if $x$}$$ b', `${displayed('f \\text{ if $x$}')} b`],
  ['\\(a \\\\)\\) b', `${inText('a \\\\)')} b`],
  // Money, variables and what is no formula.
  ['$5 and $10', '$5 and $10'],
  ['**$5**, **$10**', '<strong>$5</strong>, <strong>$10</strong>'],
  ['$5 and $10 are $x$', `$5 and $10 are ${inText('x')}`],
  ['$20/month vs. $30/month', '$20/month vs. $30/month'],
  ['$5–$10, US$5 vs. NZ$.', '$5–$10, US$5 vs. NZ$.'],
  ['5$-10$ and $ x$ and $x $', '5$-10$ and $ x$ and $x $'],
  ['\\$x$ and $x\\$', '$x$ and $x$'],
  ['$HOME and $PATH', '$HOME and $PATH'],
  ['echo $PATH:$HOME now', 'echo $PATH:$HOME now'],
  ['$FOO=$BAR, $USER@$HOST', '$FOO=$BAR, $USER@$HOST'],
  ['$a,$b in Perl', '$a,$b in Perl'],
  ['$HOME/.local/bin:$PATH and $A$PATH', '$HOME/.local/bin:$PATH and $A$PATH'],
  ['so "$a" "$b" is', 'so &quot;$a&quot; &quot;$b&quot; is'],
  ['the $n$ten, $f(x)$s', `the ${inText('n')}ten, ${inText('f(x)')}s`],
  ['$, $$, $$$ or $$$$', '$, $$, $$$ or $$$$'],
  ['$a `b$ c`', '$a <code>b$ c</code>'],
  ['`$x$` and `\\(x\\)`', '<code>$x$</code> and <code>\\(x\\)</code>'],
  ['\\(a `b\\)` c', '(a <code>b\\)</code> c'],
  ['\\(a and \\[b', '(a and [b'],
  ['\\(\\) \\( \\) \\[\\] \\[\\\\\\]', '() ( ) [] [\\]'],
  ['a <b c="$x$">', 'a <b c="$x$">'],
  [`$${'x'.repeat(1_001)}$`, `$${'x'.repeat(1_001)}$`],
];

const blocks: readonly (readonly [markdown: string, html: string])[] = [
  ['$$x$$', displayed('x')],
  ['\\[ x \\]  ', displayed('x')],
  ['$$\nx\n$$', displayed('x')],
  [
    'a:\n\\[\n\\begin{aligned}\na &= b \\\\\n- c\n\\end{aligned}\n\\]\nd',
    `<p>a:</p>\n${displayed('\\begin{aligned}\na &amp;= b \\\\\n- c\n\\end{aligned}')}\n<p>d</p>`,
  ],
  ['$$ a\n= b\n> c $$', displayed('a\n= b\n&gt; c')],
  ['$$\n\na\n\nb\n\n$$\n', displayed('a\n\nb')],
  [
    '1. a\n   \\[\n   # x\n   \\]\n2. b',
    `<ol>\n<li>a\n${displayed('# x')}\n</li>\n<li>b</li>\n</ol>`,
  ],
  ['- \\[ x\n  y \\]', `<ul>\n<li>\n${displayed('x\ny')}\n</li>\n</ul>`],
  ['> $$\n> x\n> $$', `<blockquote>\n${displayed('x')}\n</blockquote>`],
  ['a\n\n$$x$$\n$$y$$', `<p>a</p>\n${displayed('x')}\n${displayed('y')}`],
  ['$$\nx\n\n\n- a', '<p>$$\nx</p>\n<ul>\n<li>a</li>\n</ul>'],
  // Without an end they are what they would be without any formula.
  ['a\n\\[b](/u)\n- c', '<p>a\n[b](/u)</p>\n<ul>\n<li>c</li>\n</ul>'],
  ['\\[ a\n\nb \\]', '<p>[ a</p>\n<p>b ]</p>'],
  ['$$\na\n```\n$$\n```', '<p>$$\na</p>\n<pre><code>$$\n</code></pre>'],
  ['> $$\nx\n$$', `<blockquote>\n<p>${displayed('x')}</p>\n</blockquote>`],
  ['$$\n$$\n- x', '<p>$$\n$$</p>\n<ul>\n<li>x</li>\n</ul>'],
  ['$$\n# a\n$$ b', '<p>$$</p>\n<h1>a</h1>\n<p>$$ b</p>'],
  ['    $$\n    x', '<pre><code>$$\nx\n</code></pre>'],
  ['```\n$$\nx\n$$\n```', '<pre><code>$$\nx\n$$\n</code></pre>'],
  ['$$\nx', '<p>$$\nx</p>'],
  ['\\[', '<p>[</p>'],
  [`$$\n${'---\n'.repeat(200)}$$`, `<h2>$$</h2>\n${'<hr />\n'.repeat(199)}<p>$$</p>`],
];

const cases = [...texts.map(([text, html]) => [text, `<p>${html}</p>`] as const), ...blocks];

test.each(cases)('%s', (text, html) => {
  const document = readMarkdown([text]);
  expect(toHtml(document).trim()).toBe(html);
  const whole = dump(document);
  expect(dump(readMarkdown(text.split(''), { peek: true })), 'by character').toEqual(whole);
  for (let seed = 1; seed <= 5; seed += 1) {
    const pieces = createRandom(seed).split(text);
    expect(dump(readMarkdown(pieces, { peek: true })), `seed ${seed}`).toEqual(whole);
  }
});

const signs = ['$', '$$', '\\(', '\\)', '\\[', '\\]', '\\', '\n$$\n', '\n\\[\n', '\n\\]\n', '\n$$'];
const others = ['a', ' b ', '5', '*', '**', '`', '[', '](/u)', '<b c="', '">', '|', '\n|-|-|\n'];
const blockStarts = ['\n', '\n\n', '\n- ', '\n  ', '\n> ', '\n1. ', '\n```\n', '\n---', '\n    '];

test('any split of signs among other things gives the same tree', () => {
  const pieces = fc.constantFrom(...signs, ...signs, ...others, ...blockStarts);
  const text = fc.array(pieces, { maxLength: 24 }).map((chosen) => chosen.join(''));
  check(
    fc.property(text, fc.nat(), (text, seed) => {
      const whole = dump(readMarkdown([text]));
      expect(dump(readMarkdown(createRandom(seed).split(text, 5), { peek: true }))).toEqual(whole);
    }),
    Number(process.env['MARKDOWN_RUNS'] ?? 3_000),
  );
});

/** What is shown after each character; what shows the same as before is left out. */
function show(text: string): string[] {
  const document = createMarkdownDocument();
  const shown: string[] = [];
  for (const character of text) {
    document.append(character);
    const html = toHtml(document).trim();
    if (html !== (shown.at(-1) ?? '')) shown.push(html);
  }
  return shown;
}

test.each([
  [
    'a formula comes whole',
    'a $x*y*$ b',
    ['a', 'a ', `a ${inText('x*y*')}`, `a ${inText('x*y*')} b`],
  ],
  ['money comes at once', '$5 a', ['$5', '$5 a']],
  ['an escape comes at once', '\\*a', ['', '*a']],
  ['a formula in parentheses comes whole', '\\(x\\) b', ['', inText('x'), `${inText('x')} b`]],
])('%s', (_, text, shown) => {
  expect(show(text)).toEqual(shown.map((html) => `<p>${html}</p>`));
});

test('a formula with lines of its own comes whole', () => {
  expect(show('a\n\n$$\nx\n$$\n')).toEqual(['<p>a</p>', `<p>a</p>\n${displayed('x')}`]);
});

test('what is waited for without an end comes when it has got too long', () => {
  expect(show(`$x ${'word '.repeat(20)}`).at(-1)).toContain('word');
  expect(show(`\\(x ${'word '.repeat(100)}`).at(-1)).toContain('word');
});
