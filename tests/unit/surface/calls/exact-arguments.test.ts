import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonIndenter, toIndented } from '../../../../lib/core/indented-json.ts';
import { removeHidden } from '../../../../lib/core/hidden-characters.ts';
import {
  isWithoutArguments,
  toExactArguments,
} from '../../../../lib/surface/calls/exact-arguments.ts';
import { check } from '../../../support/property.ts';

/** Text cut into pieces. */
const pieces = (text: string): fc.Arbitrary<string[]> =>
  fc.array(fc.nat(text.length), { maxLength: 8 }).map((cuts) => {
    const at = [0, ...cuts.sort((a, b) => a - b), text.length];
    return at.slice(1).map((end, index) => text.slice(at[index], end));
  });

test('arguments that come in pieces stand at their end as those that came at once', () => {
  check(
    fc.property(
      fc.json().chain((text) => fc.tuple(fc.constant(text), pieces(text))),
      ([text, cut]) => {
        const indenter = createJsonIndenter();
        expect(cut.map((piece) => indenter.add(piece)).join('')).toBe(toIndented(text));
      },
    ),
  );
});

test('what is no JSON harms nobody while it comes', () => {
  check(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(createJsonIndenter().add(text).replaceAll(/\s/gu, '')).toHaveLength(
        text.replaceAll(/\s/gu, '').length,
      );
    }),
  );
});

test('what nobody sees of them is written out', () => {
  const text = JSON.stringify({ text: 'pay\u200b me\u202e', tag: 'x\u{e0041}' });
  const exact = toExactArguments(text);
  expect(exact).toContain(String.raw`pay\u200b me\u202e`);
  expect(exact).toContain(String.raw`x\udb40\udc41`);
  expect(JSON.parse(exact)).toEqual(JSON.parse(text));
});

test('whatever they are, they mean what they meant, and nothing in them is hidden', () => {
  check(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      const text = JSON.stringify({ words });
      const exact = toExactArguments(text);
      expect(JSON.parse(exact)).toEqual(JSON.parse(text));
      expect(removeHidden(exact)).toBe(exact);
    }),
    2_000,
  );
});

test('none are told from some', () => {
  for (const text of ['', ' ', '{}', ' { \n} ']) expect(isWithoutArguments(text)).toBe(true);
  for (const text of ['{"a":1}', '[]', 'x', '{']) expect(isWithoutArguments(text)).toBe(false);
});
