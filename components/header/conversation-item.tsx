import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { Excerpts } from '../../lib/surface/read-excerpts.ts';
import type { ConversationEntry } from '../../lib/surface/surface.ts';
import { IconButton } from '../icon-button.tsx';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ConversationActions } from './conversation-actions.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { FolderField, TitleField } from './row-fields.tsx';
import { noteDeletion } from './undo-line.tsx';

const ConversationFigures = onDemand(
  async () => (await import('../figures/conversation-figures.tsx')).ConversationFigures,
);

/** A conversation of the list, with what can be done with it. */
export function ConversationItem(props: {
  entry: ConversationEntry;
  folders: readonly string[];
  query: string;
  excerpts: Excerpts | null;
  onShow: () => void;
}): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const { entry } = props;
  const { id } = entry;
  const title = removeHidden(entry.title) || t('panel.untitled');
  const [open, setOpen] = useState<'menu' | 'title' | 'folder' | 'figures' | null>(null);
  /** A title that was refused: it was typed, and is not to be typed again. */
  const [unsaved, setUnsaved] = useState<string | null>(null);
  const [failed, setFailed] = useState<'change' | 'title' | 'deletion' | null>(null);
  /** Where the focus goes when what had it is gone. */
  const [focus, setFocus] = useState<'.sheet-row' | '.icon-button' | null>(null);
  const item = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (focus) item.current?.querySelector<HTMLElement>(focus)?.focus();
    setFocus(null);
  }, [focus]);

  const attempt = async (
    work: () => Promise<boolean>,
    failure: typeof failed = 'change',
  ): Promise<boolean> => {
    setFailed(null);
    const isDone = await work().catch(() => false);
    if (!isDone) setFailed(failure);
    return isDone;
  };
  const change = (to: Parameters<typeof surface.changeConversation>[1]): void =>
    void attempt(() => surface.changeConversation(id, to));
  const rename = async (typed: string): Promise<void> => {
    setUnsaved(null);
    if (await attempt(() => surface.changeConversation(id, { title: typed }), 'title')) return;
    setUnsaved(typed);
    setOpen('title');
  };
  const close = (next: typeof focus): void => {
    setFocus(next);
    setOpen(null);
  };
  /** Puts the focus where it stays while this row goes. */
  const giveFocus = (): void => {
    const list = item.current?.parentElement;
    const other = item.current?.nextElementSibling ?? item.current?.previousElementSibling;
    const row = other?.querySelector<HTMLElement>('.sheet-row');
    (row ?? list?.closest('dialog')?.querySelector('h2'))?.focus();
  };
  const remove = async (): Promise<void> => {
    giveFocus();
    const work = () => surface.changeConversation(id, { deleted: true });
    if (await attempt(work, 'deletion')) noteDeletion(id, title);
  };
  const removeForGood = (): void => {
    giveFocus();
    void attempt(async () => (await surface.records.remove([id])) === null);
  };
  return (
    <li ref={item} class="sheet-item" data-conversation={id}>
      {open === 'title' ? (
        <TitleField
          title={title}
          typed={unsaved}
          onDone={(typed, isFocused) => {
            setUnsaved(null);
            setFailed(null);
            close(isFocused ? '.sheet-row' : null);
            if (typed !== null) void rename(typed);
          }}
        />
      ) : (
        <ConversationRow
          entry={entry}
          title={title}
          query={props.query}
          excerpts={props.excerpts}
          onShow={props.onShow}
          onRename={() => setOpen('title')}
          onDelete={() => void remove()}
        />
      )}
      <IconButton
        icon="ellipsis"
        label={t('export.more', { title })}
        expanded={open === 'menu' || open === 'folder'}
        onClick={() => setOpen(open === 'menu' || open === 'folder' ? null : 'menu')}
      />
      {open === 'menu' && (
        <ConversationActions
          entry={entry}
          title={title}
          attempt={(work) => void attempt(work)}
          onRename={() => setOpen('title')}
          onPin={() => {
            close('.icon-button');
            change({ pinned: !entry.pinned });
          }}
          onMove={() => setOpen('folder')}
          onFigures={() => setOpen('figures')}
          onDelete={() => void remove()}
        />
      )}
      {open === 'figures' && (
        <ConversationFigures id={id} title={title} onClose={() => close('.icon-button')} />
      )}
      {open === 'folder' && (
        <FolderField
          title={title}
          folder={entry.folder}
          folders={props.folders}
          onDone={(typed) => {
            close('.icon-button');
            if (typed !== null) change({ folder: typed });
          }}
        />
      )}
      {failed && (
        <div class="sheet-row-note row-failure">
          <span role="alert">{t(failed === 'title' ? 'list.notRenamed' : 'export.failed')}</span>
          {failed === 'deletion' && (
            <button type="button" class="link-button" onClick={removeForGood}>
              {t('list.deleteForGood')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
