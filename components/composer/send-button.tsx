import type { ReadonlySignal } from '@preact/signals';
import type { JSX, TargetedMouseEvent } from 'preact';
import { IconButton } from '../icon-button.tsx';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Sends, and while an answer is live stops it. One button, so that the place of Stop is known beforehand. */
export function SendButton(props: {
  hasWords: ReadonlySignal<boolean>;
  /** Has what is typed wait for the end of the live answer. */
  onWait: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
}): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const liveRunId = surface.liveRunId.value;
  const live = liveRunId !== null;
  const onClick = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    // The second click of a double click is not meant for what took the button's place with the first. A third one is.
    if (event.detail === 2) return event.preventDefault();
    if (!live) return;
    event.preventDefault();
    surface.stop(liveRunId);
    // Send, which takes the place of Stop, may be disabled and would drop the focus.
    event.currentTarget.form?.querySelector('textarea')?.focus();
  };
  return (
    <>
      {live && props.hasWords.value && (
        <IconButton icon="arrow-up" label={t('panel.waitingAdd')} onClick={props.onWait} />
      )}
      <button
        type="submit"
        class={live ? 'send-button is-stop' : 'send-button'}
        aria-label={t(live ? 'panel.stop' : 'panel.send')}
        title={t(live ? 'panel.stop' : 'panel.send')}
        disabled={!live && !props.hasWords.value}
        onClick={onClick}
      >
        <Icon name={live ? 'stop' : 'arrow-up'} />
      </button>
    </>
  );
}
