import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { IconButton } from '../icon-button.tsx';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';

const ConversationDialog = onDemand(
  async () => (await import('./conversation-dialog.tsx')).ConversationDialog,
  { takesKeys: true },
);

/** The button that opens the list of conversations, and the list. */
export function ConversationList(): JSX.Element {
  const { t } = useStrings();
  const [open, setOpen] = useState(false);
  // What is typed right after the click is meant for the list's field.
  useEffect(() => ConversationDialog.prefetch(), []);
  return (
    <>
      <IconButton
        icon="history"
        command="list"
        label={t('panel.conversations')}
        expanded={open}
        onClick={() => setOpen(true)}
      />
      {open && <ConversationDialog onClose={() => setOpen(false)} />}
    </>
  );
}
