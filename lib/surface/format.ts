import { toPaid, toRate, toSumCounts } from '../core/request-count.ts';
import type { TokenCounts } from '../core/request-count.ts';
import type { RunView } from '../core/run-view.ts';
import type { Translator } from '../strings/to-translator.ts';

/** What is known of how an answer was made, of all its requests; tokens only where one of them was counted. */
export interface AnswerFigures extends Pick<TokenCounts, 'promptAbout' | 'completionAbout'> {
  firstTokenMs?: number;
  tokensPerSecond?: number;
  promptTokens?: number | undefined;
  completionTokens?: number;
}

/** The figures of a run. `nowMs` stands for the end of one that is still live. */
export function toAnswerFigures(view: RunView, nowMs: number): AnswerFigures {
  const { requestedAtMs, firstDeltaAtMs, endedAtMs = nowMs } = view;
  // As it is on the bill: a last request that was ended from here may have been read before a word came.
  const { state, reason } = view;
  const mayBeRead = state === 'stopped' || state === 'interrupted' || reason === 'timed-out';
  const paid = toPaid(view.requests, mayBeRead);
  const { promptTokens, completionTokens, ...about } = toSumCounts(paid);
  const figures: AnswerFigures = about;
  const isTold = (name: 'promptTokens' | 'completionTokens'): boolean =>
    paid.some(({ usage }) => usage[name] !== undefined);
  if (isTold('promptTokens')) figures.promptTokens = promptTokens;
  if (isTold('completionTokens')) figures.completionTokens = completionTokens;
  if (firstDeltaAtMs === undefined) return figures;
  if (requestedAtMs !== undefined) {
    figures.firstTokenMs = Math.max(0, firstDeltaAtMs - requestedAtMs);
  }
  const tokensPerSecond = toRate(view.requests, view.error ? undefined : endedAtMs);
  if (tokensPerSecond !== undefined) figures.tokensPerSecond = tokensPerSecond;
  return figures;
}

/** The figures in words, most telling first. */
export function toFigureWords(figures: AnswerFigures, strings: Translator): string[] {
  const words: string[] = [];
  if (figures.firstTokenMs !== undefined) {
    const seconds = toSeconds(figures.firstTokenMs, strings);
    words.push(strings.t('answer.firstToken', { seconds }));
  }
  if (figures.tokensPerSecond !== undefined) {
    const rate = strings.number(figures.tokensPerSecond, { maximumSignificantDigits: 3 });
    words.push(strings.t(figures.completionAbout ? 'answer.rateAbout' : 'answer.rate', { rate }));
  }
  if (figures.promptTokens !== undefined) {
    const key = figures.promptAbout ? 'answer.tokensInAbout' : 'answer.tokensIn';
    words.push(strings.t(key, { tokens: figures.promptTokens }));
  }
  if (figures.completionTokens !== undefined) {
    const key = figures.completionAbout ? 'answer.tokensOutAbout' : 'answer.tokensOut';
    words.push(strings.t(key, { tokens: figures.completionTokens }));
  }
  return words;
}

/** A wait in words: seconds up to two minutes, then minutes. Never less than it is. */
export function toWaitWords(waitMs: number, strings: Translator): string {
  const seconds = Math.ceil(waitMs / 1000);
  if (seconds <= 120) return strings.t('errors.seconds', { count: seconds });
  return strings.t('errors.minutes', { count: Math.ceil(seconds / 60) });
}

/** A length of time in words: tenths of a second below ten, then seconds, and minutes with theirs. */
export function toDurationWords(ms: number, strings: Translator): string {
  const inUnit = (value: number, unit: 'minute' | 'second'): string =>
    strings.number(value, { style: 'unit', unit, maximumFractionDigits: 1 });
  if (ms < 9_950) return inUnit(ms / 1000, 'second');
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return inUnit(seconds, 'second');
  return `${inUnit(Math.floor(seconds / 60), 'minute')} ${inUnit(seconds % 60, 'second')}`;
}

/** A share of 0 to 1 in per cent, without digits behind the point. */
export function toPercent(share: number, strings: Translator): string {
  return strings.number(share, { style: 'percent', maximumFractionDigits: 0 });
}

/** The first words of a text on one line, cut with an ellipsis. Reads no more of it than it needs. */
export function toFirstWords(text: string, maxLength: number): string {
  const line = text
    .slice(0, maxLength * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > maxLength / 2 ? space : maxLength).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Which way a text is written, by its first letter; undefined while it has none. What `dir=auto` does, looking only at
 * the beginning: Chromium needs 10 s and more for a line of 1 MB in a text box that is `dir=auto`.
 */
export function toTextDirection(text: string): 'ltr' | 'rtl' | undefined {
  const letter = /\p{L}/u.exec(text.slice(0, 256))?.[0];
  if (letter === undefined) return undefined;
  return rightToLeftLetter.test(letter) ? 'rtl' : 'ltr';
}

const rightToLeftLetter =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function toSeconds(ms: number, strings: Translator): string {
  const digits = ms < 10_000 ? 1 : 0;
  return strings.number(ms / 1000, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
