import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { paletteWords } from '../../lib/strings/palette-words.ts';
import { findModels, toRecent } from '../../lib/surface/model-rows.ts';
import type { ModelGroup, ModelRow } from '../../lib/surface/model-rows.ts';
import { IconButton } from '../icon-button.tsx';
import type { BoundCommand, KeyAction } from '../keyboard/key-actions.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ActionRows } from './action-rows.tsx';
import { ConversationRows } from './conversation-rows.tsx';
import { ModelItem } from './model-item.tsx';
import { PersonaField } from './persona-field.tsx';
import { Rows } from './rows.tsx';
import { onRowKeys } from './row-keys.ts';
import { SecondLine } from './second-line.tsx';
import { SettingsRow } from './settings-row.tsx';

/** So many models of a connection are shown at once by the picker, and among all else. */
const mostModels = { models: 60, all: 10 };

/** Among so few nobody needs a favourite. */
const fewModels = 8;

/** What the search for everything is given. */
export interface PaletteProps {
  /** What is looked through. */
  scope: 'all' | 'models';
  /** What keys do: found by their names too. */
  actions?: Record<BoundCommand, KeyAction>;
  onClose: () => void;
}

/** Finds models, to pick one; and conversations and actions, where it is asked for everything. */
export function Palette(props: PaletteProps): JSX.Element {
  return (
    <WordsProvider words={paletteWords}>
      <Sheet {...props} />
    </WordsProvider>
  );
}

function Sheet({ scope, actions, onClose }: PaletteProps): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const isPicker = scope === 'models';
  const connections = surface.connections.value;
  const settings = surface.settings.value;
  const choice = surface.choice.value;
  const chosen = useMemo(
    () => choice && { connectionId: choice.connection.id, model: choice.model },
    [choice],
  );
  const found = useMemo(
    () => findModels(connections, settings, chosen, typed, mostModels[scope]),
    [connections, settings, chosen, typed, scope],
  );
  useLayoutEffect(() => dialog.current?.showModal(), []);
  /** Conversations are looked for elsewhere: what is on screen may not be what was asked for yet. */
  const isLate = !isPicker && surface.conversations.value?.query !== typed;
  const enteredRef = useRef(false);
  useLayoutEffect(() => {
    if (isLate || !enteredRef.current) return;
    enteredRef.current = false;
    dialog.current?.querySelector<HTMLElement>('.sheet-row')?.click();
  }, [isLate]);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const isEnter = event.key === 'Enter' && event.target instanceof HTMLInputElement;
    if (!isLate || !isEnter || event.isComposing) return onRowKeys(event);
    event.preventDefault();
    enteredRef.current = true;
  };
  const close = (): void => dialog.current?.close();
  const pick = ({ pick }: ModelRow): void => {
    surface.choose(pick.connectionId, pick.model);
    void surface.saveSettings({
      recentModels: toRecent(surface.settings.peek().recentModels, pick),
    });
    close();
  };
  const toName = ({ kind, name }: ModelGroup): string =>
    kind === 'connection' ? name : t(`palette.${kind}`);
  const title = t(isPicker ? 'palette.models' : 'palette.title');
  const count = found.reduce((sum, { rows, more }) => sum + rows.length + more, 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a click beside the list, for which Escape does the same; and arrows that count anywhere in it
    <dialog
      ref={dialog}
      class="sheet palette"
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && close()}
      onKeyDown={onKeyDown}
    >
      <div class="sheet-head">
        <h2 tabIndex={-1}>{title}</h2>
        <IconButton icon="x" label={t('common.close')} onClick={close} />
      </div>
      <search class="sheet-search">
        <input
          type="search"
          dir="auto"
          autoFocus
          aria-label={t(isPicker ? 'palette.searchModels' : 'palette.search')}
          placeholder={t(isPicker ? 'palette.searchModels' : 'palette.search')}
          maxLength={200}
          value={typed}
          onInput={(event) => {
            enteredRef.current = false;
            setTyped(event.currentTarget.value);
          }}
        />
      </search>
      {isPicker && typed === '' && settings.favouriteModels.length === 0 && count > fewModels && (
        <p class="sheet-empty palette-hint">{t('palette.noFavourites')}</p>
      )}
      {isPicker && <SecondLine />}
      {isPicker && <PersonaField />}
      {/* The same is said behind the sheet, where nobody sees it. */}
      {surface.refused.value && (
        <p class="sheet-empty" role="alert">
          {t('common.refused')}
        </p>
      )}
      <div class="sheet-list">
        {!isPicker && <ConversationRows typed={typed} onPick={close} />}
        {!isPicker && actions && <ActionRows typed={typed} actions={actions} onPick={close} />}
        {(isPicker || typed !== '') &&
          found.map((group) => (
            <Rows key={group.key} name={toName(group)} more={group.more}>
              {group.rows.map((row) => (
                <ModelItem
                  key={`${row.pick.connectionId}\n${row.pick.model}`}
                  row={row}
                  isPicker={isPicker}
                  onPick={() => pick(row)}
                />
              ))}
            </Rows>
          ))}
        {!isPicker && typed.trim() !== '' && <SettingsRow typed={typed.trim()} onPick={close} />}
        {isPicker && count === 0 && (
          <div class="sheet-empty sheet-empty-state">
            <p>{t('palette.none')}</p>
            <p>{t('palette.noneHint')}</p>
            <a
              href={`/options.html#find=${encodeURIComponent(t('palette.listModelsWord'))}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('palette.listModels')}
            </a>
          </div>
        )}
      </div>
      <output class="visually-hidden">
        {isPicker && typed !== '' && t('palette.found', { count })}
      </output>
    </dialog>
  );
}
