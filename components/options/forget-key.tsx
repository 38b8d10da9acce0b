import { useState } from 'preact/hooks';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useStrings } from '../strings-context.tsx';

/** Forgets a key, once that was confirmed: nothing brings it back, and some keys are shown only once where they are made. */
export function ForgetKey({ onForget }: { onForget: () => void }) {
  const { t } = useStrings();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="link-button" onClick={() => setAsking(true)}>
        {t('options.forgetKey')}
      </button>
      {asking && (
        <ConfirmDialog
          title={t('options.forgetKeyTitle')}
          text={t('options.forgetKeyText')}
          action={t('options.forgetKey')}
          onClose={() => setAsking(false)}
          onConfirm={onForget}
        />
      )}
    </>
  );
}
