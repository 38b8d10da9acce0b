import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { RunError } from '../../lib/core/run-error.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';

/** What the endpoint said of an error, behind a click; absent where it said nothing. */
export function ErrorDetails({ error }: { error: RunError }): JSX.Element | null {
  const { t } = useStrings();
  const { detail, requestId } = error;
  if (!(detail ?? requestId)) return null;
  return (
    <details class="fold">
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('common.details')}
      </summary>
      <pre class="fold-body error-detail" dir="auto">
        {removeHidden(detail ?? '')}
        {requestId && `\n${t('errors.requestId', { id: removeHidden(requestId) })}`}
      </pre>
    </details>
  );
}
