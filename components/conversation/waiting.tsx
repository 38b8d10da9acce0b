import type { JSX } from 'preact';
import { toAwaited } from '../../lib/core/call-view.ts';
import type { RetryWait, RunView } from '../../lib/core/run-view.ts';
import { toPercent, toWaitWords } from '../../lib/surface/format.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { readClock } from '../clock.ts';
import { toErrorWords } from '../error-words.ts';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ErrorDetails } from './error-details.tsx';
import { toQueueWords } from './to-queue-words.ts';

/** What runs, in words that come with the first call. */
const RunningCalls = onDemand(
  async () => (await import('../calls/running-calls.tsx')).RunningCalls,
);

/** A wait shorter than this is not worth counting. */
const countFromSeconds = 5;

/** Stands where the answer will begin. */
export function Waiting({ shown }: { shown: ShownAnswer }): JSX.Element {
  const strings = useStrings();
  const { t } = strings;
  // A try that failed is a part of its own: rare enough to be rendered for.
  void shown.version.value;
  const view = shown.view();
  const { retry, ahead, download, startedAtMs = shown.message.createdAtMs } = view;
  if (retry) return <RetryCountdown shown={shown} retry={retry} />;
  if (ahead !== undefined) return <Queued ahead={ahead} />;
  const awaited = toAwaited(view);
  // Whoever is asked is in no hurry.
  if (awaited === 'consent') return <p class="waiting">{t('answer.awaitsConsent')}</p>;
  const sinceMs = toLatestCallMs(view) ?? startedAtMs;
  const seconds = Math.floor((readClock() - sinceMs) / 1000);
  return (
    <p class="waiting">
      <span class="pulse" />
      <span class="waiting-words">
        {awaited === 'tool' ? (
          <RunningCalls shown={shown} />
        ) : download === undefined ? (
          t('answer.waiting', { model: shown.message.model })
        ) : (
          t('answer.downloading', { percent: toPercent(download, strings) })
        )}
      </span>
      {seconds >= countFromSeconds && (
        <span class="waiting-time">{t('answer.elapsed', { seconds })}</span>
      )}
    </p>
  );
}

/** When the last call began or ended; undefined where none has. */
function toLatestCallMs({ toolCalls }: RunView): number | undefined {
  const times = toolCalls.flatMap(({ startedAtMs = 0, endedAtMs = 0 }) => [startedAtMs, endedAtMs]);
  return times.reduce((latest, time) => Math.max(latest, time), 0) || undefined;
}

/** Its request has not left: nothing is counted, and nothing is to be hurried. */
function Queued({ ahead }: { ahead: number }): JSX.Element {
  const strings = useStrings();
  return (
    <p class="waiting" data-ahead={ahead}>
      <span class="pulse" />
      <span class="waiting-words">{toQueueWords(ahead, strings)}</span>
    </p>
  );
}

/** What went wrong, when it is tried again, and a way not to wait for it. */
function RetryCountdown(props: { shown: ShownAnswer; retry: RetryWait }): JSX.Element {
  const { shown, retry } = props;
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const wait = toWaitWords(Math.max(0, retry.untilMs - readClock()), strings);
  const { attempt, of } = retry;
  return (
    <div class="note retry-wait">
      <p class="note-title">{toErrorWords(retry.error, strings).title}</p>
      <p class="note-advice">{t('answer.retryIn', { wait, attempt, of })}</p>
      <div class="note-actions">
        <button type="button" class="button" onClick={() => surface.retryNow(shown.id)}>
          {t('answer.retryNow')}
        </button>
      </div>
      <ErrorDetails error={retry.error} />
    </div>
  );
}
