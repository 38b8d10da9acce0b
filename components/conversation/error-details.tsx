import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { RunError } from '../../lib/core/run-error.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';

/** Nothing was sent, and the words say all there is. */
const untold: ReadonlySet<RunError['kind']> = new Set([
  'no-connection',
  'no-key',
  'no-permission',
  'storage-full',
]);

/**
 * Behind a click: what the endpoint said of an error, and of one that ended a run the way to what is noted of it, for a bug
 * report.
 */
export function ErrorDetails(props: { error: RunError; isEnd?: boolean }): JSX.Element | null {
  const { error, isEnd = false } = props;
  const { t } = useStrings();
  const { detail, requestId } = error;
  const hasSaid = (detail ?? requestId) !== undefined;
  const isNoted = isEnd && !untold.has(error.kind);
  if (!hasSaid && !isNoted) return null;
  return (
    <details class="fold">
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('common.details')}
      </summary>
      {hasSaid && (
        <pre class="fold-body error-detail" dir="auto">
          {removeHidden(detail ?? '')}
          {requestId && `\n${t('errors.requestId', { id: removeHidden(requestId) })}`}
        </pre>
      )}
      {isNoted && (
        <p class="fold-body error-way">
          <a href="/options.html#diagnostics" target="_blank" rel="noopener noreferrer">
            {t('errors.diagnostics')}
          </a>
        </p>
      )}
    </details>
  );
}
