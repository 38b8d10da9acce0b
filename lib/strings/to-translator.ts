import type { Catalogue, ParamsOf, Phrase, StringKey } from './catalogue.ts';
import { toDirection } from './locale.ts';
import type { Locale } from './locale.ts';
import { toLongPhrase, toPseudoCatalogue, toRightToLeftPhrase } from './pseudo.ts';

/** Texts and figures in one language. */
export interface Translator {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
  /** The text of `key`, its placeholders filled. Numbers are written as the language writes them. */
  readonly t: <Key extends StringKey>(key: Key, ...params: ParamsOf<Key>) => string;
  /** A number as the language writes it. */
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** A date, of today as the time alone. */
  readonly date: (epochMs: number, nowMs?: number) => string;
  /** The same language, with the words of an area beside the common ones. */
  readonly withWords: (words: AreaWords) => Translator;
}

/** Texts of one part of the extension, or the common ones, by language. */
export interface AreaWords {
  readonly en: Catalogue;
  readonly de: Catalogue;
}

/** None. */
export const noWords: AreaWords = { en: {}, de: {} };

const catalogues: Readonly<Record<Locale, (words: AreaWords) => Catalogue>> = {
  en: ({ en }) => en,
  de: ({ de }) => de,
  'en-XA': ({ en }) => toPseudoCatalogue(en, toLongPhrase),
  'ar-XB': ({ en }) => toPseudoCatalogue(en, toRightToLeftPhrase),
};

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/**
 * The translator of `locale`, with the words of an area beside the common ones. A text that a translation lacks is English. A key
 * whose area is not at hand stands for itself.
 */
export function toTranslator(locale: Locale, words: AreaWords, common: AreaWords): Translator {
  const catalogue = toCatalogue(locale, words, common);
  const fallback = toCatalogue('en', words, common);
  const direction = toDirection(locale);
  // Pseudo-locales count and write figures as English does, whose words they are made of.
  const rules = locale === 'de' ? 'de' : 'en';
  const plurals = new Intl.PluralRules(rules);
  const number = (value: number, options?: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(rules, options).format(value);

  const toParam = (value: string | number | undefined): string => {
    if (typeof value === 'number') return number(value);
    const text = value ?? '';
    // A host or a model name would otherwise drag the punctuation beside it to its own side.
    return direction === 'rtl' && text !== '' ? `${firstStrongIsolate}${text}${popIsolate}` : text;
  };

  return {
    locale,
    direction,
    number,
    withWords: (area) => toTranslator(locale, area, common),
    date(epochMs, nowMs = Date.now()) {
      const sameDay = new Date(epochMs).toDateString() === new Date(nowMs).toDateString();
      const options = sameDay
        ? ({ timeStyle: 'short' } as const)
        : ({ dateStyle: 'medium' } as const);
      return new Intl.DateTimeFormat(rules, options).format(epochMs);
    },
    t(key, ...[params]) {
      const phrase: Phrase = catalogue[key] ?? fallback[key] ?? key;
      const values: Readonly<Record<string, string | number>> = params ?? {};
      const text =
        typeof phrase === 'string'
          ? phrase
          : (phrase[plurals.select(Number(values['count']))] ?? phrase.other);
      return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => toParam(values[name]));
    },
  };
}

/** The whole catalogue of a locale: the common words and those of an area. */
export function toCatalogue(locale: Locale, words: AreaWords, common: AreaWords): Catalogue {
  const { en, de } = common;
  return catalogues[locale]({ en: { ...en, ...words.en }, de: { ...de, ...words.de } });
}
