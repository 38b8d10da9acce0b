import { useEffect, useState } from 'preact/hooks';
import type { Gestures } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';

/** Our words for the browser's names of the commands. */
const labels = {
  'open-side-panel': 'options.shortcut.open-side-panel',
  'new-conversation': 'options.shortcut.new-conversation',
  _execute_action: 'options.shortcut.popup',
  _execute_sidebar_action: 'options.shortcut.open-side-panel',
} as const;

/** The keyboard shortcuts as the browser has them now. */
export function ShortcutList({ gestures }: { gestures: Gestures }) {
  const { t } = useStrings();
  const [shortcuts, setShortcuts] = useState<{ name: string; shortcut: string }[]>([]);
  useEffect(() => {
    let gone = false;
    const read = (): void => {
      gestures.listShortcuts().then(
        (listed) => {
          if (!gone) setShortcuts(listed);
        },
        () => undefined,
      );
    };
    read();
    // They are changed on a page of the browser; the user comes back from there.
    addEventListener('focus', read);
    return () => {
      gone = true;
      removeEventListener('focus', read);
    };
  }, [gestures]);
  return (
    <div class="shortcuts">
      <h3>{t('options.shortcuts')}</h3>
      <dl>
        {shortcuts.map(({ name, shortcut }) => (
          <div key={name} class="shortcut">
            <dt>{name in labels ? t(labels[name as keyof typeof labels]) : name}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : t('options.noShortcut')}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button" onClick={() => gestures.openShortcutSettings()}>
        {t('options.changeShortcuts')}
      </button>
    </div>
  );
}
