import { Fragment } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { keyWords } from '../../lib/strings/key-words.ts';
import { keyMap, keyPlaces, toKey } from '../../lib/surface/key-map.ts';
import type { KeyPlace } from '../../lib/surface/key-map.ts';
import { composerKeys } from '../composer/composer-keys.ts';
import { listKeys } from '../header/list-keys.ts';
import { findKeys } from '../find/find-keys.ts';
import { isMac } from '../command-key.ts';
import { paletteKeys } from '../palette/palette-keys.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { findButton } from './key-actions.ts';
import { toKeyName } from './key-names.ts';

/** The key that has a second one beside it, as other programs have it. */
const paletteKey = toKey('palette', 'anywhere');

/** What is Ctrl elsewhere is Command on a Mac. */
function toShown(key: string): string {
  return isMac ? key.replace('Ctrl', '⌘') : key;
}

/** Every key, by where it counts. What this surface has no button for is left out. */
export function KeySheet({ onClose }: { onClose: () => void }): JSX.Element {
  const strings = useStrings();
  const { t } = strings;
  const words = useMemo(() => strings.withWords(keyWords), [strings]);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  // A popup has neither a list nor a find bar.
  const isPanel = findButton('list') !== null;
  const rows = keyMap.filter(({ command }) => command !== 'list' || isPanel);
  const toKeyNames = (shortcut: string): ComponentChildren =>
    shortcut.split('+').map((key, at) => (
      <Fragment key={key}>
        {at > 0 && ' + '}
        <kbd>{toKeyName(key, words)}</kbd>
      </Fragment>
    ));
  const toRow = (name: string, key: string | undefined): JSX.Element | undefined =>
    key === undefined ? undefined : (
      <div key={name} class="key-row">
        <dt>{name}</dt>
        <dd dir="ltr">
          {toKeyNames(key)}
          {key === paletteKey && <>, {toKeyNames(isMac ? '⌘+K' : 'Ctrl+K')}</>}
        </dd>
      </div>
    );
  const toSection = (place: KeyPlace): JSX.Element => (
    <section key={place}>
      <h3>{words.t(`keys.${place}`)}</h3>
      <dl>
        {rows.map(({ command }) => toRow(words.t(`keys.${command}`), toKey(command, place)))}
        {place === 'box' &&
          composerKeys.map(({ command, key }) => toRow(words.t(`keys.${command}`), toShown(key)))}
        {place === 'anywhere' && isPanel && findKeys.map((row) => toRow(t(row.words), row.key))}
      </dl>
    </section>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click beside the sheet; Escape does the same
    <dialog
      ref={dialog}
      class="sheet"
      aria-label={t('panel.keyboard')}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div class="sheet-head">
        <h2>{t('panel.keyboard')}</h2>
        <IconButton icon="x" label={t('common.close')} onClick={() => dialog.current?.close()} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard */}
      <div class="key-sheet" tabIndex={0}>
        {keyPlaces.map(toSection)}
        <section>
          <h3>{words.t('keys.sheet')}</h3>
          <dl>{paletteKeys.map(({ command, key }) => toRow(words.t(`keys.${command}`), key))}</dl>
        </section>
        {isPanel && (
          <section>
            <h3>{words.t('keys.row')}</h3>
            <dl>{listKeys.map(({ command, key }) => toRow(words.t(`keys.${command}`), key))}</dl>
          </section>
        )}
      </div>
    </dialog>
  );
}
