import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { parseAmount } from '../../lib/surface/figure-format.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { FieldError } from './field-error.tsx';

/** What a month may cost before that is said. */
export function BudgetField({ surface }: { surface: Surface }): JSX.Element {
  const { t, number } = useStrings();
  const { monthlyBudget } = surface.settings.value;
  const [typed, setTyped] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<'sent' | 'fault' | null>(null);
  const kept = monthlyBudget === null ? '' : number(monthlyBudget, { useGrouping: false });
  const wanted = parseAmount(typed ?? kept) ?? null;
  // A save can be refused: what was typed stays until it is what holds.
  const isSaved = outcome === 'sent' && wanted === monthlyBudget;
  const text = isSaved ? kept : (typed ?? kept);
  const save = (event: Event): void => {
    event.preventDefault();
    const amount = parseAmount(text);
    if (text.trim() !== '' && amount === undefined) return setOutcome('fault');
    // What was put away was about another budget.
    void surface.saveSettings({ monthlyBudget: amount ?? null, budgetSeen: '' });
    setOutcome('sent');
  };
  return (
    <form class="field" onSubmit={save} noValidate>
      <h3>{t('figures.budget')}</h3>
      <label for="monthly-budget">{t('figures.budgetField')}</label>
      <div class="field-row">
        <input
          id="monthly-budget"
          dir="ltr"
          inputMode="decimal"
          autocomplete="off"
          maxLength={32}
          value={text}
          aria-invalid={outcome === 'fault' ? 'true' : undefined}
          aria-describedby={
            outcome === 'fault' ? 'monthly-budget-error monthly-budget-hint' : 'monthly-budget-hint'
          }
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setOutcome(null);
          }}
        />
        <button type="submit" class="button">
          {t('figures.saveBudget')}
        </button>
      </div>
      <FieldError
        id="monthly-budget-error"
        text={outcome === 'fault' ? t('figures.budgetFault') : undefined}
      />
      <p class="hint" id="monthly-budget-hint">
        {t('figures.budgetHint')}
      </p>
      <p class="data-line" aria-live="polite">
        {isSaved && t('figures.saved')}
      </p>
    </form>
  );
}
