import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableSchema } from '../../../lib/prompts/starters.ts';
import { schemaRefusal, toNamedSchema, withSchema } from '../../../lib/providers/schema-field.ts';
import { readGrowing, readWhole } from '../../../lib/surface/structured/read-structured.ts';
import { toCsv } from '../../../lib/surface/structured/to-csv.ts';
import { toTable, toWideTable } from '../../../lib/surface/structured/to-table.ts';

const table = { columns: ['Name', 'Height'], rows: [['Zugspitze', '2962 m']] };
const text = JSON.stringify(table);

describe('an answer that is to be JSON', () => {
  test('is read at every length of it, and never throws', () => {
    for (let length = 0; length <= text.length; length += 1) {
      const { state } = readGrowing(text.slice(0, length));
      expect(state).toBe('growing');
    }
    expect(readGrowing(text.slice(0, 45)).state).toBe('growing');
    expect(readGrowing('{"columns":["Na').value).toEqual({ columns: ['Na'] });
  });

  test('is read as it grows, whatever comes', () => {
    assert(
      property(string(), (any) => {
        readGrowing(any);
        readWhole(any, tableSchema);
      }),
    );
  });

  test('is valid where it fits, also in a fence', () => {
    expect(readWhole(text, tableSchema)).toEqual({ state: 'valid', value: table });
    expect(readWhole(`\`\`\`json\n${text}\n\`\`\``, tableSchema).state).toBe('valid');
  });

  test('says what does not fit, and where', () => {
    const read = readWhole('{"columns":["a"],"rows":[[1]]}', tableSchema);
    expect(read.state).toBe('misfit');
    expect(read).toMatchObject({ faults: [{ place: '#/rows/0/0' }] });
  });

  test('is broken where it was cut, with what could be read', () => {
    expect(readWhole(text.slice(0, -4), tableSchema)).toMatchObject({
      state: 'broken',
      value: { columns: table.columns },
    });
    expect(readWhole('I cannot do that.', tableSchema)).toEqual({
      state: 'broken',
      value: undefined,
    });
  });

  test('is told of a schema that points nowhere, and not lost', () => {
    expect(readWhole('{}', '{"$ref":"#/nowhere"}').state).toBe('misfit');
  });
});

describe('a table', () => {
  test.each([
    [
      [
        { a: 1, b: 'x' },
        { b: 'y', c: true },
      ],
      ['a', 'b', 'c'],
    ],
    [{ mountains: [{ a: 1 }] }, ['a']],
    [table, table.columns],
    [{ data: table }, table.columns],
    [{ columns: ['a'], rows: [['1', '2']] }, ['a', '']],
  ])('is found in %j', (value, columns) => {
    expect(toTable(value)?.columns).toEqual(columns);
  });

  test.each([
    [[]],
    [[1, 2]],
    [[{ a: { b: 1 } }]],
    [[{ a: 1 }, 2]],
    [{ a: 1, b: [{ c: 1 }] }],
    ['text'],
    [null],
    [{ columns: ['a'], rows: [[{}]] }],
    [{ ...table, note: 'not to be left out' }],
  ])('is not found in %j', (value) => {
    expect(toTable(value)).toBeUndefined();
  });

  test('for a spreadsheet has what is nested as JSON in its cell, and guarded as all else', () => {
    const nested = toWideTable([
      { name: 'Anna', tags: ['a', '=b'], at: { x: 1 } },
      { name: '=cmd', tags: [] },
    ]);
    expect(toCsv(nested!)).toBe(
      'name,tags,at\r\nAnna,"[""a"",""=b""]","{""x"":1}"\r\n\'=cmd,[],\r\n',
    );
    expect(toWideTable({ rows: [1] })).toBeUndefined();
    expect(toWideTable('text')).toBeUndefined();
  });

  test('is CSV that a spreadsheet takes for text and numbers alone', () => {
    const rows = [
      ['=HYPERLINK("x")', '+1', '-2', '@SUM(A1)', ' =1', '\t=1'],
      ['a,b', 'say "hi"', 'two\nlines', -5, null, true],
    ];
    expect(toCsv({ columns: ['=a', 'b', 'c', 'd', 'e', 'f'], rows })).toBe(
      "'=a,b,c,d,e,f\r\n" +
        '"\'=HYPERLINK(""x"")",\'+1,\'-2,\'@SUM(A1),\' =1,\'\t=1\r\n' +
        '"a,b","say ""hi""","two\nlines",-5,,true\r\n',
    );
  });
});

describe('a schema in a request', () => {
  test('is strict where it leaves nothing open', () => {
    expect(
      toNamedSchema(JSON.parse(tableSchema) as object as Record<string, unknown>),
    ).toHaveProperty('strict', true);
    for (const open of [
      { type: 'object', properties: { a: {} }, required: ['a'] },
      { type: 'object', properties: { a: {} }, additionalProperties: false },
      { type: 'array', items: { type: 'object' } },
    ]) {
      expect(toNamedSchema(open)).not.toHaveProperty('strict');
    }
  });

  test('is told in words at the end of the question where there is no field', () => {
    const told = withSchema(
      [
        { role: 'user', text: 'One' },
        { role: 'assistant', text: 'Two' },
        { role: 'user', text: 'Three' },
      ],
      { type: 'object' },
    );
    expect(told[0]?.text).toBe('One');
    expect(told[2]?.text).toMatch(/^Three\n\nAnswer with JSON alone.*\n\{"type":"object"\}$/);
  });

  test.each([
    "This model does not support 'response_format'",
    'Unsupported parameter: text.format',
    "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false",
    'structured outputs are not supported',
  ])('is known to be refused: %s', (said) => {
    expect(said).toMatch(schemaRefusal);
  });
});

test('what is nested deeper than can be followed is no table, and breaks nothing', () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
  expect(toTable(deep)).toBeUndefined();
  expect(toWideTable(deep)).toBeUndefined();
  expect(toWideTable({ columns: ['a'], rows: [[deep]] })).toBeUndefined();
});
