import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FigureRow } from '../../lib/core/figure-row.ts';
import { toSumCost, toTokenWords } from '../../lib/surface/figure-format.ts';
import {
  measures,
  toConnections,
  toDays,
  toMeasured,
  toModels,
  toSum,
} from '../../lib/surface/figure-sums.ts';
import type { Measure } from '../../lib/surface/figure-sums.ts';
import '../styles/figures.css';
import { useStrings } from '../strings-context.tsx';
import { DayChart } from './day-chart.tsx';
import { GroupTable } from './group-table.tsx';

/** What answers took together: in sum, by day where they are of one month, by model and by connection. */
export function FiguresView(props: { rows: readonly FigureRow[]; month?: string }): JSX.Element {
  const { rows, month } = props;
  const strings = useStrings();
  const { t } = strings;
  const name = useId();
  const sum = toSum(rows);
  const [chosen, setChosen] = useState<Measure | null>(null);
  // Where all is free or nothing is known, bars of it would all be empty.
  const measure = chosen ?? (sum.cost > 0 ? 'cost' : 'tokens');
  const parts = {
    in: toTokenWords(sum.promptTokens, sum.promptAbout, strings),
    out: toTokenWords(sum.completionTokens, sum.completionAbout, strings),
  };
  return (
    <div class="figures-view">
      <p class="figures-sum">
        <strong>{toSumCost(sum, strings)}</strong>
        <span>{t('figures.answers', { count: sum.answers })}</span>
        {sum.titles > 0 && <span>{t('figures.titles', { count: sum.titles })}</span>}
        <span>{t('figures.sum', parts)}</span>
      </p>
      {sum.unpriced > 0 && (
        <p class="figures-hint">{t('figures.unpriced', { count: sum.unpriced })}</p>
      )}
      <fieldset class="figures-measures">
        <legend>{t('figures.measure')}</legend>
        {measures.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={name}
              checked={each === measure}
              onChange={() => setChosen(each)}
            />
            {t(`figures.measure.${each}`)}
          </label>
        ))}
      </fieldset>
      {month !== undefined && <DayChart days={toDays(rows, month)} measure={measure} />}
      <GroupTable
        title={t('figures.byModel')}
        head={t('figures.model')}
        groups={toModels(rows)}
        measure={measure}
        most={toMost(toModels(rows), measure)}
      />
      <GroupTable
        title={t('figures.byConnection')}
        head={t('figures.connection')}
        groups={toConnections(rows)}
        measure={measure}
        most={toMost(toConnections(rows), measure)}
      />
      <p class="figures-hint">{t('figures.middle')}</p>
    </div>
  );
}

function toMost(groups: ReturnType<typeof toModels>, measure: Measure): number {
  return Math.max(0, ...groups.map(({ sum }) => toMeasured(sum, measure)));
}
