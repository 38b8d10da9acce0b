import { backupPeriods } from '../../lib/core/backup.ts';
import type { BackupDays } from '../../lib/core/backup.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { ChoiceField } from './choice-field.tsx';

const choices: readonly (BackupDays | 'never')[] = ['never', ...backupPeriods];

/** When to remind of a backup, and when there was one. */
export function BackupFields({ surface }: { surface: Surface }) {
  const { t, date } = useStrings();
  const { backupDays, backedUpAtMs } = surface.settings.value;
  const last =
    backedUpAtMs === null
      ? t('options.backupNone')
      : t('options.backupLast', { date: date(backedUpAtMs) });
  return (
    <ChoiceField
      id="backup-days"
      label={t('options.backup')}
      hint={`${t('options.backupHint')} ${last}`}
      value={backupDays ?? 'never'}
      choices={choices}
      toLabel={(choice) =>
        choice === 'never' ? t('options.backup.never') : t(`options.backup.${choice}`)
      }
      onChange={(choice) =>
        void surface.saveSettings({
          backupDays: choice === 'never' ? null : choice,
          backupQuietUntilMs: 0,
        })
      }
    />
  );
}
