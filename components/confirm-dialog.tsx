import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useStrings } from './strings-context.tsx';

/** What the dialog is given. */
export interface ConfirmDialogProps {
  title: string;
  text: string;
  /** What the button that does it says. */
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before something is gone. Escape and the first button leave everything as it is. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const { t } = useStrings();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before anything can be pressed: an Escape was meant for this, and not for what is below.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const confirm = (): void => {
    // While it is open, nothing outside of it takes the focus.
    dialog.current?.close();
    props.onConfirm();
  };
  return (
    <dialog
      ref={dialog}
      class="confirm"
      onClose={props.onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <h2 id={`${id}-title`}>{props.title}</h2>
      <p id={`${id}-text`}>{props.text}</p>
      <div class="confirm-actions">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {t('common.cancel')}
        </button>
        <button type="button" class="button is-main" onClick={confirm}>
          {props.action}
        </button>
      </div>
    </dialog>
  );
}
