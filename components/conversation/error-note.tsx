import type { JSX } from 'preact';
import type { RunError } from '../../lib/core/run-error.ts';
import { canGoOn } from '../../lib/surface/can-go-on.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { readClock } from '../clock.ts';
import { toErrorWords } from '../error-words.ts';
import { Icon } from '../icon.tsx';
import { toLockedState } from '../lock/locked-state.ts';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { AllowHostButton } from './allow-host-button.tsx';
import { ErrorDetails } from './error-details.tsx';
import { OmitOriginButton } from './omit-origin-button.tsx';
import { ContinueButton, RetryButton } from './run-buttons.tsx';
import { toEarlier } from './to-earlier.ts';

const WithoutPicturesButton = onDemand(
  async () => (await import('./without-pictures-button.tsx')).WithoutPicturesButton,
);
const LockedNote = onDemand(async () => (await import('../lock/locked-note.tsx')).LockedNote);
const LeaveOutForm = onDemand(async () => (await import('./leave-out-form.tsx')).LeaveOutForm);

/** What went wrong, what to do next, the buttons for it, and behind a click what the endpoint said. */
export function ErrorNote(props: { shown: ShownAnswer; error: RunError }): JSX.Element {
  const { shown, error } = props;
  const { surface, gestures } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const words = toErrorWords(error, strings, toWaitMs(shown, error));
  const earlier = words.remedies.includes('leave-out') ? toEarlier(surface, shown) : [];
  const isLocked = words.remedies.includes('unlock');
  // Unlocking alone may not help: the key can have been forgotten meanwhile.
  const isLost = isLocked && ['gone', 'forgotten'].includes(toLockedState(surface, shown));
  const opensSettings = words.remedies.includes('open-settings') || isLost;
  return (
    <div class="note note-error">
      <p class="note-title">
        <Icon name="circle-alert" />
        {words.title}
      </p>
      {isLocked ? (
        <LockedNote surface={surface} shown={shown} />
      ) : (
        <p class="note-advice">{toAdvice()}</p>
      )}
      {earlier.length > 0 && <LeaveOutForm shown={shown} earlier={earlier} />}
      <div class="note-actions">
        {words.remedies.includes('allow-host') && <AllowHostButton shown={shown} error={error} />}
        {words.remedies.includes('without-pictures') && <WithoutPicturesButton shown={shown} />}
        {words.remedies.includes('omit-origin') && <OmitOriginButton shown={shown} />}
        {opensSettings && (
          <button type="button" class="button" onClick={() => gestures.openOptions()}>
            {t(error.kind === 'no-connection' ? 'common.setUpConnection' : 'errors.openSettings')}
          </button>
        )}
        <ContinueButton shown={shown} />
        <RetryButton shown={shown} />
      </div>
      <ErrorDetails error={error} isEnd />
    </div>
  );

  function toAdvice(): string {
    if (error.kind === 'too-long' && earlier.length === 0) return t('errors.tooLongAlone');
    const { reasoning, refusal, toolCalls } = shown.view();
    // These promise that what had arrived is kept and can be gone on from.
    const isCut = error.kind === 'interrupted' || (error.silence ?? 'first') !== 'first';
    if (!isCut || canGoOn(shown.view())) return words.advice;
    if (refusal.length + toolCalls.length > 0) return t('errors.interruptedWordless');
    return t(reasoning.length > 0 ? 'errors.interruptedThoughts' : 'errors.interruptedEmpty');
  }
}

/** What is left of the wait that the endpoint asked for. Ticks only while there is something left. */
function toWaitMs(shown: ShownAnswer, error: RunError): number {
  const { endedAtMs } = shown.view();
  if (error.retryAfterMs === undefined || endedAtMs === undefined) return 0;
  const untilMs = endedAtMs + error.retryAfterMs;
  return untilMs > Date.now() ? Math.max(0, untilMs - readClock()) : 0;
}
