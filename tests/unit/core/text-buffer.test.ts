import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextBuffer } from '../../../lib/core/text-buffer.ts';
import { deltaText } from '../../support/parts-arbitrary.ts';
import { check } from '../../support/property.ts';

describe('a text buffer', () => {
  test('is the string that its pieces join to, from every offset', () => {
    check(
      fc.property(deltaText, fc.array(deltaText, { maxLength: 12 }), (initial, deltas) => {
        const buffer = createTextBuffer(initial);
        for (const delta of deltas) buffer.append(delta);
        const whole = initial + deltas.join('');
        expect(buffer.length).toBe(whole.length);
        expect(buffer.toString()).toBe(whole);
        const offsets = Array.from({ length: whole.length + 1 }, (_, offset) => offset);
        expect(offsets.map((offset) => buffer.since(offset))).toEqual(
          offsets.map((offset) => whole.slice(offset)),
        );
      }),
    );
  });

  test('is read in steps without loss, however reading and appending alternate', () => {
    check(
      fc.property(fc.array(fc.tuple(deltaText, fc.boolean())), (turns) => {
        const buffer = createTextBuffer();
        let read = '';
        for (const [delta, reads] of turns) {
          buffer.append(delta);
          if (reads) read += buffer.since(read.length);
        }
        read += buffer.since(read.length);
        expect(read).toBe(turns.map(([delta]) => delta).join(''));
      }),
    );
  });

  test('has nothing beyond its end', () => {
    const buffer = createTextBuffer('abc');
    expect(buffer.since(3)).toBe('');
    expect(buffer.since(99)).toBe('');
    expect(createTextBuffer().since(0)).toBe('');
  });

  test('counts UTF-16 units, as offsets into strings do', () => {
    const buffer = createTextBuffer('👍');
    expect(buffer.length).toBe(2);
    expect(buffer.since(1)).toBe('\udc4d');
  });
});
