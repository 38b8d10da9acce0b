import { describe, expect, test } from 'vitest';
import {
  createEmptyTool,
  exampleTool,
  findToolFaults,
  keepToolDrafts,
  readToolDraft,
  readToolDrafts,
  toToolDraft,
} from '../../../../lib/surface/tools/own-tool-draft.ts';
import type { OwnToolDraft } from '../../../../lib/surface/tools/own-tool-draft.ts';
import { tryArguments } from '../../../../lib/surface/tools/try-arguments.ts';
import { toOwnTools } from '../../../../lib/background/own-tools.ts';
import { checkArguments } from '../../../../lib/tools/check-arguments.ts';

const example: OwnToolDraft = { ...createEmptyTool(), ...exampleTool };
const faultsOf = (
  changes: Partial<OwnToolDraft>,
  others: readonly { id: string; name: string }[] = [],
) => readToolDraft({ ...example, ...changes }, others).faults;
const withSchema = (schema: unknown) => faultsOf({ schema: JSON.stringify(schema) }).schema;
const toUrlFault = (url: string) => faultsOf({ replyType: 'endpoint', url }).url;

test('the example works as it is: it is without fault, offered, and takes arguments', () => {
  const { tool, faults } = readToolDraft(example, []);
  expect(faults).toEqual({});
  const [offered] = toOwnTools([tool], { has: async () => true });
  expect(offered).toMatchObject({ name: 'get_weather', acts: false, untrusted: false });
  expect(checkArguments('{"city":"Ulm"}', offered!)).toEqual({ input: { city: 'Ulm' } });
  expect(tryArguments(tool, '{"city":"Ulm"}').outcome).toBe('fits');
  expect(tryArguments(tool, '').outcome).toBe('misfit');
  expect(tryArguments(tool, '[1]').outcome).toBe('broken');
});

describe('arguments that are tried are held to the schema within the same bounds as those of a call', () => {
  const tried = (schema: Record<string, unknown>, a: unknown) =>
    tryArguments(
      { ...readToolDraft(example, []).tool, schema: JSON.stringify(schema) },
      JSON.stringify({ a }),
    );
  const $defs = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => {
      const $ref = `#/$defs/d${at + 1}`;
      return [`d${at}`, { allOf: [{ $ref }, { $ref }] }];
    }),
  );
  const bomb = {
    type: 'object',
    properties: { a: { $ref: '#/$defs/d0' } },
    $defs: { ...$defs, d40: { type: 'string' } },
  };

  test('a schema that unfolds without end is too much work', () => {
    expect(tried(bomb, 'x').outcome).toBe('too-much');
  });

  test('a schema of very many parts is, too', () => {
    expect(tried({ enum: Array(20_001).fill(0) }, 'x').outcome).toBe('too-much');
  });

  test('a pattern that takes for ever is left out, and that is said', () => {
    const of = (pattern: string) => ({ properties: { a: { type: 'string', pattern } } });
    expect(tried(of('^(a+)+$'), `${'a'.repeat(60)}!`)).toMatchObject({
      outcome: 'fits',
      isWhole: false,
    });
    expect(tried(of('^a+$'), 'aaa')).toMatchObject({ outcome: 'fits', isWhole: true });
  });

  test('a schema that is too much work for any arguments is refused while it is written', () => {
    expect(withSchema({ ...bomb, $ref: '#/$defs/d0' })).toEqual({
      kind: 'unusable',
      why: 'all of it, since it is too much work',
    });
  });
});

test('an empty tool says what is missing, and its schema is one already', () => {
  expect(readToolDraft(createEmptyTool(), []).faults).toEqual({
    name: 'empty',
    description: 'empty',
  });
});

test.each([
  ['wetter_2-b', undefined],
  ['a'.repeat(64), undefined],
  ['a'.repeat(65), 'form'],
  ['get weather', 'form'],
  ['größe', 'form'],
  ['a.b', 'form'],
  ['  ', 'empty'],
  ['read_page', 'built-in'],
  ['constructor', 'reserved'],
  ['__proto__', 'reserved'],
] as const)('the name %s is judged: %s', (name, fault) => {
  expect(faultsOf({ name }).name).toBe(fault);
});

test('a name is taken by another tool, and not by itself', () => {
  expect(faultsOf({}, [{ id: 'other', name: 'get_weather' }]).name).toBe('taken');
  expect(faultsOf({}, [{ id: example.id, name: 'get_weather' }]).name).toBeUndefined();
});

