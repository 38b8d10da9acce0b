import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultTuning, dialects } from '../../../lib/core/connection.ts';
import type { Tuning } from '../../../lib/core/connection.ts';
import { isSoundTuning } from '../../../lib/core/tuning-rules.ts';
import { readHeaders } from '../../../lib/surface/header-lines.ts';
import { readTuning, tuningFields, toTuningTexts } from '../../../lib/surface/tuning-texts.ts';
import type { TuningField } from '../../../lib/surface/tuning-texts.ts';
import { check } from '../../support/property.ts';

const first = toTuningTexts(defaultTuning);

function read(texts: Partial<Record<TuningField, string>>) {
  return readTuning({ ...first, ...texts }, 'authorization');
}

describe('typed headers', () => {
  test.each<[string, Record<string, string>]>([
    ['', {}],
    [' \n\t\n', {}],
    ['X-Team: blue', { 'x-team': 'blue' }],
    [' X-Team :blue \r\n\r\nb:2', { 'x-team': 'blue', b: '2' }],
    ['x: a:b: c', { x: 'a:b: c' }],
  ])('%j are read', (lines, headers) => {
    expect(readHeaders(lines, 'authorization')).toEqual({ headers });
  });

  test.each([
    ['X-Team', 'malformed', 'X-Team'],
    ['X-Team:', 'malformed', 'X-Team:'],
    [': blue', 'malformed', ': blue'],
    [`a: 1\n${'x'.repeat(80)}`, 'malformed', 'x'.repeat(60)],
    ['X Team: a', 'unnamed', 'X Team'],
    ['Cookie: a', 'taken', 'Cookie'],
    ['Authorization: a', 'secret', 'Authorization'],
    ['X-Mine: a', 'secret', 'X-Mine'],
    ['a: ü', 'unsendable', 'a'],
    ['a: 1\nA: 2', 'repeated', 'A'],
  ])('%j are at fault: %s', (lines, type, text) => {
    expect(readHeaders(lines, 'x-mine')).toEqual({ fault: { type, text } });
  });

  test('named like a part of an object are headers all the same', () => {
    const read = readHeaders('__proto__: a\nconstructor: b', 'authorization');
    expect(Object.entries('headers' in read ? read.headers : {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});

describe('a number', () => {
  test.each([
    ['0', 0],
    ['0.7', 0.7],
    ['0,7', 0.7],
    [' 2 ', 2],
    ['.5', 0.5],
    ['', undefined],
    ['  ', undefined],
  ])('typed as %j is %s', (temperature, value) => {
    expect(read({ temperature })).toMatchObject({ faults: {} });
    expect(read({ temperature }).tuning.parameters.temperature).toBe(value);
  });

  test.each(['warm', '2.1', '-1', '1e0', '0x1', '1.', '1,2,3', 'NaN', 'Infinity', '１'])(
    'typed as %j is at fault',
    (temperature) => {
      const { tuning, faults } = read({ temperature });
      expect(faults).toEqual({ temperature: 'range' });
      expect(tuning.parameters).not.toHaveProperty('temperature');
    },
  );

  test.each(['maxTokens', 'firstByteSeconds', 'idleSeconds'] as const)('%s is whole', (field) => {
    expect(read({ [field]: '1.5' }).faults).toEqual({ [field]: 'range' });
    expect(read({ [field]: '0' }).faults).toEqual({ [field]: 'range' });
    expect(read({ [field]: '30' }).faults).toEqual({});
  });
});

describe('the fields for experts', () => {
  test('left alone are the tuning of a connection that nobody has tuned', () => {
    expect(read({})).toEqual({ tuning: defaultTuning, faults: {} });
    expect(Object.keys(first)).toEqual([...tuningFields]);
  });

  test('tell each fault, and count a field with one as empty', () => {
    const { tuning, faults } = read({
      keyHeader: 'Cookie',
      headers: 'a',
      extraBody: '[]',
      reasoningEffort: 'very high',
      retries: '9',
      dialect: 'latin',
    });
    expect(faults).toEqual({
      keyHeader: 'taken',
      headers: { type: 'malformed', text: 'a' },
      extraBody: 'not-object',
      reasoningEffort: 'not-a-word',
      retries: 'range',
    });
    expect(tuning).toEqual(defaultTuning);
  });

  test('let no further header stand where the key goes', () => {
    expect(read({ headers: 'X-Mine: a' }).faults).toEqual({});
    const faults = { headers: { type: 'secret', text: 'X-Mine' } };
    expect(read({ headers: 'X-Mine: a', keyHeader: 'x-mine' }).faults).toEqual(faults);
    expect(readTuning({ ...first, headers: 'X-Mine: a' }, 'x-mine').faults).toEqual(faults);
  });

  const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
  const seconds = optional(fc.integer({ min: 1, max: 3600 }));
  const tuning: fc.Arbitrary<Tuning> = fc.record({
    dialect: optional(fc.constantFrom(...dialects)),
    keyHeader: fc.constantFrom('', 'x-key'),
    headers: fc.dictionary(
      fc.stringMatching(/^x-[a-z]{1,8}$/),
      fc.stringMatching(/^[a-z:;=,]{1,9}$/),
    ),
    extraBody: fc.oneof(
      fc.constant(''),
      fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value)),
    ),
    parameters: fc.record(
      {
        temperature: fc.double({ min: 0.001, max: 2, noNaN: true }),
        maxTokens: fc.integer({ min: 1, max: 100_000 }),
        reasoningEffort: fc.constantFrom('low', 'x-high'),
      },
      { requiredKeys: [] },
    ),
    withoutOrigin: fc.constant(false),
    stream: fc.boolean(),
    retries: fc.integer({ min: 0, max: 3 }),
    firstByteSeconds: seconds,
    idleSeconds: seconds,
    payloadSeconds: seconds,
    windowTokens: fc.option(fc.integer({ min: 256, max: 1_000_000 })),
  });

  test('show a tuning so that it is read again as it was', () => {
    check(
      fc.property(tuning, (before) => {
        fc.pre(isSoundTuning(before));
        expect(readTuning(toTuningTexts(before), 'authorization')).toEqual({
          tuning: before,
          faults: {},
        });
      }),
      300,
    );
  });

  test('without a fault make a tuning that can be sent, whatever is typed', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('', '1', '0.5', 'a: b', '{}', 'low', 'x-y'));
    const texts = fc.record(
      Object.fromEntries(tuningFields.map((field) => [field, text])) as Record<
        TuningField,
        typeof text
      >,
    );
    check(
      fc.property(texts, (typed) => {
        expect(isSoundTuning(readTuning(typed, 'authorization').tuning)).toBe(true);
      }),
      500,
    );
  });
});
