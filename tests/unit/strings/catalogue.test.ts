import { describe, expect, test } from 'vitest';
import type { Catalogue, Phrase } from '../../../lib/strings/catalogue.ts';
import { optionsWords } from '../../../lib/strings/options-words.ts';
import { locales } from '../../../lib/strings/locale.ts';
import { toCatalogue } from '../../../lib/strings/translator.ts';

const english = toCatalogue('en', optionsWords);

function toForms(phrase: Phrase): string[] {
  return typeof phrase === 'string' ? [phrase] : Object.values(phrase);
}

function toPlaceholders(catalogue: Catalogue): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, phrase]) => {
      const names = toForms(phrase).flatMap((form) => form.match(/\{\w+\}/g) ?? []);
      return [key, [...new Set(names)].sort()];
    }),
  );
}

describe.each(locales)('%s', (locale) => {
  const catalogue = toCatalogue(locale, optionsWords);
  const forms = Object.values(catalogue).flatMap(toForms);

  test('has every key, with the same placeholders', () => {
    expect(toPlaceholders(catalogue)).toEqual(toPlaceholders(english));
  });

  test('has no empty text and no stray brace', () => {
    for (const form of forms) {
      expect(form.trim()).not.toBe('');
      expect(form.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  test('shouts nowhere', () => {
    for (const form of forms) expect(form).not.toMatch(/!|Oops/);
  });
});

test('a key begins with the name of its area', () => {
  const areas = [
    'common',
    'panel',
    'answer',
    'errors',
    'popup',
    'keyless',
    'options',
    'menu',
    'export',
    'find',
    'markdown',
  ];
  for (const key of Object.keys(english)) expect(areas).toContain(key.split('.')[0]);
});
