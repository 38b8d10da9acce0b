import type { JSX } from 'preact';
import {
  toDayWords,
  toMeasureWords,
  toSumCost,
  toTokenWords,
} from '../../lib/surface/figure-format.ts';
import { toMeasured } from '../../lib/surface/figure-sums.ts';
import type { FigureGroup, Measure } from '../../lib/surface/figure-sums.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';

/** A column for each day of a month, and the same as a table. */
export function DayChart(props: {
  days: readonly FigureGroup[];
  measure: Measure;
}): JSX.Element | null {
  const { days, measure } = props;
  const strings = useStrings();
  const { t, number } = strings;
  const asked = days.filter(({ sum }) => sum.answers + sum.titles > 0);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || asked.length === 0) return null;
  const most = days.reduce((a, b) =>
    toMeasured(b.sum, measure) > toMeasured(a.sum, measure) ? b : a,
  );
  const highest = toMeasured(most.sum, measure);
  return (
    <figure class="figures-days">
      <figcaption>
        <span>{t('figures.byDay')}</span>
        <span class="figures-hint">
          {t('figures.most', { value: toMeasureWords(most.sum, measure, strings) })}
        </span>
      </figcaption>
      <div class="figures-columns" aria-hidden="true">
        {days.map(({ key, sum }) => (
          <span
            key={key}
            title={
              sum.answers + sum.titles > 0
                ? `${toDayWords(key, strings)}: ${toMeasureWords(sum, measure, strings)}`
                : undefined
            }
          >
            <span
              class="figures-bar"
              style={{
                blockSize: highest > 0 ? `${(toMeasured(sum, measure) / highest) * 100}%` : 0,
              }}
            />
          </span>
        ))}
      </div>
      <div class="figures-axis" aria-hidden="true">
        <span>{toDayWords(first.key, strings)}</span>
        <span>{toDayWords(last.key, strings)}</span>
      </div>
      <details class="fold">
        <summary>
          <Icon name="chevron-right" class="fold-mark" />
          {t('figures.asTable')}
        </summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls by itself has to be reached by the keyboard */}
        <div class="figures-scroll" tabIndex={0}>
          <table class="figures-table">
            <thead>
              <tr>
                <th scope="col">{t('figures.day')}</th>
                <th scope="col">{t('figures.cost')}</th>
                <th scope="col">{t('figures.answersHead')}</th>
                <th scope="col">{t('figures.in')}</th>
                <th scope="col">{t('figures.out')}</th>
              </tr>
            </thead>
            <tbody>
              {asked.map(({ key, sum }) => (
                <tr key={key}>
                  <th scope="row">{toDayWords(key, strings)}</th>
                  <td>{toSumCost(sum, strings)}</td>
                  <td>{number(sum.answers)}</td>
                  <td>{toTokenWords(sum.promptTokens, sum.promptAbout, strings)}</td>
                  <td>{toTokenWords(sum.completionTokens, sum.completionAbout, strings)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
