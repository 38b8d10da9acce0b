import type { JSX } from 'preact';
import { useStrings } from './strings-context.tsx';

/** Shows the rest of what is long, and takes it back. */
export function ShowAllButton(props: {
  isAll: boolean;
  onChange: (isAll: boolean) => void;
}): JSX.Element {
  const { isAll, onChange } = props;
  const { t } = useStrings();
  return (
    <button
      type="button"
      class="link-button"
      aria-expanded={isAll}
      onClick={() => onChange(!isAll)}
    >
      {t(isAll ? 'common.showLess' : 'common.showAll')}
    </button>
  );
}
