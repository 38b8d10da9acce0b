import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { IconButton } from '../icon-button.tsx';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useOpening } from '../use-opening.ts';

const ConversationDialog = onDemand(
  async () => (await import('./conversation-dialog.tsx')).ConversationDialog,
  { takesKeys: true },
);

/** The button that opens the list of conversations, and the list. */
export function ConversationList(): JSX.Element {
  const { t } = useStrings();
  const { opening, open, close } = useOpening();
  // What is typed right after the click is meant for the list's field.
  useEffect(() => ConversationDialog.prefetch(), []);
  return (
    <>
      <IconButton
        icon="history"
        command="list"
        label={t('panel.conversations')}
        expanded={opening !== null}
        onClick={open}
      />
      {opening !== null && <ConversationDialog key={opening} onClose={() => close(opening)} />}
    </>
  );
}
