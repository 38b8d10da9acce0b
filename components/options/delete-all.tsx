import { useState } from 'preact/hooks';
import type { Surface } from '../../lib/surface/surface.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useStrings } from '../strings-context.tsx';

/** Deletes all conversations, once that was confirmed. */
export function DeleteAll({ surface, onDeleted }: { surface: Surface; onDeleted: () => void }) {
  const { t } = useStrings();
  const [count, setCount] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<'options.deletedAll' | 'options.notDeleted' | null>(null);
  const ask = async (): Promise<void> => {
    setOutcome(null);
    setCount((await surface.records.list(null)).length);
  };
  const remove = async (): Promise<void> => {
    const error = await surface.records.remove(null);
    setOutcome(error ? 'options.notDeleted' : 'options.deletedAll');
    if (!error) onDeleted();
  };
  return (
    <>
      <div class="data-actions">
        <button type="button" class="button" onClick={() => void ask()}>
          {t('options.deleteAll')}
        </button>
      </div>
      <p class="data-line" aria-live="polite">
        {outcome && t(outcome)}
      </p>
      {count !== null && (
        <ConfirmDialog
          title={t('options.deleteAllTitle')}
          text={t('options.deleteAllText', { count })}
          action={t('options.deleteAll')}
          onClose={() => setCount(null)}
          onConfirm={() => void remove()}
        />
      )}
    </>
  );
}
