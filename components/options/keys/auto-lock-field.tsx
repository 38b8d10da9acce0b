import type { JSX } from 'preact';
import { autoLockPeriods } from '../../../lib/core/key-keeping.ts';
import type { AutoLockMinutes } from '../../../lib/core/key-keeping.ts';
import type { Translator } from '../../../lib/strings/to-translator.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { useStrings } from '../../strings-context.tsx';
import { ChoiceField } from '../choice-field.tsx';

/** 0 stands for `null`, which no option can have for a value. */
const choices = [...autoLockPeriods, 0] as const;

/** After what time without use the keys are locked. Saved as it is chosen. */
export function AutoLockField({ surface }: { surface: Surface }): JSX.Element {
  const strings = useStrings();
  const { t } = strings;
  return (
    <ChoiceField
      id="auto-lock"
      label={t('lock.autoLock')}
      hint={t('lock.autoLockHint')}
      value={surface.settings.value.autoLockMinutes ?? 0}
      choices={choices}
      toLabel={(minutes) => toLabel(minutes, strings)}
      onChange={(minutes) =>
        void surface.saveSettings({ autoLockMinutes: minutes === 0 ? null : minutes })
      }
    />
  );
}

function toLabel(minutes: AutoLockMinutes | 0, { t }: Translator): string {
  if (minutes === 0) return t('lock.autoLockNever');
  if (minutes < 60) return t('lock.autoLockMinutes', { count: minutes });
  return t('lock.autoLockHours', { count: minutes / 60 });
}
