import type { JSX } from 'preact';
import type { Correction } from '../../lib/core/connection.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { StringKey } from '../../lib/strings/catalogue.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';

/**
 * What of the stream was left aside, what was asked differently after a refusal, and the endpoint's own word for the
 * end; absent where there is nothing. The word alone is nothing that anybody waits for: it is there when looked for.
 */
export function RunDetails({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { t } = useStrings();
  const { oddities, oddity, corrections, finishReason } = shown.view();
  const { unreadable, 'unknown-event': unknown } = oddities;
  const raw = finishReason?.raw ?? '';
  const isPlain = unreadable + unknown + corrections.length === 0;
  if (isPlain && raw === '') return null;
  return (
    <details class={isPlain ? 'fold on-hover' : 'fold run-details'}>
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {unreadable > 0 ? t('answer.unreadable', { count: unreadable }) : t('common.details')}
      </summary>
      <div class="fold-body">
        {unknown > 0 && <p>{t('answer.unknownEvents', { count: unknown })}</p>}
        {corrections.map((correction) => (
          <p key={correction}>{t(correctionKeys[correction])}</p>
        ))}
        {raw !== '' && <div dir="auto">{t('answer.rawEnd', { raw: removeHidden(raw) })}</div>}
        {oddity !== undefined && oddity !== '' && (
          <pre class="error-detail" dir="auto">
            {removeHidden(oddity)}
          </pre>
        )}
      </div>
    </details>
  );
}

/** The words for what was asked differently. */
const correctionKeys = {
  'without-stream-options': 'answer.withoutStreamOptions',
  'other-max-tokens': 'answer.otherMaxTokens',
  'without-temperature': 'answer.withoutTemperature',
  'without-top-p': 'answer.withoutTopP',
  'without-reasoning-effort': 'answer.withoutReasoningEffort',
  'schema-in-words': 'answer.schemaInWords',
  'without-tools': 'answer.withoutTools',
  'without-echo': 'answer.withoutEcho',
} as const satisfies Record<Correction, StringKey>;
