import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIndented } from '../../../lib/core/indented-json.ts';

describe('arguments of a tool call', () => {
  test('are set with a line for each name and value', () => {
    expect(toIndented('{"city":"東京","days":[1,2],"more":{},"none": [ ]}')).toBe(
      '{\n  "city": "東京",\n  "days": [\n    1,\n    2\n  ],\n  "more": {},\n  "none": []\n}',
    );
  });

  test('keep a long number, a name that stands twice and signs within a string', () => {
    expect(toIndented('{"n":12345678901234567890,"a":"{,:}\\"[","a":1e2}')).toBe(
      '{\n  "n": 12345678901234567890,\n  "a": "{,:}\\"[",\n  "a": 1e2\n}',
    );
  });

  test('that are no JSON yet, or none at all, are shown as they are', () => {
    for (const text of ['', '{"city":"Dre', 'city=Dresden', `["${'x'.repeat(100_001)}"]`]) {
      expect(toIndented(text)).toBe(text);
    }
  });

  test('of any kind read as JSON.stringify indents them', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        expect(toIndented(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });
});
