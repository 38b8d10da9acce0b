import { expect, test } from 'vitest';
import { toExcerptLine } from '../../../lib/surface/excerpt-line.ts';

const toLine = (text: string, query: string, isWhole = true): string =>
  toExcerptLine(
    { conversationId: 'c', messageId: 'm', text, isBeginning: isWhole, isEnd: isWhole },
    query,
  );

const far = 'lorem ipsum '.repeat(20);

test('what is short is there whole', () => {
  expect(toLine('The river Elbe.', 'elbe')).toBe('The river Elbe.');
});

test('what is long is cut at words around the words that were looked for', () => {
  const line = toLine(`${far}the river Elbe flows ${far}`, 'elbe');
  expect(line).toMatch(/^…the river Elbe flows .* (?:lorem|ipsum)…$/);
  expect(line.length).toBeLessThanOrEqual(122);
  expect(line.indexOf('Elbe')).toBeLessThan(20);
});

test('a piece of a longer message says that it is one', () => {
  expect(toLine('the Elbe flows', 'elbe', false)).toBe('…the Elbe flows…');
});

test.each([
  ['# The **Elbe** in `Dresden`', 'The Elbe in Dresden'],
  ['- one\n- the *Elbe*\n\n> said', 'one the Elbe said'],
  ['See [the Elbe](https://example.org "x").', 'See the Elbe.'],
  ['| Elbe | 1094 |\n| --- | ---: |\n| Oder | 866 |', 'Elbe 1094 Oder 866'],
  ['```js\nconst elbe = 2 * 3;\n```', 'const elbe = 2 * 3;'],
  ['elbe_river and __elbe__', 'elbe_river and elbe'],
])('%j is without the signs of Markdown', (text, line) => {
  expect(toLine(text, 'elbe')).toBe(line);
});

test('words in the address of a link are shown there', () => {
  expect(toLine('See [there](https://elbe.example).', 'elbe')).toContain('https://elbe.example');
});

test('a text without spaces is cut between its characters', () => {
  const line = toLine(`${'𠮷野家'.repeat(60)}東京${'𠮷野家'.repeat(60)}`, '東京');
  expect(line).toContain('東京');
  expect(line.isWellFormed()).toBe(true);
  expect(line.length).toBeLessThanOrEqual(124);
});

test('what nobody sees is not in it', () => {
  expect(toLine('the \u202eElbe\u0007', 'elbe')).toBe('the Elbe');
});
