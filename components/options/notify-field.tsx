import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../lib/core/connection.ts';
import type { Gestures } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { FieldError } from './field-error.tsx';

/** What the field is given. */
export interface NotifyFieldProps {
  settings: Settings;
  gestures: Gestures;
  onChange: (part: Pick<Settings, 'notifyWhenDone'>) => void;
}

/** Whether ends are told. On only as long as both the user and the browser say so. */
export function NotifyField({ settings, gestures, onChange }: NotifyFieldProps) {
  const { t } = useStrings();
  const isWanted = settings.notifyWhenDone;
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    // It may be taken back at any time, here or in the browser's own settings.
    const look = (): void => void gestures.mayNotify().then((allowed) => setRefused(!allowed));
    look();
    return gestures.onAccessChange(look);
  }, [isWanted, gestures]);
  const isOn = isWanted && !isRefused;
  const set = (box: HTMLInputElement): void => {
    if (!box.checked) return onChange({ notifyWhenDone: false });
    // First of all that the click does: an await before it loses the gesture.
    const asking = gestures.requestNotifications();
    void asking.then(
      (allowed) => {
        setRefused(!allowed);
        onChange({ notifyWhenDone: allowed });
        box.checked = allowed;
      },
      () => {
        setRefused(true);
        box.checked = isOn;
      },
    );
  };
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={isRefused ? 'notify-hint notify-error' : 'notify-hint'}
          onChange={(event) => set(event.currentTarget)}
        />
        {t('options.notify')}
      </label>
      <p class="hint" id="notify-hint">
        {t('options.notifyHint')}
      </p>
      <div role="alert">
        <FieldError id="notify-error" text={isRefused ? t('options.notifyRefused') : undefined} />
      </div>
    </div>
  );
}
