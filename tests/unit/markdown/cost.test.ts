import { expect, test } from 'vitest';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';

const answer =
  '# Head\n\nSome **bold** text with `code` and a [link](https://a.b/c) that goes on, *and* on.\n\n- one\n- two\n  - x\n\n' +
  '1. first\n2. second\n\n```ts\nconst a = 1;\n\nb();\n```\n\n| a | b |\n|---|---|\n| 1 | `x` |\n\n> quote with _em_\n> more\n\n';

const fill = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

function ticks(length: number): string {
  let text = 'a';
  for (let count = 1; text.length < length; count += 1) text += `${'`'.repeat(count % 300)} `;
  return text.slice(0, length);
}

/** Characters that were looked at for each one of the text, when it is shown after each delta. */
function costOf(text: string, delta = 3): number {
  const document = createMarkdownDocument();
  for (let at = 0; at < text.length; at += delta) {
    document.append(text.slice(at, at + delta));
    for (const block of document.takeChanged()) {
      if ('inlines' in block) block.inlines();
      else if (block.type === 'row') for (const cell of block.cells) cell.inlines();
    }
  }
  document.end();
  for (const block of document.takeChanged()) if ('inlines' in block) block.inlines();
  return document.scanned / text.length;
}

const shapes: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ['mixed', (length) => fill(answer, length)],
  ['one line', (length) => fill('some words in a **bold** line ', length)],
  ['one line without a place to cut', (length) => `*a ${fill('some words ', length)}`],
  ['one word', (length) => 'x'.repeat(length)],
  ['one paragraph of many lines', (length) => fill('some words\n', length)],
  ['one list', (length) => fill('- an item\n', length)],
  ['one loose list', (length) => fill('- an item\n\n  more **of** it\n\n', length)],
  ['one fence', (length) => `\`\`\`js\n${fill('const a = `b`;\n\n', length)}`],
  ['one table', (length) => `| a | b |\n|---|---|\n${fill('| cell | **b** |\n', length)}`],
  ['one row', (length) => `| a |\n|---|\n| ${fill('some **b** ', length)}`],
  ['one heading', (length) => `# ${fill('some words # ', length)}`],
  ['strong after strong', (length) => fill('**a**', length)],
  ['formulas', (length) => fill('so $x^2$ and \\(y\\) are\n\\[\nz\n\\]\n\n', length)],
  ['sums of money', (length) => fill('$5 and $10 for us, ', length)],
  ['a formula without an end', (length) => `\\(a ${fill('some words ', length)}`],
  ['lines of formulas without an end', (length) => fill('\\[ a\n\n', length)],
  ['a line that may be the head of a table', (length) => fill('| a **b** ', length)],
  ['lines that may be heads', (length) => fill('| a | b\n\n', length)],
  ['definitions', (length) => fill('[a]: /u\n', length)],
];

test.each(shapes)('a delta costs the same at 10 kB and at 100 kB: %s', (_, make) => {
  expect(costOf(make(100_000))).toBeLessThan(3 * costOf(make(10_000)));
});

const traps: readonly (readonly [name: string, text: string])[] = [
  ['[', '['.repeat(50_000)],
  ['[…]', '['.repeat(25_000) + ']'.repeat(25_000)],
  ['*a', fill('*a ', 150_000)],
  ['_a __b', fill('_a __b ', 100_000)],
  ['**a**', fill('**a**', 250_000)],
  ['emphasis in emphasis', fill('*a **b ', 70_000) + fill('c** d*', 60_000)],
  ['runs of backticks', ticks(100_000)],
  ['<', fill('a <', 100_000)],
  ['<!--', fill('a <!-- ', 100_000)],
  ['<? <![CDATA[ <!X', fill('a <?x <![CDATA[ <!X ', 100_000)],
  ['<b c="', fill('a <b c="d ', 100_000)],
  ['[a](b', fill('[a](b', 100_000)],
  ['[a](<b', fill('[a](<b', 100_000)],
  ['[a](b "', fill('[a](b "', 100_000)],
  ['![', fill('a ![ ', 100_000)],
  ['www._', fill('www._', 100_000)],
  ['www.a/!a', `www.a/${fill('!a', 100_000)}`],
  ['a@a.', fill('a@a.', 100_000)],
  ['quotes', '>'.repeat(10_000)],
  ['lists', `${fill('- ', 20_000)}x`],
  ['an open label', `[${fill('b\n', 100_000)}`],
  ['an open title', `[a]: /u "${fill('b\n', 100_000)}`],
  ['white space', `a${' '.repeat(100_000)}b`],
  ['$', fill('$ ', 100_000)],
  ['$a', fill('$a ', 100_000)],
  ['$$a', fill('$$a $ ', 100_000)],
  ['$…', '$'.repeat(50_000)],
  ['\\(', '\\('.repeat(50_000)],
  ['\\( before code', `${'\\('.repeat(50_000)}\`a\``],
  ['\\[ in lines', fill('\\[\n', 100_000)],
  ['$$ in lines', fill('$$ a\n', 100_000)],
  ['\\[ and $$ in lines', fill('\\[ a\n$$ b\n', 100_000)],
  ['&', '&'.repeat(100_000)],
];

test.each(traps)('no text costs more than its length: %s', (_, text) => {
  expect(costOf(text, text.length)).toBeLessThan(15);
});
