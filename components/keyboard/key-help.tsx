import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { IconButton } from '../icon-button.tsx';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';

/** Few look at it. */
const KeySheet = onDemand(async () => (await import('./key-sheet.tsx')).KeySheet, {
  takesKeys: true,
});

/** The button that opens the sheet of all keys. */
export function KeyHelp(): JSX.Element {
  const { t } = useStrings();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon="keyboard"
        command="help"
        label={t('panel.keyboard')}
        expanded={open}
        onClick={() => setOpen(true)}
      />
      {open && <KeySheet onClose={() => setOpen(false)} />}
    </>
  );
}
