import { describe, expect, test } from 'vitest';
import type { Catalogue, Phrase } from '../../../lib/strings/catalogue.ts';
import { attachWords } from '../../../lib/strings/attach-words.ts';
import { backupWords } from '../../../lib/strings/backup-words.ts';
import { branchWords } from '../../../lib/strings/branch-words.ts';
import { callWords } from '../../../lib/strings/call-words.ts';
import { commonWords } from '../../support/common-words.ts';
import { permissionWords } from '../../../lib/strings/permission-words.ts';
import { figureWords } from '../../../lib/strings/figure-words.ts';
import { contextWords } from '../../../lib/strings/context-words.ts';
import { keyWords } from '../../../lib/strings/key-words.ts';
import { lockWords } from '../../../lib/strings/lock-words.ts';
import { listWords } from '../../../lib/strings/list-words.ts';
import { paletteWords } from '../../../lib/strings/palette-words.ts';
import { optionsWords } from '../../../lib/strings/options-words.ts';
import { promptWords } from '../../../lib/strings/prompt-words.ts';
import { servingWords } from '../../../lib/strings/serving-words.ts';
import { structuredWords } from '../../../lib/strings/structured-words.ts';
import { waysWords } from '../../../lib/strings/ways-words.ts';
import { locales } from '../../../lib/strings/locale.ts';
import { toCatalogue } from '../../../lib/strings/to-translator.ts';

/** All that comes with a part alone. */
const words = {
  en: {
    ...optionsWords.en,
    ...keyWords.en,
    ...listWords.en,
    ...lockWords.en,
    ...backupWords.en,
    ...branchWords.en,
    ...callWords.en,
    ...paletteWords.en,
    ...promptWords.en,
    ...servingWords.en,
    ...structuredWords.en,
    ...waysWords.en,
    ...contextWords.en,
    ...attachWords.en,
    ...figureWords.en,
    ...permissionWords.en,
  },
  de: {
    ...optionsWords.de,
    ...keyWords.de,
    ...listWords.de,
    ...lockWords.de,
    ...backupWords.de,
    ...branchWords.de,
    ...callWords.de,
    ...paletteWords.de,
    ...promptWords.de,
    ...servingWords.de,
    ...structuredWords.de,
    ...waysWords.de,
    ...contextWords.de,
    ...attachWords.de,
    ...figureWords.de,
    ...permissionWords.de,
  },
};

const english = toCatalogue('en', words, commonWords);

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
  const catalogue = toCatalogue(locale, words, commonWords);
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
    'ends',
    'answer',
    'errors',
    'popup',
    'keyless',
    'keys',
    'palette',
    'personas',
    'list',
    'lock',
    'backup',
    'ways',
    'branch',
    'calls',
    'figures',
    'prompts',
    'serving',
    'structured',
    'context',
    'options',
    'menu',
    'export',
    'markdown',
    'find',
    'attach',
    'permissions',
    'servers',
    'tools',
  ];
  for (const key of Object.keys(english)) expect(areas).toContain(key.split('.')[0]);
});
