import type { JSX } from 'preact';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import type { Find } from './use-find.ts';

/** Opens the find bar for those who do not know the keys. */
export function FindButton({ find }: { find: Find }): JSX.Element {
  const { t } = useStrings();
  return (
    <IconButton
      icon="text-search"
      label={t('find.open')}
      command="find"
      expanded={find.asked.value > 0}
      onClick={() => (find.asked.peek() > 0 ? find.close() : find.open())}
    />
  );
}
