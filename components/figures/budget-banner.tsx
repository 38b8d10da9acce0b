import type { JSX } from 'preact';
import { toBudgetMark } from '../../lib/core/budget.ts';
import { toDollars } from '../../lib/surface/figure-format.ts';
import { figureWords } from '../../lib/strings/figure-words.ts';
import { Icon } from '../icon.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { MonthsLink } from './months-link.tsx';

/** Says that the month's budget is nearly spent, or spent, until somebody puts it away. */
export function BudgetBanner(): JSX.Element {
  return (
    <WordsProvider words={figureWords}>
      <Banner />
    </WordsProvider>
  );
}

function Banner(): JSX.Element | null {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const passed = surface.budget.value;
  if (!passed || surface.settings.value.budgetSeen === toBudgetMark(passed)) return null;
  const amounts = {
    spent: toDollars(passed.spent, strings),
    budget: toDollars(passed.budget, strings),
  };
  return (
    <div class="banner budget-banner">
      <Icon name="circle-alert" />
      <p>
        {t(passed.level < 100 ? 'figures.near' : 'figures.over', amounts)}{' '}
        <MonthsLink words="figures.see" />{' '}
        <button
          type="button"
          class="link-button"
          onClick={() => void surface.saveSettings({ budgetSeen: toBudgetMark(passed) })}
        >
          {t('figures.putAway')}
        </button>
      </p>
    </div>
  );
}
