import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import {
  toFirstWords,
  toSpeedWords,
  toSumCost,
  toTokenWords,
} from '../../lib/surface/figure-format.ts';
import { toMeasured } from '../../lib/surface/figure-sums.ts';
import type { FigureGroup, Measure } from '../../lib/surface/figure-sums.ts';
import { useStrings } from '../strings-context.tsx';

/** A plot that is its own table: each row has its bar, and all of its figures. */
export function GroupTable(props: {
  title: string;
  /** What the rows are. */
  head: string;
  groups: readonly FigureGroup[];
  measure: Measure;
  /** What the longest bar stands for. */
  most: number;
}): JSX.Element {
  const strings = useStrings();
  const { t, number } = strings;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls by itself has to be reached by the keyboard
    <div class="figures-scroll" tabIndex={0}>
      <table class="figures-table">
        <caption>{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            <th scope="col">{t('figures.cost')}</th>
            <th scope="col">{t('figures.answersHead')}</th>
            <th scope="col">{t('figures.in')}</th>
            <th scope="col">{t('figures.out')}</th>
            <th scope="col">{t('figures.firstToken')}</th>
            <th scope="col">{t('figures.speed')}</th>
          </tr>
        </thead>
        <tbody>
          {props.groups.map(({ key, label, sum }) => (
            <tr key={key}>
              <th scope="row">
                <span dir="auto">{removeHidden(label) || t('figures.goneConnection')}</span>
                {sum.answers === 0 && <span class="figures-hint">{t('figures.forTitles')}</span>}
                <Bar share={props.most > 0 ? toMeasured(sum, props.measure) / props.most : 0} />
              </th>
              <td>{toSumCost(sum, strings)}</td>
              <td>{number(sum.answers)}</td>
              <td>{toTokenWords(sum.promptTokens, sum.promptAbout, strings)}</td>
              <td>{toTokenWords(sum.completionTokens, sum.completionAbout, strings)}</td>
              <td>{toFirstWords(sum.firstTokenMs, strings)}</td>
              <td>{toSpeedWords(sum.tokensPerSecond, strings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** For the eyes alone: the figure beside it says the same. */
function Bar({ share }: { share: number }): JSX.Element {
  return (
    <span class="figures-track" aria-hidden="true">
      <span class="figures-bar" style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
