import type { JSX } from 'preact';
import type { RunId } from '../../lib/core/ids.ts';
import {
  toCostWords,
  toDayWords,
  toFirstWords,
  toSpeedWords,
  toTokenWords,
} from '../../lib/surface/figure-format.ts';
import { figureWords } from '../../lib/strings/figure-words.ts';
import '../styles/figures.css';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { useFigures } from './use-figures.ts';

/** What one answer took and cost. */
export function AnswerFigures({ runId }: { runId: RunId }): JSX.Element {
  return (
    <WordsProvider words={figureWords}>
      <List runId={runId} />
    </WordsProvider>
  );
}

function List({ runId }: { runId: RunId }): JSX.Element | null {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const row = useFigures(surface, { runId })?.rows[0];
  if (!row) return null;
  const { promptTokens, completionTokens, cost, price } = row;
  const inWords =
    promptTokens === undefined
      ? t('figures.unknown')
      : toTokenWords(promptTokens, row.promptAbout, strings);
  const toCost = (): string => {
    if (cost === undefined) return t('figures.unknown');
    if (row.costTold)
      return t('figures.costTold', { value: toCostWords({ ...row, cost }, strings) });
    if (price && !price.seen) return t('figures.free');
    const value = toCostWords({ ...row, cost }, strings);
    if (!price?.seen) return value;
    return t('figures.priceOf', { value, date: toDayWords(price.seen, strings) });
  };
  const toReported = (
    name: 'figures.cached' | 'figures.cacheWritten' | 'figures.thought',
    tokens: number | undefined,
  ) => (tokens === undefined ? [] : [[t(name), strings.number(tokens)] as const]);
  const lines = [
    [
      t('figures.firstToken'),
      row.firstTokenMs !== undefined && toFirstWords(row.firstTokenMs, strings),
    ],
    [
      t('figures.speed'),
      row.tokensPerSecond !== undefined && toSpeedWords(row.tokensPerSecond, strings),
    ],
    [t('figures.in'), inWords],
    ...toReported('figures.cached', row.cachedTokens),
    ...toReported('figures.cacheWritten', row.cacheWriteTokens),
    [t('figures.out'), toTokenWords(completionTokens, row.completionAbout, strings)],
    ...toReported('figures.thought', row.reasoningTokens),
    [t('figures.cost'), toCost()],
  ] as const;
  return (
    <dl class="answer-figures" aria-label={t('figures.title')}>
      {lines.map(
        ([name, value]) =>
          value !== false && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