describe('a schema', () => {
  const ofCity = (city: unknown) => ({ type: 'object', properties: { city } });

  test('that is no JSON is told with its place', () => {
    expect(faultsOf({ schema: '{\n  "type": "object",\n}' }).schema).toEqual({
      kind: 'schema-no-json',
      line: 3,
      column: 1,
    });
  });

  test.each([
    [[1], { kind: 'bad-schema' }],
    [{}, { kind: 'bad-schema' }],
    [{ properties: {} }, { kind: 'not-object' }],
    [{ type: 'array' }, { kind: 'not-object' }],
    [ofCity({ type: 'text' }), { kind: 'schema-part', place: '#/properties/city/type' }],
    [ofCity({ $ref: '#/$defs/none' }), { kind: 'unusable', why: '$ref: #/$defs/none' }],
    [ofCity({ type: 'string', pattern: '(' }), { kind: 'unusable', why: 'pattern: (' }],
    [
      { type: 'object', patternProperties: { '[': true } },
      { kind: 'unusable', why: 'pattern: [' },
    ],
    [
      { ...ofCity({}), anyOf: [{}] },
      { kind: 'refused', why: 'anyOf' },
    ],
    [ofCity({ properties: { $top: {} } }), { kind: 'refused', why: 'properties: $top' }],
  ])('%j is refused', (schema, fault) => {
    expect(withSchema(schema)).toEqual(fault);
  });

  test('that points to itself for ever is refused, and one that points inside is not', () => {
    expect(withSchema({ type: 'object', $ref: '#' })).toMatchObject({ kind: 'unusable' });
    const tree = {
      type: 'object',
      properties: { left: { $ref: '#' }, name: { $ref: '#/$defs/name' } },
      $defs: { name: { type: 'string', pattern: '^\\p{L}+$' } },
    };
    expect(withSchema(tree)).toBeUndefined();
  });

  test('of which each part gives itself a name is taken, and one that points to such a name is not', () => {
    let city: Record<string, unknown> = { type: 'string' };
    for (let depth = 0; depth < 30; depth += 1)
      city = { $id: `https://a.example/${depth}`, type: 'object', properties: { city } };
    expect(withSchema({ ...ofCity(city), $id: 'https://a.example/' })).toBeUndefined();
    const schema = JSON.stringify({ ...ofCity(city), $id: 'https://a.example/' });
    const { tool } = readToolDraft({ ...example, schema }, []);
    expect(tryArguments(tool, '{"city":{}}')).toMatchObject({ outcome: 'fits', isWhole: true });
    const $ref = 'https://a.example/0';
    expect(withSchema({ ...ofCity({ $ref }), $defs: { city } })).toEqual({
      kind: 'unusable',
      why: `$ref: ${$ref}`,
    });
  });
});

test.each([
  ['https://tools.example/weather?v=1', undefined],
  ['http://localhost:8080/', undefined],
  ['http://127.0.0.1:9/x', undefined],
  ['', 'empty'],
  ['tools.example', 'malformed'],
  ['https://', 'malformed'],
  ['ftp://tools.example/', 'unsupported-scheme'],
  ['javascript://tools.example/', 'unsupported-scheme'],
  ['http://tools.example/', 'insecure'],
  ['http://192.168.0.2/', 'insecure'],
  ['https://me:secret@tools.example/', 'has-credentials'],
])('the address %s is judged: %s', (url, fault) => {
  expect(toUrlFault(url)).toBe(fault);
});

test('an address is looked at only where it is what answers', () => {
  expect(faultsOf({ url: 'nonsense' })).toEqual({});
});

test('a tool that is opened and saved again is the same, whatever answers', () => {
  for (const replyType of ['fixed', 'endpoint'] as const) {
    const { tool } = readToolDraft({ ...example, replyType, url: 'https://t.example/' }, []);
    expect(readToolDraft(toToolDraft(tool), []).tool).toEqual(tool);
    expect(findToolFaults(tool, [tool])).toEqual({});
  }
});

test('what was typed is there again, and what is no draft is not', () => {
  let kept = '';
  const drafts = {
    read: () => kept,
    write: (_: string, text: string) => {
      kept = text;
    },
  };
  keepToolDrafts(drafts, [example]);
  expect(readToolDrafts(drafts)).toEqual([example]);
  kept = JSON.stringify([{ ...example, schema: 7 }, example, null]);
  expect(readToolDrafts(drafts)).toEqual([example]);
  keepToolDrafts(drafts, []);
  expect(kept).toBe('');
  expect(readToolDrafts(drafts)).toEqual([]);
});
