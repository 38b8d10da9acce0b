import { expect, test } from 'vitest';
import { toPlainDocument } from '../../../lib/surface/copies/plain-document.ts';

test.each([
  ['a heading and emphasis', '# One\n\nA *b* **c** ~~d~~ `e`', 'One\n\nA b c d e'],
  ['a list within a list', '1. a\n2. b\n   - c\n   - d', '1. a\n2. b\n   - c\n   - d'],
  ['a list that begins elsewhere', '7. a\n8. b', '7. a\n8. b'],
  ['a loose list', '- a\n\n  b\n\n- c', '- a\n\n  b\n\n- c'],
  ['tasks', '- [x] a\n- [ ] b', '- [x] a\n- [ ] b'],
  ['a quote', '> a\n> b\n>\n> c', '> a\n> b\n> \n> c'],
  ['a table, for spreadsheets', '| a | b |\n|---|---|\n| 1 | *2* |', 'a\tb\n1\t2'],
  ['code as it was', '```ts\nif (a)\n\tb;\n```\n\nc', 'if (a)\n\tb;\n\nc'],
  ['links with their addresses', '[a](https://b.example/c)', 'a (https://b.example/c)'],
  ['addresses alone once', 'https://b.example/c', 'https://b.example/c'],
  ['an image', '![a map](https://b.example/m.png)', 'a map (https://b.example/m.png)'],
  ['formulas in TeX', 'So $a^2$:\n\n$$\nb\n$$', 'So a^2:\n\nb'],
  [
    'lines of footnotes below each other',
    'a[^x]\n\n[^x]: 1. b\n    2. c',
    'a[1]\n\n[1] 1. b\n    2. c',
  ],
  ['footnotes by number', 'a[^x] b\n\n[^x]: Note\n\n[^y]: Unused', 'a[1] b\n\n[1] Note'],
  ['markup as text', 'a <b>c</b>', 'a <b>c</b>'],
  ['nothing hidden', 'a\u{e0041}\u202eb\u001b[31m', 'ab[31m'],
])('%s', (_, markdown, plain) => {
  expect(toPlainDocument(markdown)).toBe(plain);
});
