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

test.each(
  Array.from(
    '\u00ad\u061c\u200e\u200f\u2028\u2029\u2800\u00a0\u3164\u115f\u1160\u180e\uffa0\u2003\u202f',
    (sign) => [sign.charCodeAt(0).toString(16).padStart(4, '0'), sign],
  ),
)('\\u%s is written out too, alone and beside others', (code, sign) => {
  for (const words of [
    sign,
    `pay${sign}me`,
    `${sign}${sign}`,
    `\u200e${sign}\u200b`,
    `می${sign}`,
  ]) {
    const exact = toExactArguments(JSON.stringify({ words }));
    expect(exact).toContain(String.raw`\u${code}`);
    expect(exact).not.toContain(sign);
    expect(JSON.parse(exact)).toEqual({ words });
  }
});

test('what words are written with stays: joiners, forms of pictures, spaces', () => {
  const text = '{"a": "می\u200cخواهم क्\u200dष ❤\ufe0f one two"}';
  expect(toExactArguments(text)).toContain('"می\u200cخواهم क्\u200dष ❤\ufe0f one two"');
});

test('whatever they are, they mean what they meant, and nothing in them is hidden', () => {
  check(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      const text = JSON.stringify({ words });
      const exact = toExactArguments(text);
      expect(JSON.parse(exact)).toEqual(JSON.parse(text));
      expect(removeHidden(exact)).toBe(exact);
      expect(exact).not.toMatch(/[\u00ad\u061c\u200e\u200f\u2800]|[^\P{Z} ]/u);
    }),
    2_000,
  );
});

test('none are told from some', () => {
  for (const text of ['', ' ', '{}', ' { \n} ']) expect(isWithoutArguments(text)).toBe(true);
  for (const text of ['{"a":1}', '[]', 'x', '{']) expect(isWithoutArguments(text)).toBe(false);
});
