import type { JSX } from 'preact';
import { keyMap, toKey } from '../../lib/surface/key-map.ts';
import { hasWords } from '../../lib/surface/model-rows.ts';
import { findKeys } from '../find/find-keys.ts';
import type { BoundCommand, KeyAction } from '../keyboard/key-actions.ts';
import { toKeyName } from '../keyboard/key-names.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { Rows } from './rows.tsx';

/** What people type for something that is called otherwise here. */
const alsoCalled = {
  compose: 'palette.alsoCompose',
  retry: 'palette.alsoRetry',
  continue: 'palette.alsoContinue',
  speak: 'palette.alsoSpeak',
  new: 'palette.alsoNew',
  models: 'palette.alsoModels',
  list: 'palette.alsoList',
  help: 'palette.alsoHelp',
} as const satisfies Partial<Record<BoundCommand, string>>;

/** Shown where there is something to look through; where it is open already, nobody looks for it. */
const closedFind = "[data-command='find'][aria-expanded='false']";

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
      : [
          {
            name: command === 'help' ? t('palette.help') : t(`keys.${command}`),
            also: command in alsoCalled ? t(alsoCalled[command as keyof typeof alsoCalled]) : '',
            key: toKey(command, 'anywhere'),
            run: (): unknown => actions[command](),
          },
        ],
  );
  const findButton = document.querySelector<HTMLElement>(closedFind);
  const all = [
    ...bound,
    ...(findButton
      ? [
          {
            name: t('find.open'),
            also: t('palette.alsoFind'),
            key: findKeys[0].key,
            run: () => findButton.click(),
          },
        ]
      : []),
    {
      name: t('palette.temporary'),
      also: t('palette.alsoTemporary'),
      key: undefined,
      run: () => surface.newConversation({ temporary: true }),
    },
    {
      name: t('common.settings'),
      also: t('palette.alsoSettings'),
      key: undefined,
      run: () => gestures.openOptions(),
    },
  ];
  const found = all.filter(({ name, also }) => hasWords(`${name} ${also}`, props.typed));
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
