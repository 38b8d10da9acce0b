import type { ComponentType, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';

type Sheet = ComponentType<{ onClose: () => void }>;

/** The button that opens the sheet of all keys. Few look at it, so it is fetched when it is asked for. */
export function KeyHelp(): JSX.Element {
  const { t } = useStrings();
  const [open, setOpen] = useState<{ KeySheet: Sheet } | null>(null);
  return (
    <>
      <IconButton
        icon="keyboard"
        command="help"
        label={t('panel.keyboard')}
        expanded={open !== null}
        onClick={() => void import('./key-sheet.tsx').then(setOpen)}
      />
      {open && <open.KeySheet onClose={() => setOpen(null)} />}
    </>
  );
}
