import { expect, test } from 'vitest';
import { checkArguments } from '../../../lib/tools/check-arguments.ts';

/** Each of these would keep a thread busy for minutes or for ever: that the test ends is what it shows. */

const many = (count: number, part: unknown) => Array.from({ length: count }, () => part);
const check = (schema: Record<string, unknown>, a: unknown) => {
  const checked = checkArguments(JSON.stringify({ a }), { name: 'x', schema });
  return 'fault' in checked ? checked.fault : 'fits';
};
const of = (a: unknown) => ({ properties: { a } });
const tooMuch = 'too many to be held to the schema of x. Call again with fewer';
const long = 'a'.repeat(100_000);

const fields = Object.fromEntries(many(5_000, 1).map((one, at) => [`a longer name ${at}`, one]));
const toDoubled = (times: number): unknown =>
  times === 0 ? {} : { allOf: many(2, toDoubled(times - 1)) };

/** A tree of references that unfolds to 2^40 parts. */
function toBomb(): Record<string, unknown> {
  const $defs: Record<string, unknown> = { d0: { type: 'string' } };
  for (let at = 1; at <= 40; at += 1) {
    const $ref = `#/$defs/d${at - 1}`;
    $defs[`d${at}`] = { allOf: [{ $ref }, { $ref }] };
  }
  return { ...of({ $ref: '#/$defs/d40' }), $defs };
}

test.each([
  ['^.*.*!$', 'fits'],
  ['.*!', 'fits'],
  ['^(a+)+!$', 'fits'],
  ['^a?a?a?a?a?a?a*!$', 'fits'],
  ['^[a-z]+!$', 'does not match pattern'],
])('a long text is held to a pattern where that is a matter of its length: %s', (pattern, said) => {
  expect(check(of({ pattern }), long)).toContain(said);
});

test.each(['^.*.*!$', '.*!', '^a?a?a?a?a?a?a*!$'])(
  'a short text is held to %s, and many are too many',
  (pattern) => {
    expect(check(of({ pattern }), 'aaa')).toContain('does not match pattern');
    expect(check(of({ pattern }), 'aaa!')).toBe('fits');
    expect(check(of({ items: { pattern } }), many(100, 'a'.repeat(990)))).toContain(tooMuch);
  },
);

test('references that double, and a schema in which each part stands twice in the next, have an end', () => {
  expect(check(toBomb(), long)).toContain(tooMuch);
  const next = { properties: { n: { $ref: '#' } } };
  let nested: unknown = 1;
  for (let depth = 0; depth < 50; depth += 1) nested = { n: nested };
  const text = JSON.stringify(nested);
  const checked = checkArguments(text, { name: 'x', schema: { anyOf: [next, next] } });
  expect(checked).toMatchObject({ fault: expect.stringContaining(tooMuch) as string });
});

test.each([
  ['parts for each item', { items: { allOf: many(1_000, {}) } }, many(50_000, 1)],
  ['anything for each item', { allOf: many(5_000, { items: true }) }, many(50_000, 1)],
  ['lengths of a long text', { allOf: many(5_000, { maxLength: 5 }) }, long],
  ['patterns of a long text', { allOf: many(5_000, { pattern: '^[a-z]+$' }) }, long],
  ['values for each item', { items: { enum: many(2_000, 'x'.repeat(20)) } }, many(30_000, 1)],
  ['fields for each part', { allOf: many(1_600, {}) }, fields],
  ['fields for parts that double', toDoubled(8), fields],
  ['names for each item', { items: { required: many(5_000, 'x') } }, many(30_000, {})],
])('%s are too many', (_, schema, value) => {
  expect(check(of(schema), value)).toContain(tooMuch);
});

test('a format that is a pattern without end is not looked at', () => {
  expect(check(of({ format: 'url' }), `http://${'a'.repeat(200)}!`)).toBe('fits');
  expect(check(of({ format: 'email' }), 'nobody')).toContain('does not match format');
});

test('a table of a thousand rows is held to its schema', () => {
  const row = {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      name: { type: 'string', maxLength: 200 },
      mail: { type: 'string', format: 'email' },
      kind: { enum: ['a', 'b', 'c'] },
      isOn: { type: 'boolean' },
    },
    required: ['id', 'name'],
    additionalProperties: false,
  };
  const rows = many(1_000, { id: 1, name: 'Ada', mail: 'ada@example.com', kind: 'a', isOn: true });
  expect(check(of({ items: row }), rows)).toBe('fits');
  expect(check(of({ items: row }), [...rows, { id: 'one', name: 'Ada' }])).toContain(
    'at #/a/1000/id: ',
  );
});

test('parts that give themselves names are held to as if they gave none', () => {
  for (const key of ['$id', 'id']) {
    let part: Record<string, unknown> = { type: 'string' };
    for (let depth = 0; depth < 30; depth += 1)
      part = { [key]: `https://a.example/${depth}`, properties: { $id: {}, n: part } };
    expect(check(of(part), { n: 1 })).toBe('fits');
    expect(check(of({ ...part, type: 'string' }), { n: 1 })).toContain('at #/a: ');
  }
});

test('an id that is a property, or in a value, is no such name', () => {
  const named = { properties: { id: { type: 'string' }, $id: { type: 'string' } } };
  expect(check(of(named), { id: 1 })).toContain('at #/a/id: ');
  expect(check(of(named), { $id: 1 })).toContain('at #/a/$id: ');
  expect(check(of({ enum: [{ id: 'x', of: { $id: 'y' } }] }), { id: 'x', of: { $id: 'y' } })).toBe(
    'fits',
  );
});

test('a hundred thousand characters of fields are held to fifty properties', () => {
  const names = Object.keys(fields).slice(0, 50);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'integer', minimum: 0 }])),
    additionalProperties: { type: 'integer' },
  };
  expect(JSON.stringify(fields).length).toBeGreaterThan(100_000);
  expect(check(of(schema), fields)).toBe('fits');
  expect(check(of(schema), { ...fields, [names[9]!]: -1 })).toContain(
    'at #/a/a%20longer%20name%209: ',
  );
});
