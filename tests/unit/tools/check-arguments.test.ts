import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkArguments } from '../../../lib/tools/check-arguments.ts';
import { findDoubled } from '../../../lib/tools/find-doubled.ts';
import { findInexact } from '../../../lib/tools/find-inexact.ts';
import { check } from '../../support/property.ts';

const schema = {
  type: 'object',
  properties: {
    tabId: { type: 'integer', minimum: 0 },
    kind: { enum: ['a', 'b'] },
    nested: { type: 'array', items: { type: 'object', required: ['x'] } },
  },
  required: ['tabId'],
  additionalProperties: false,
};
const tool = { name: 'read_tab', schema };
const toFault = (text: string, of: { name: string; schema: Record<string, unknown> } = tool) => {
  const checked = checkArguments(text, of);
  return 'fault' in checked ? checked.fault : checked;
};

test('arguments that fit are taken as they are', () => {
  expect(checkArguments('{"tabId":3,"kind":"a"}', tool)).toEqual({
    input: { tabId: 3, kind: 'a' },
  });
});

test.each(['', '  \n', '{}'])('no arguments (%j) are an empty object', (text) => {
  const none = { name: 'list_tabs', schema: { type: 'object', properties: {} } };
  expect(checkArguments(text, none)).toEqual({ input: {} });
});

test.each([
  ['{"tabId":', 'The arguments are no whole JSON'],
  ['tabId: 3', 'The arguments are no whole JSON'],
  ['[3]', 'must be one JSON object'],
  ['"{\\"tabId\\":3}"', 'must be one JSON object'],
  ['[]', 'must be one JSON object'],
  ['null', 'required property "tabId"'],
  ['{"tabId":"3"}', 'at #/tabId: '],
  ['{"tabId":-1}', 'at #/tabId: '],
  ['{}', 'at #: Instance does not have required property "tabId".'],
  ['{"tabId":1,"kind":"c"}', 'at #/kind: '],
  ['{"tabId":1,"nested":[{}]}', 'at #/nested/0: '],
  ['{"tabId":1,"more":1}', 'at #: Property "more" does not match additional properties schema.'],
])('what is wrong with %s is said, and where', (text, words) => {
  expect(toFault(text)).toContain(words);
  expect(toFault(text)).toMatch(/Call again/);
});

test.each([
  '{"tabId":1,"tabId":2}',
  String.raw`{"tabId":1,"tab\u0049d":2}`,
  '{"tabId":1,"nested":[{"x":{"tabId":1}},{"x":1,"x":2}]}',
])('a name that stands twice in one object is refused: %s', (text) => {
  expect(toFault(text)).toMatch(/^The arguments name "(?:tabId|x)" twice/);
});

test('a name that stands in several objects, or as a value, is no double', () => {
  const free = { name: 'free', schema: {} };
  const text = '{"a":"a","b":["a","a",{"a":"b, \\"a\\": {"}],"c":{"a":1,"b":"b"},"d":"b"}';
  expect(checkArguments(text, free)).toEqual({ input: JSON.parse(text) as unknown });
});

