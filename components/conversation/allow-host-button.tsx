import type { JSX } from 'preact';
import type { RunError } from '../../lib/core/run-error.ts';
import { toHost } from '../../lib/providers/base-url.ts';
import type { ShownAnswer, Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Asks the browser for access to the host, then asks the question again. */
export function AllowHostButton(props: {
  shown: ShownAnswer;
  error: RunError;
}): JSX.Element | null {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const origin = toOrigin(surface, props.shown, props.error);
  if (!origin) return null;
  // The request has to be the first thing that the click does: an await before it loses the gesture.
  const allow = (): void => {
    void gestures.requestHost(origin).then((allowed) => {
      if (allowed) surface.retry(props.shown.id);
    });
  };
  return (
    <button type="button" class="button" onClick={allow}>
      {t('errors.allowHost', { host: toHost(origin) })}
    </button>
  );
}

function toOrigin(surface: Surface, shown: ShownAnswer, error: RunError): string | undefined {
  const connection = surface.connections.value.find(({ id }) => id === shown.message.connectionId);
  const url = connection?.baseUrl ?? (error.host && `https://${error.host}`);
  return url && URL.canParse(url) ? new URL(url).origin : undefined;
}
