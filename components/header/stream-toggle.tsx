import type { JSX } from 'preact';
import { onDeviceUrl } from '../../lib/providers/base-url.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Says whether the next answer comes as a stream or in one piece, and changes it. The browser's own model only streams. */
export function StreamToggle(): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  const choice = surface.choice.value;
  if (!choice || choice.connection.baseUrl === onDeviceUrl) return null;
  const { stream } = choice;
  return (
    <button
      type="button"
      class="stream-toggle"
      title={t(stream ? 'panel.streamedTitle' : 'panel.wholeTitle')}
      onClick={() => surface.chooseStream(!stream)}
    >
      {t(stream ? 'panel.streamed' : 'panel.whole')}
    </button>
  );
}
