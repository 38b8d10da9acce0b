import { useState } from 'preact/hooks';
import { keepPeriods } from '../../lib/core/connection.ts';
import type { KeepDays } from '../../lib/core/connection.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useStrings } from '../strings-context.tsx';

/** For how long conversations are kept. A shorter time is asked about, with what it deletes at once. */
export function KeepField({ surface }: { surface: Surface }) {
  const { t } = useStrings();
  const [asked, setAsked] = useState<{ days: KeepDays; count: number } | null>(null);
  const { keepDays } = surface.settings.value;
  const save = (next: KeepDays | null): void => void surface.saveSettings({ keepDays: next });
  const choose = async (value: string): Promise<void> => {
    const days = keepPeriods.find((period) => String(period) === value);
    if (days === undefined) return save(null);
    setAsked({ days, count: (await surface.records.list(days)).length });
  };
  return (
    <div class="field">
      <label for="keep-days">{t('options.keep')}</label>
      <select
        id="keep-days"
        value={String(asked?.days ?? keepDays ?? '')}
        aria-describedby="keep-hint"
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        <option value="">{t('options.keepForever')}</option>
        {keepPeriods.map((days) => (
          <option key={days} value={String(days)}>
            {t('options.keepDays', { count: days })}
          </option>
        ))}
      </select>
      <p class="hint" id="keep-hint">
        {t('options.keepHint')}
      </p>
      {asked && (
        <ConfirmDialog
          title={t('options.keepTitle', { days: asked.days })}
          text={
            asked.count > 0
              ? t('options.keepText', { count: asked.count })
              : t('options.keepTextNone')
          }
          action={t('options.keepConfirm', { days: asked.days })}
          onClose={() => setAsked(null)}
          onConfirm={() => save(asked.days)}
        />
      )}
    </div>
  );
}
