import { describe, expect, test } from 'vitest';
import { createCallMerger } from '../../../lib/providers/call-merger.ts';
import { createObjectEnd } from '../../../lib/providers/object-end.ts';

const piece = (args: string, name = 'look') => ({ index: 0, id: '', name, args });
/** The place of each piece that says the name of its call again. */
function place(...pieces: readonly string[]) {
  const calls = createCallMerger();
  return pieces.map((args) => calls.place(piece(args)));
}

describe('a piece that repeats the name, without an id', () => {
  test('goes on with arguments that are not whole, wherever they were cut', () => {
    const args = String.raw`{"a":"}\"}\\","b":[{}]}`;
    expect(new Set(place(...args.split('')))).toEqual(new Set([0]));
  });

  test('begins another call once they are', () => {
    expect(place('{"a":', '1}', '{"a":2}', ' ', '{', '}', '{}')).toEqual([0, 0, 1, 2, 2, 2, 3]);
  });
});

test.each([
  ['', false],
  [' \n{"a":{"b":["]}"]}}\r\t', true],
  ['{"a":"\\\\"}', true],
  ['{"a":"\\"}', false],
  ['{"a":[}', false],
  ['[{}]', false],
  ['"{}"', false],
  ['{}{}', false],
  ['{} x', false],
  ['7', false],
])('whether it is one object, and came to its end: %j', (text, isWhole) => {
  const whole = createObjectEnd();
  whole.push(text);
  const cut = createObjectEnd();
  for (const sign of text) cut.push(sign);
  expect([whole.reached, cut.reached]).toEqual([isWhole, isWhole]);
  expect(cut.begun).toBe(text !== '');
});

test('arguments of four megabytes that come in words are gone through once', () => {
  // Gone through again with each piece they would take minutes: that the test ends in its time is what it shows.
  const calls = createCallMerger();
  calls.place(piece('{"a":"'));
  for (let count = 0; count < 80_000; count += 1) {
    expect(calls.place(piece('x'.repeat(50)))).toBe(0);
  }
});
