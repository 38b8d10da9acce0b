import { expect, test } from 'vitest';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import { createStretches } from '../../../lib/surface/stretches.ts';

const text = Array.from({ length: 40 }, (_, index) =>
  index % 8 === 7 ? `## Heading ${index}` : `Paragraph ${index}.`,
).join('\n\n');

test('stretches are the same whether the text came whole or letter by letter, and none ends with a heading', () => {
  const whole = createMarkdownDocument();
  whole.append(text);
  whole.end();
  const expected = createStretches()(whole.blocks);
  const growing = createMarkdownDocument();
  const divide = createStretches();
  for (const letter of text) {
    growing.append(letter);
    divide(growing.blocks);
  }
  growing.end();
  expect(divide(growing.blocks)).toEqual(expected);
  expect(expected.length).toBeGreaterThan(3);
  expect(expected.at(-1)?.to).toBe(40);
  for (const { to } of expected.slice(0, -1))
    expect(whole.blocks[to - 1]?.type).not.toBe('heading');
});

test('a text that is started over begins with its first stretch', () => {
  const divide = createStretches();
  const document = createMarkdownDocument();
  document.append(text);
  divide(document.blocks);
  const other = createMarkdownDocument();
  other.append('Short.');
  other.end();
  expect(divide(other.blocks)).toEqual([{ from: 0, to: 1 }]);
});
