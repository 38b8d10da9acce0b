import { useEffect, useRef } from 'preact/hooks';
import { useStrings } from '../strings-context.tsx';

/** What the dialog is given. */
export interface DeleteDialogProps {
  name: string;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks once more before a connection goes. Escape and the first button leave everything as it is. */
export function DeleteDialog({ name, onDelete, onClose }: DeleteDialogProps) {
  const { t } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const confirm = (): void => {
    // While it is open, nothing outside of it takes the focus.
    dialog.current?.close();
    onDelete();
  };
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="delete-title"
      aria-describedby="delete-text"
    >
      <h2 id="delete-title">{t('options.deleteTitle', { name })}</h2>
      <p id="delete-text">{t('options.deleteText')}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {t('common.cancel')}
        </button>
        <button type="button" class="button is-main" onClick={confirm}>
          {t('options.delete')}
        </button>
      </div>
    </dialog>
  );
}
