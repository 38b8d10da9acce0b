import type { JSX } from 'preact';
import { staysHere } from '../../lib/providers/base-url.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** For a server on this machine that refuses our origin: asks it without, now and from now on. */
export function OmitOriginButton({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const { connectionId } = shown.message;
  const connection = surface.connections.value.find(({ id }) => id === connectionId);
  if (!connection || connection.tuning.withoutOrigin || !staysHere(connection.baseUrl)) return null;
  const omit = async (allowing: Promise<boolean>): Promise<void> => {
    if (!(await allowing)) return;
    await surface.omitOrigin(connectionId);
    surface.retry(shown.id);
  };
  return (
    // The request has to be the first thing that the click does: an await before it loses the gesture.
    <button type="button" class="button" onClick={() => void omit(gestures.allowOriginRules())}>
      {t('errors.omitOrigin')}
    </button>
  );
}
