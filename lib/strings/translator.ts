import type { Catalogue, ParamsOf, Phrase, StringKey } from './catalogue.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { resolveLocale, toDirection } from './locale.ts';
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
}

/** Texts of one part of the extension that are not of the common catalogue, by language. */
export interface AreaWords {
  readonly en: Catalogue;
  readonly de: Catalogue;
}

const noWords: AreaWords = { en: {}, de: {} };

const catalogues: Readonly<Record<Locale, (words: AreaWords) => Catalogue>> = {
  en: ({ en }) => ({ ...english, ...en }),
  de: ({ de }) => ({ ...german, ...de }),
  'en-XA': ({ en }) => toPseudoCatalogue({ ...english, ...en }, toLongPhrase),
  'ar-XB': ({ en }) => toPseudoCatalogue({ ...english, ...en }, toRightToLeftPhrase),
};

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/**
 * Builds the translator of `locale`, with the words of an area beside the common ones. A text that a translation lacks
 * is English; a key whose area is not at hand stands for itself.
 */
export function createTranslator(locale: Locale, words: AreaWords = noWords): Translator {
  const catalogue = toCatalogue(locale, words);
  const fallback: Catalogue = { ...english, ...words.en };
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

/** The translator for the user's choice of a language, `auto` for the browser's. */
export function translatorFor(choice: string, browserLanguages: readonly string[]): Translator {
  return createTranslator(resolveLocale(choice, browserLanguages));
}

/** The whole catalogue of a locale. */
export function toCatalogue(locale: Locale, words: AreaWords = noWords): Catalogue {
  return catalogues[locale](words);
}
