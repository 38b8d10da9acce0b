import { describe, expect, test } from 'vitest';
import { dialects } from '../../../lib/core/connection.ts';
import {
  parseBaseUrl,
  staysHere,
  toHost,
  usualLocalOrigin,
} from '../../../lib/providers/base-url.ts';
import { findPreset, presets } from '../../../lib/providers/presets.ts';
import { findPrice, prices } from '../../../lib/providers/prices.ts';

const located = presets.filter(({ baseUrl }) => baseUrl !== '');
const hosted = located.filter(({ needsKey }) => needsKey);

describe('the table of providers', () => {
  test('has all programs of this machine at one host, so that one question is enough for all', () => {
    const local = located.filter(({ baseUrl }) => new URL(baseUrl).protocol === 'http:');
    expect(local.length).toBeGreaterThan(2);
    for (const { baseUrl } of local) expect(baseUrl.startsWith(`${usualLocalOrigin}:`)).toBe(true);
  });

  test('has one row for each id and name', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    const names = presets.map(({ name }) => name).filter((name) => name !== '');
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(located)(
    '$id: its base URL is in normal form, and a key is asked for where it leaves the machine',
    ({ baseUrl, needsKey }) => {
      expect(parseBaseUrl(baseUrl)).toMatchObject({ baseUrl });
      expect(needsKey).toBe(!staysHere(baseUrl));
    },
  );

  test.each(hosted)('$id: its host alone is enough to type', ({ baseUrl }) => {
    expect(parseBaseUrl(toHost(baseUrl))).toMatchObject({ baseUrl });
  });

  test.each(presets)(
    '$id: has a known dialect, a bare lower-case key header, and https links',
    (row) => {
      expect(dialects).toContain(row.dialect ?? 'chat-completions');
      expect(row.keyHeader?.name ?? 'x').toMatch(/^[a-z-]+$/);
      if (row.keyPage !== '') expect(new URL(row.keyPage).protocol).toBe('https:');
      expect(row.baseUrl === '').toBe(row.addressForm !== undefined || row.id === 'custom');
    },
  );

  test('says what an address looks like by one that is taken', () => {
    for (const { addressForm } of presets) {
      if (addressForm !== undefined) expect(parseBaseUrl(addressForm)).toHaveProperty('baseUrl');
    }
  });
});

describe('the prices', () => {
  test.each(prices)(
    '$provider $model: of a provider in the table, dated, with its source',
    (row) => {
      expect(findPreset(row.provider)).toBeDefined();
      expect(row.input).toBeGreaterThan(0);
      expect(row.output).toBeGreaterThanOrEqual(row.input);
      expect(new URL(row.source).protocol).toBe('https:');
      expect(new Date(row.seen).toISOString().slice(0, 10)).toBe(row.seen);
      expect(findPrice(row.provider, row.model)).toBe(row);
    },
  );

  test('are of one model each, and of no other that begins alike', () => {
    expect(new Set(prices.map(({ provider, model }) => `${provider} ${model}`)).size).toBe(
      prices.length,
    );
    expect(findPrice('openai', 'gpt-4o-mini-x')).toBeUndefined();
    expect(findPrice('custom', 'gpt-4o')).toBeUndefined();
  });
});
