import type { JSX } from 'preact';
import type { Correction } from '../../lib/core/connection.ts';
import type { StringKey } from '../../lib/strings/catalogue.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';

/** What of the stream was left aside, and what was asked differently after a refusal; absent where there is nothing. */
export function RunDetails({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { t } = useStrings();
  const { oddities, oddity, corrections } = shown.view();
  const { unreadable, 'unknown-event': unknown } = oddities;
  if (unreadable + unknown + corrections.length === 0) return null;
  return (
    <details class="fold run-details">
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {unreadable > 0 ? t('answer.unreadable', { count: unreadable }) : t('common.details')}
      </summary>
      <div class="fold-body">
        {unknown > 0 && <p>{t('answer.unknownEvents', { count: unknown })}</p>}
        {corrections.map((correction) => (
          <p key={correction}>{t(correctionKeys[correction])}</p>
        ))}
        {oddity !== undefined && oddity !== '' && (
          <pre class="error-detail" dir="auto">
            {oddity}
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
} as const satisfies Record<Correction, StringKey>;
