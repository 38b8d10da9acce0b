import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { findStepPrice } from '../../lib/providers/find-step-price.ts';
import { forgetFigures } from '../../lib/surface/figure-requests.ts';
import { toMonthWords } from '../../lib/surface/figure-format.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { figureWords } from '../../lib/strings/figure-words.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { FiguresView } from '../figures/figures-view.tsx';
import { useFigures } from '../figures/use-figures.ts';
import '../styles/figures.css';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { BudgetField } from './budget-field.tsx';
import { PriceList } from './price-list.tsx';
import { useLinkedHeading } from './use-linked-heading.ts';

/** What the section is given. */
export interface FiguresSectionProps {
  surface: Surface;
  /** Handed in: this part comes later, and the table of providers with the page. */
  findPrice: typeof findStepPrice;
  /** How often everything was deleted on this page: figures go with it. */
  deletions: number;
}

/** What answers took and cost, by month, with the budget and the prices that it goes by. */
export function FiguresSection(props: FiguresSectionProps): JSX.Element {
  return (
    <WordsProvider words={figureWords}>
      <Section {...props} />
    </WordsProvider>
  );
}

function Section({ surface, findPrice, deletions }: FiguresSectionProps): JSX.Element {
  const strings = useStrings();
  const { t } = strings;
  const heading = useLinkedHeading('figures');
  const [month, setMonth] = useState<string | null>(null);
  const [again, setAgain] = useState(0);
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<'figures.forgotten' | 'figures.notForgotten' | null>(null);
  const figures = useFigures(surface, { month }, again + deletions);
  const forget = async (): Promise<void> => {
    setTold((await forgetFigures(surface)) ? 'figures.forgotten' : 'figures.notForgotten');
    setMonth(null);
    setAgain(again + 1);
  };
  return (
    <section class="figures-section" id="figures">
      <h2 ref={heading} tabIndex={-1}>
        {t('figures.title')}
      </h2>
      <p>{t('figures.intro')}</p>
      <div class="field">
        <label for="figures-month">{t('figures.month')}</label>
        <select
          id="figures-month"
          value={figures?.month}
          onChange={(event) => setMonth(event.currentTarget.value)}
        >
          {figures?.months.map((each) => (
            <option key={each} value={each}>
              {toMonthWords(each, strings)}
            </option>
          ))}
        </select>
      </div>
      {!figures && <p class="hint">{t('figures.loading')}</p>}
      {figures?.rows.length === 0 && <p class="hint">{t('figures.none')}</p>}
      {figures && figures.rows.length > 0 && (
        <FiguresView rows={figures.rows} month={figures.month} />
      )}
      <p class="hint">{t('figures.note')}</p>
      <BudgetField surface={surface} />
      <PriceList surface={surface} rows={figures?.rows ?? []} findPrice={findPrice} />
      <div class="data-actions">
        <button
          type="button"
          class="button"
          onClick={() => {
            setTold(null);
            setAsking(true);
          }}
        >
          {t('figures.forget')}
        </button>
      </div>
      <p class="data-line" aria-live="polite">
        {told && t(told)}
      </p>
      {asking && (
        <ConfirmDialog
          title={t('figures.forgetTitle')}
          text={t('figures.forgetText')}
          action={t('figures.forget')}
          onClose={() => setAsking(false)}
          onConfirm={() => void forget()}
        />
      )}
    </section>
  );
}