test('what has no end or no ground is refused before it is looked at', () => {
  expect(toFault(`{"a":"${'x'.repeat(1_000_000)}"}`)).toContain('1000000 at most');
  const deep = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;
  expect(toFault(deep)).toContain('nested too deeply');
  // Deeper than the machine itself can follow.
  expect(toFault(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).toMatch(/deeply|JSON/);
});

test.each([
  ['points to nowhere', { $ref: '#/$defs/none' }],
  ['points to itself', { $ref: '#' }],
  ['has a pattern that is none', { properties: { a: { pattern: '[a' } } }],
  ['has no end', { allOf: Array.from({ length: 30_000 }, () => ({})) }],
])('a schema that %s is told as faulty', (_, broken) => {
  expect(toFault('{"a":"x"}', { name: 'odd', schema: broken })).toContain(
    'The schema of odd is faulty',
  );
});

test('a schema that cannot be written into is used all the same, and stays as it was', () => {
  const frozen = Object.freeze({
    type: 'object',
    properties: Object.freeze({ a: { $ref: '#/$defs/a' } }),
    $defs: { a: { type: 'string' } },
  });
  const before = JSON.stringify(frozen);
  expect(checkArguments('{"a":"x"}', { name: 'odd', schema: frozen })).toEqual({
    input: { a: 'x' },
  });
  expect(JSON.stringify(frozen)).toBe(before);
});

test('a schema is read as the draft that it names', () => {
  const items = { properties: { a: { type: 'array', items: [{ type: 'string' }] } } };
  const seventh = { ...items, $schema: 'http://json-schema.org/draft-07/schema#' };
  expect(toFault('{"a":[1]}', { name: 'odd', schema: seventh })).toContain('at #/a/0: ');
});

test('a pattern that is quick is held to, and one that could take for ever is not tried', () => {
  const withPattern = (pattern: string) => ({
    name: 'odd',
    schema: { properties: { a: { pattern } } },
  });
  expect(toFault('{"a":"x1"}', withPattern('^[a-z]+$'))).toContain('at #/a: ');
  expect(toFault('{"a":"2026-1"}', withPattern(String.raw`^\d{4}-\d{2}$`))).toContain('at #/a: ');
  const long = `{"a":"${'a'.repeat(5000)}!"}`;
  for (const pattern of [
    '^(a+)+$',
    '(a|a)*$',
    '^a*a*a*a*$',
    `${'a?'.repeat(40)}$`,
    '^(a?){40}$',
    String.raw`(a*)\1\1$`,
  ]) {
    expect(checkArguments(long, withPattern(pattern)), pattern).toHaveProperty('input');
  }
});

test('names by pattern that could take for ever refuse nothing', () => {
  const odd = { patternProperties: { '^(a+)+$': { type: 'string' } }, additionalProperties: false };
  const text = `{"${'a'.repeat(5000)}!":1}`;
  expect(checkArguments(text, { name: 'odd', schema: odd })).toHaveProperty('input');
});

test('whatever is written by a machine has no name twice', () => {
  check(
    fc.property(fc.json(), (text) => {
      expect(findDoubled(text)).toBeUndefined();
    }),
    100,
  );
});

test('whatever text and schema are, the answer is arguments or a sentence', () => {
  check(
    fc.property(
      fc.oneof(fc.json({ maxDepth: 1 }), fc.string({ unit: 'binary' })),
      fc.dictionary(
        fc.constantFrom(
          'type',
          'properties',
          'items',
          '$ref',
          '$id',
          'pattern',
          'allOf',
          'enum',
          'required',
          'not',
          'format',
          'multipleOf',
          '__proto__',
        ),
        fc.oneof(
          fc.jsonValue({ maxDepth: 1 }),
          fc.constantFrom<unknown>('object', '#', 'string', [{}], { a: {} }),
        ),
      ),
      (text, of) => {
        const checked = checkArguments(text, { name: 'odd', schema: of });
        expect('input' in checked || checked.fault.length > 20).toBe(true);
      },
    ),
    150,
  );
});

test.each([
  ['1234567890123456789', true],
  ['-9007199254740993', true],
  ['1e400', true],
  ['9007199254740993.0', true],
  ['12345678901234567890e0', true],
  ['0.12345678901234567890', true],
  ['1e-400', true],
  ['-0', true],
  ['-0.0e5', true],
  ['9007199254740991', false],
  ['0.1', false],
  ['-0.30000000000000004', false],
  ['1e3', false],
  ['-12.500E+2', false],
  ['100e-2', false],
  ['5e-324', false],
  ['0.00', false],
  ['0e7', false],
  ['100000000000000000000000', false],
])(
  'a number that would be sent as another one than is shown is refused: %s',
  (number, isRefused) => {
    const checked = checkArguments(`{"n":[${number}],"text":"1234567890123456789"}`, {
      name: 'count',
      schema: { type: 'object' },
    });
    expect('fault' in checked).toBe(isRefused);
  },
);

test('a number is the same however it is spelled', () => {
  check(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const spellings = [JSON.stringify(value), value.toExponential()];
      for (const spelled of Object.is(value, -0) ? [] : spellings)
        expect(findInexact(`[${spelled}]`), spelled).toBeUndefined();
    }),
  );
});

test('a number of a million zeros is looked at once', () => {
  const zeros = '0'.repeat(900_000);
  expect(findInexact(`[0.${zeros}1]`)).toHaveLength(900_003);
  expect(findInexact(`[1.${zeros}]`)).toBeUndefined();
});

test('items are not held against each other, which takes the square of their number', () => {
  const schema = { type: 'object', properties: { a: { type: 'array', uniqueItems: true } } };
  expect(checkArguments('{"a":[1,1]}', { name: 'x', schema })).toEqual({ input: { a: [1, 1] } });
});
