import type { JSX } from 'preact';
import { isComposing } from '../is-composing.ts';
import { useStrings } from '../strings-context.tsx';

/** The field in which conversations are looked for; every letter asks. */
export function ConversationSearch(props: {
  query: string;
  onQuery: (query: string) => void;
}): JSX.Element {
  const { t } = useStrings();
  return (
    <search class="sheet-search">
      <input
        type="search"
        dir="auto"
        aria-label={t('panel.search')}
        placeholder={t('panel.search')}
        maxLength={200}
        value={props.query}
        onInput={(event) => props.onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          // The first Escape takes the words, the second closes the list.
          if (event.key !== 'Escape' || props.query === '' || isComposing(event)) return;
          event.preventDefault();
          event.stopPropagation();
          props.onQuery('');
        }}
      />
    </search>
  );
}
