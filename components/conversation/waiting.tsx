import type { JSX } from 'preact';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { readClock } from '../clock.ts';
import { useStrings } from '../strings-context.tsx';

/** A wait shorter than this is not worth counting. */
const countFromSeconds = 5;

/** Stands where the answer will begin. */
export function Waiting({ shown }: { shown: ShownAnswer }): JSX.Element {
  const { t } = useStrings();
  const startedAtMs = shown.view().startedAtMs ?? shown.message.createdAtMs;
  const seconds = Math.floor((readClock() - startedAtMs) / 1000);
  return (
    <p class="waiting">
      <span class="pulse" />
      <span class="waiting-words">{t('answer.waiting', { model: shown.message.model })}</span>
      {seconds >= countFromSeconds && (
        <span class="waiting-time">{t('answer.elapsed', { seconds })}</span>
      )}
    </p>
  );
}
