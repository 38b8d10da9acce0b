import { describe, expect, test } from 'vitest';
import { createTextBuffer } from '../../../lib/core/text-buffer.ts';
import { createAnswerWriter, toLines, toWritable } from '../../../lib/surface/answer-writer.ts';
import { createFakeTarget } from './fake-page.ts';

/** Writes `text` in deltas of `size` and gives what is in the page. */
function write(text: string, size: number, ended = true) {
  const { target, element } = createFakeTarget();
  const writer = createAnswerWriter(element);
  const buffer = createTextBuffer();
  for (let at = 0; at < text.length; at += size) {
    buffer.append(text.slice(at, at + size));
    writer.write(buffer, 0, false);
  }
  if (ended) writer.write(buffer, 0, true);
  return { target, writer, buffer };
}

const texts = {
  'plain lines': 'one\ntwo\n\nthree',
  'an end of line at the end': 'one\n',
  'only ends of lines': '\n\n\n',
  'carriage returns': 'one\r\ntwo\r\n',
  emoji: 'a 😀 family 👩‍👩‍👧 and a flag 🇩🇪\n😀',
  'a line of 9,000 characters': 'word '.repeat(1800),
  'a line of 9,000 characters without a space': '文'.repeat(9000),
  'a line of emoji': '😀'.repeat(5000),
  markup: '<b>not bold</b>\n<script>alert(1)</script>',
};

describe.each(Object.entries(texts))('%s', (_, text) => {
  test.each([1, 3, 7, 1000, text.length])('is written exactly in deltas of %i', (size) => {
    const { target, writer } = write(text, size);
    expect(target.textContent).toBe(text);
    expect(writer.written).toBe(text.length);
  });

  test('is one block per line in the end', () => {
    const { target } = write(text, 11);
    expect(target.blocks.map(({ text }) => text?.data)).toEqual(toLines(text));
  });
});

test('half a surrogate pair waits for its other half', () => {
  const { target, writer, buffer } = write('a\ud83d', 2, false);
  expect(target.textContent).toBe('a');
  buffer.append('\ude00');
  writer.write(buffer, 0, false);
  expect(target.textContent).toBe('a😀');
});

test('half a surrogate pair that ends the text is shown', () => {
  expect(write('a\ud83d', 2).target.textContent).toBe('a\ud83d');
  expect(toWritable('a\ud83d', false)).toBe('a');
});

test('a new epoch starts over', () => {
  const { target, writer } = write('one\ntwo', 3, false);
  writer.write(createTextBuffer('new'), 1, false);
  expect(target.textContent).toBe('new');
  expect(target.blocks).toHaveLength(1);
});

test('a token touches its own line only', () => {
  const { target, writer, buffer } = write('one\ntwo\nthree', 100, false);
  const before = target.blocks.map(({ text }) => text?.writes);
  buffer.append(' four');
  writer.write(buffer, 0, false);
  expect(target.blocks.map(({ text }) => text?.writes)).toEqual([1, 1, 2]);
  expect(before).toEqual([1, 1, 1]);
});

test('a long line is cut at spaces while it grows, and joined at its end', () => {
  const growing = write('word '.repeat(2000), 5, false).target;
  expect(growing.blocks.length).toBeGreaterThan(3);
  for (const { text } of growing.blocks) {
    expect(text?.length).toBeLessThanOrEqual(2005);
    expect(text?.data).toMatch(/ $/);
  }
  expect(write('word '.repeat(2000), 5).target.blocks).toHaveLength(1);
});
