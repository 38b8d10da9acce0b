import type { JSX } from 'preact';
import { useStrings } from '../strings-context.tsx';

/** Leads to the figures of all months, in a page of their own. */
export function MonthsLink({ words }: { words: 'figures.allMonths' | 'figures.see' }): JSX.Element {
  const { t } = useStrings();
  return (
    <a href="/options.html#figures" target="_blank" rel="noreferrer">
      {t(words)}
    </a>
  );
}
