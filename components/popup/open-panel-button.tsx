import type { JSX } from 'preact';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Lets the command reach the background before the popup, and with it the channel, is gone. */
const closeDelayMs = 150;

/** Goes on in the side panel. */
export function OpenPanelButton(): JSX.Element {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  // Opening has to be the first thing that the click does: anything awaited before it loses the gesture.
  const openPanel = (): void => {
    const opened = gestures.openSidePanel();
    surface.handOver();
    void opened.then(() => window.setTimeout(() => window.close(), closeDelayMs));
  };
  return (
    <button type="button" class="button open-panel" onClick={openPanel}>
      <Icon name="panel-right-open" />
      {t('popup.openInSidePanel')}
    </button>
  );
}
