import type { StepPrice } from '../core/price.ts';
import type { Translator } from '../strings/to-translator.ts';
import type { FigureSum, Measure } from './figure-sums.ts';

type Counted = Pick<FigureSum, 'promptAbout' | 'completionAbout'>;

/** US dollars, down to where the first two digits stand: an answer may cost a hundredth of a cent. */
export function toDollars(amount: number, { number }: Translator): string {
  const currency = { style: 'currency', currency: 'USD' } as const;
  return amount > 0 && amount < 0.1
    ? number(amount, { ...currency, maximumSignificantDigits: 2 })
    : number(amount, currency);
}

/** A count of tokens, marked where it is estimated. */
export function toTokenWords(tokens: number, about: boolean, strings: Translator): string {
  const value = strings.number(tokens);
  return about ? strings.t('figures.about', { value }) : value;
}

/** A cost, marked where the count or the price is not the last word. */
export function toCostWords(
  { cost, costAtMost, ...counted }: Counted & { cost: number; costAtMost: boolean },
  strings: Translator,
): string {
  const value = toDollars(cost, strings);
  const about = cost > 0 && (counted.promptAbout || counted.completionAbout);
  if (costAtMost) return strings.t(about ? 'figures.atMostAbout' : 'figures.atMost', { value });
  return about ? strings.t('figures.about', { value }) : value;
}

/** The cost of several, or that it is not known of any that may have cost something. */
export function toSumCost(sum: FigureSum, strings: Translator): string {
  // Nothing known is not nothing: some of it may have been free, and the rest is what nobody knows.
  const isUnknown = sum.unpriced > 0 && sum.cost === 0;
  return isUnknown ? strings.t('figures.unknown') : toCostWords(sum, strings);
}

/** What a bar says in figures. */
export function toMeasureWords(sum: FigureSum, measure: Measure, strings: Translator): string {
  if (measure === 'cost') return toSumCost(sum, strings);
  if (measure === 'answers') return strings.number(sum.answers);
  const tokens = sum.promptTokens + sum.completionTokens;
  return toTokenWords(tokens, sum.promptAbout || sum.completionAbout, strings);
}

/** The wait for the first word; '–' where there was none. */
export function toFirstWords(ms: number | undefined, { t, number }: Translator): string {
  if (ms === undefined) return '–';
  const digits = ms < 9_950 ? 2 : 1;
  // As the line below an answer writes it.
  return t('answer.elapsed', {
    seconds: number(ms / 1000, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  });
}

/** A speed in tokens a second; '–' where there was none. */
export function toSpeedWords(rate: number | undefined, { number }: Translator): string {
  return rate === undefined ? '–' : number(rate, { maximumSignificantDigits: 3 });
}

/** A day, `YYYY-MM-DD`, in words; never as a time. */
export function toDayWords(day: string, { date }: Translator): string {
  // Noon, so that the day is the same in any zone; against the epoch, so that it is never a time of day.
  return date(Date.parse(`${day}T12:00`), 0);
}

/** A month, `YYYY-MM`, in words. */
export function toMonthWords(month: string, { locale }: Translator): string {
  const language = locale === 'de' ? 'de' : 'en';
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' });
  return format.format(new Date(`${month}-15T12:00`));
}

/** A price in words, with its day. */
export function toPriceWords(price: StepPrice | undefined, strings: Translator): string {
  if (!price) return strings.t('figures.priceNone');
  const { input, output, seen } = price;
  if (!seen) return strings.t('figures.priceFree');
  const words = {
    input: toDollars(input, strings),
    output: toDollars(output, strings),
    date: toDayWords(seen, strings),
  };
  if (price.own) {
    const said = strings.t('figures.priceOwn', words);
    const { cacheRead, cacheWrite } = price;
    if (cacheRead === undefined && cacheWrite === undefined) return said;
    const toAmount = (amount?: number): string =>
      amount === undefined ? strings.t('figures.unknown') : toDollars(amount, strings);
    const cached = { read: toAmount(cacheRead), written: toAmount(cacheWrite) };
    return strings.t('figures.priceCached', { said, ...cached });
  }
  return strings.t(price.atMost ? 'figures.priceAtMost' : 'figures.priceTable', words);
}

/** An amount below a million as a person writes it, with a point or a comma; undefined for what is none. */
export function parseAmount(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/^\$|\$$/g, '')
    .trim()
    .replace(',', '.');
  return /^(?:\d{1,6}(?:\.\d{0,9})?|\.\d{1,9})$/.test(plain) ? Number(plain) : undefined;
}
