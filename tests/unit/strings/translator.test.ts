import { describe, expect, expectTypeOf, test } from 'vitest';
import type { ParamsOf } from '../../../lib/strings/catalogue.ts';
import { commonWords } from '../../support/common-words.ts';
import { resolveLocale, toDirection } from '../../../lib/strings/locale.ts';
import { optionsWords } from '../../../lib/strings/options-words.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';

describe('texts', () => {
  const strings = createTranslator('en');

  test('placeholders are filled, whatever the value looks like', () => {
    expect(strings.t('answer.waiting', { model: '$& {model}' })).toBe('Waiting for $& {model}');
  });

  test('the number picks the form', () => {
    expect(strings.t('answer.omitted', { count: 1 })).toBe('Asked without 1 earlier message');
    expect(strings.t('answer.omitted', { count: 2 })).toBe('Asked without 2 earlier messages');
    expect(strings.t('answer.omitted', { count: 0 })).toBe('Asked without 0 earlier messages');
  });

  test('numbers are written as the language writes them', () => {
    expect(strings.t('answer.tokensIn', { tokens: 12345 })).toBe('12,345 in');
    const german = createTranslator('de', undefined, commonWords);
    expect(german.t('answer.tokensIn', { tokens: 12345 })).toBe('12.345 Eingabe');
  });

  test('the parameters are part of the type', () => {
    expectTypeOf<ParamsOf<'panel.send'>>().toEqualTypeOf<[]>();
    expectTypeOf<ParamsOf<'answer.waiting'>>().toEqualTypeOf<[Record<'model', string | number>]>();
    expectTypeOf<ParamsOf<'answer.omitted'>[0]>().toHaveProperty('count');
  });
});

describe('pseudo-locales', () => {
  test('the long one is at least 30 % longer and leaves parameters alone', () => {
    const english = createTranslator('en').t('answer.waiting', { model: 'gpt-4o' });
    const long = createTranslator('en-XA').t('answer.waiting', { model: 'gpt-4o' });
    expect(long.length).toBeGreaterThanOrEqual(english.length * 1.3);
    expect(long).toContain('gpt-4o');
    expect(long).not.toContain('Waiting');
  });

  test('the right-to-left one isolates parameters', () => {
    const text = createTranslator('ar-XB').t('answer.waiting', { model: 'gpt-4o' });
    expect(text).toContain('\u2068gpt-4o\u2069');
    expect(text.match(/\u202e/g)).toHaveLength(text.match(/\u202c/g)?.length ?? 0);
  });

  test('is the only one that is written from right to left', () => {
    expect(toDirection('ar-XB')).toBe('rtl');
    expect(toDirection('de')).toBe('ltr');
  });
});

describe('which locale', () => {
  test.each([
    ['auto', ['de-AT', 'en'], 'de'],
    ['auto', ['fr-FR', 'de'], 'de'],
    ['auto', ['EN-gb'], 'en'],
    ['auto', ['fr'], 'en'],
    ['auto', [], 'en'],
    ['de', ['en'], 'de'],
    ['ar-XB', ['en'], 'ar-XB'],
    ['tlh', ['de'], 'de'],
  ])('%s with %j is %s', (choice, browserLanguages, locale) => {
    expect(resolveLocale(choice, browserLanguages)).toBe(locale);
  });
});

test('the words of an area are there for who brings them, and stand for themselves otherwise', () => {
  expect(createTranslator('de', optionsWords).t('options.save')).toBe('Speichern');
  expect(createTranslator('de').t('options.save')).toBe('options.save');
  const early = { en: optionsWords.en, de: {} };
  expect(createTranslator('de', early).t('options.save')).toBe('Save');
});

test('common words that nobody brought are English; who adds those of an area keeps the common ones', () => {
  expect(createTranslator('de').t('panel.send')).toBe('Send');
  const german = createTranslator('de', undefined, commonWords).withWords(optionsWords);
  expect([german.t('panel.send'), german.t('options.save')]).toEqual(['Senden', 'Speichern']);
});
