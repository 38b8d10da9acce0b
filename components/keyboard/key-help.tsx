import type { JSX } from 'preact';
import { IconButton } from '../icon-button.tsx';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useOpening } from '../use-opening.ts';

/** Few look at it. */
const KeySheet = onDemand(async () => (await import('./key-sheet.tsx')).KeySheet, {
  takesKeys: true,
});

/** The button that opens the sheet of all keys. */
export function KeyHelp(): JSX.Element {
  const { t } = useStrings();
  const { opening, open, close } = useOpening();
  return (
    <>
      <IconButton
        icon="keyboard"
        command="help"
        label={t('panel.keyboard')}
        expanded={opening !== null}
        onClick={open}
      />
      {opening !== null && <KeySheet key={opening} onClose={() => close(opening)} />}
    </>
  );
}
