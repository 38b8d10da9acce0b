import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../support/property.ts';
import { anyObject, readArguments, readSchema } from '../../../lib/mcp/strangers-schema.ts';

const toHarmlessSchema = (given: unknown) => readSchema(given).schema;

test('a schema without anything suspicious stays as it is', () => {
  const schema = {
    type: 'object',
    properties: {
      format: { type: 'string', enum: ['short', 'long'], description: 'How' },
      part: { $ref: '#/$defs/part' },
    },
    required: ['format'],
    $defs: { part: { type: 'integer', minimum: 1 } },
  };
  expect(toHarmlessSchema(schema)).toEqual(schema);
});

test('regular expressions and names of parts go, and properties that are called so stay', () => {
  expect(
    toHarmlessSchema({
      $id: 'https://elsewhere.example/',
      type: 'object',
      properties: { pattern: { type: 'string', pattern: '^(a+)+$' }, $id: { format: 'regex' } },
      patternProperties: { '(b+)+': true },
    }),
  ).toEqual({ type: 'object', properties: { pattern: { type: 'string' }, $id: {} } });
});

test('a circle of references is cut open', () => {
  const tree = {
    type: 'object',
    properties: { root: { $ref: '#/$defs/node' } },
    $defs: { node: { type: 'object', properties: { left: { $ref: '#/$defs/node' } } } },
  };
  const node = { type: 'object', properties: { left: {} } };
  expect(toHarmlessSchema(tree)).toMatchObject({ $defs: { node } });
});

test.each([
  ['another type', { type: 'array' }],
  [
    'a reference that leads elsewhere',
    { properties: { a: { $ref: 'https://elsewhere.example' } } },
  ],
  ['a reference that leads nowhere', { properties: { a: { $ref: '#/$defs/none' } } }],
  [
    'more than is paid for',
    { description: 'x', properties: { a: { enum: ['x'.repeat(60_000)] } } },
  ],
  [
    'a depth without end',
    JSON.parse(`${'{"not":'.repeat(3_000)}{}${'}'.repeat(3_000)}`) as unknown,
  ],
  ['no schema', 'text'],
])('%s gives the schema of any object', (_, schema) => {
  expect(toHarmlessSchema(schema)).toEqual(anyObject);
});

test('whatever a server sends, a schema of an object comes out', () => {
  check(
    fc.property(fc.jsonValue(), (value) => {
      expect(toHarmlessSchema(value)).toMatchObject({ type: 'object' });
    }),
  );
});

test('what nobody sees, what nobody knows and what takes long to check stays out', () => {
  const tag = 'a\u{e0041}\u200b';
  expect(
    toHarmlessSchema({
      'x-note': tag,
      markdownDescription: 'y'.repeat(5_000),
      properties: {
        [tag]: { type: 'array', uniqueItems: true, enum: [tag, [tag]], default: { [tag]: tag } },
        uniqueItems: { type: 'string' },
      },
      required: [tag],
    }),
  ).toEqual({
    type: 'object',
    properties: {
      a: { type: 'array', enum: ['a', ['a']], default: { a: 'a' } },
      uniqueItems: { type: 'string' },
    },
    required: ['a'],
  });
});

test('what is not kept of a schema is told: rules, or all of it', () => {
  const plain = { $schema: 'x', type: 'object', properties: { pattern: { type: 'string' } } };
  expect(readSchema(plain)).not.toHaveProperty('left');
  for (const rule of [{ pattern: '^a$' }, { uniqueItems: true }, { patternProperties: {} }])
    expect(readSchema({ properties: { a: rule } }).left).toBe('rules');
  for (const none of [undefined, { type: 'string' }, { properties: { a: { $ref: '#/none' } } }])
    expect(readSchema(none)).toEqual({ schema: anyObject, left: 'schema' });
});

test.each(['#/__proto__', '#/constructor', '#/properties/__proto__'])(
  'what every object has is no part of a schema: %s',
  ($ref) => {
    expect(readSchema({ type: 'object', properties: { a: { $ref } } }).schema).toEqual(anyObject);
  },
);

test('choices at the top of arguments, which providers refuse, become their properties', () => {
  const text = { type: 'string' };
  expect(
    readArguments({
      $defs: { third: { properties: { kind: { const: 3 }, c: text }, required: ['c'] } },
      properties: { own: text },
      required: ['own'],
      unevaluatedProperties: false,
      allOf: [{ properties: { both: text, own: { maxLength: 1 } }, required: ['both'] }],
      anyOf: [
        { properties: { kind: { const: 1 }, a: text }, required: ['a'] },
        { oneOf: [{ properties: { kind: { const: 2 }, a: text } }, { $ref: '#/$defs/third' }] },
      ],
      not: { required: ['x'] },
      enum: [{}],
    }),
  ).toEqual({
    left: 'rules',
    schema: {
      type: 'object',
      $defs: { third: { properties: { kind: { const: 3 }, c: text }, required: ['c'] } },
      properties: {
        own: text,
        both: text,
        kind: { anyOf: [{ const: 1 }, { anyOf: [{ const: 2 }, { const: 3 }] }] },
        a: text,
        c: text,
      },
      required: ['own', 'both'],
    },
  });
});

test('choices inside of arguments stay, and at the top of what a tool gives back', () => {
  const inside = { type: 'object', properties: { a: { anyOf: [{}, { type: 'string' }] } } };
  expect(readArguments(inside)).toEqual({ schema: inside });
  const top = { type: 'object', properties: {}, anyOf: [{ required: ['a'] }] };
  expect(readSchema(top)).toEqual({ schema: top });
});

test.each([
  ['a name that providers refuse', { properties: { $top: {} } }],
  ['such a name inside', { properties: { a: { items: { properties: { 'filter[x]': {} } } } } }],
  ['such a name in a part', { $defs: { a: { properties: { ['x'.repeat(65)]: {} } } } }],
  ['such a name in a choice', { anyOf: [{ properties: { größe: {} } }] }],
  [
    'a reference into a choice',
    { anyOf: [{ properties: { a: {}, b: { $ref: '#/anyOf/0/properties/a' } } }] },
  ],
])('%s leaves the schema of arguments out', (_, schema) => {
  expect(readArguments(schema)).toEqual({ schema: anyObject, left: 'schema' });
});

test('whatever a server sends, no provider is offered choices at the top', () => {
  check(
    fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (anyOf, allOf) => {
      const { schema } = readArguments({ anyOf, allOf, oneOf: [{ allOf }] });
      expect(schema).toMatchObject({ type: 'object' });
      expect(Object.keys(schema)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/Of$/)]),
      );
    }),
  );
});
