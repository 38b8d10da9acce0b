import type { JSX } from 'preact';
import { keyMap, toKey } from '../../lib/surface/key-map.ts';
import { hasWords } from '../../lib/surface/model-rows.ts';
import type { BoundCommand, KeyAction } from '../keyboard/key-actions.ts';
import { toKeyName } from '../keyboard/key-names.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { Rows } from './rows.tsx';

/** What can be done, by its name, with the key that does it. */
export function ActionRows(props: {
  typed: string;
  actions: Record<BoundCommand, KeyAction>;
  onPick: () => void;
}): JSX.Element | null {
  const { surface, gestures } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const { actions } = props;
  const bound = keyMap.flatMap(({ command }) =>
    command === 'send' || command === 'new-line' || command === 'palette'
      ? []
      : [{ name: t(`keys.${command}`), key: toKey(command, 'anywhere'), run: actions[command] }],
  );
  const all = [
    ...bound,
    {
      name: t('palette.temporary'),
      key: undefined,
      run: () => surface.newConversation({ temporary: true }),
    },
    { name: t('common.settings'), key: undefined, run: () => gestures.openOptions() },
  ];
  const found = all.filter(({ name }) => hasWords(name, props.typed));
  if (found.length === 0) return null;
  return (
    <Rows name={t('palette.actions')}>
      {found.map(({ name, key, run }) => (
        <li key={name} class="sheet-item">
          <button
            type="button"
            class="sheet-row action-row"
            onClick={() => {
              props.onPick();
              run();
            }}
          >
            <span class="sheet-row-title">{name}</span>
            {key !== undefined && (
              <kbd dir="ltr" aria-hidden="true">
                {key
                  .split('+')
                  .map((part) => toKeyName(part, strings))
                  .join('+')}
              </kbd>
            )}
          </button>
        </li>
      ))}
    </Rows>
  );
}
