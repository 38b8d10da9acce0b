import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConversationId } from '../../lib/core/ids.ts';
import { listPageSize } from '../../lib/surface/list-view.ts';
import { openMessage } from '../../lib/surface/open-message.ts';
import { listWords } from '../../lib/strings/list-words.ts';
import { BackupLine } from '../backup/backup-line.tsx';
import { IconButton } from '../icon-button.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ConversationItem } from './conversation-item.tsx';
import { ConversationSearch } from './conversation-search.tsx';
import { EmptyList } from './empty-list.tsx';
import { FolderFilter } from './folder-filter.tsx';
import { isUndo } from './list-keys.ts';
import { UndoLine, undoDeletion } from './undo-line.tsx';
import { useExcerpts } from './use-excerpts.ts';

/** The list of conversations, and the field in which they are looked for. */
export function ConversationDialog(props: { onClose: () => void }): JSX.Element {
  return (
    <WordsProvider words={listWords}>
      <Dialog {...props} />
    </WordsProvider>
  );
}

function Dialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(listPageSize);
  const [folder, setFolder] = useState<string | null>(null);
  const page = surface.conversations.value;
  const ask = (nextQuery: string, nextLimit: number, nextFolder = folder): void => {
    setQuery(nextQuery);
    setLimit(nextLimit);
    setFolder(nextFolder);
    surface.loadConversations(nextQuery, nextLimit, nextFolder);
  };
  // Within the frame that shows the list: a letter could be typed before an effect that comes after it.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useLayoutEffect(() => surface.watchConversations(), [surface]);
  const excerpts = useExcerpts(page?.query ?? '', page?.conversations ?? []);
  // What fits best is on top, and whoever had scrolled down is to see it.
  useLayoutEffect(() => {
    dialog.current?.querySelector('.sheet-list')?.scrollTo(0, 0);
  }, [page?.query, page?.folder]);
  const show = (id: ConversationId): void => {
    const found = excerpts?.get(id);
    if (found) openMessage(surface, id, found.messageId);
    else surface.showConversation(id);
    dialog.current?.close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a click beside the list, for which Escape does the same; and a key that counts anywhere in it
    <dialog
      ref={dialog}
      class="sheet"
      data-query={page?.query}
      aria-label={t('panel.conversations')}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      onKeyDown={(event) => isUndo(event) && void undoDeletion(surface)}
    >
      <div class="sheet-head">
        <h2 tabIndex={-1}>{t('panel.conversations')}</h2>
        <IconButton icon="x" label={t('common.close')} onClick={() => dialog.current?.close()} />
      </div>
      <ConversationSearch query={query} onQuery={(next) => ask(next, listPageSize)} />
      <FolderFilter
        folders={page?.folders ?? []}
        folder={folder}
        onFolder={(next) => ask(query, listPageSize, next)}
      />
      <UndoLine />
      <BackupLine surface={surface} />
      {page?.conversations.length ? (
        <ul class="sheet-list">
          {page.conversations.map((entry) => (
            <ConversationItem
              key={entry.id}
              entry={entry}
              folders={page.folders}
              query={page.query}
              excerpts={excerpts}
              onShow={() => show(entry.id)}
            />
          ))}
          {page.more && page.query === '' && (
            <li>
              <button
                type="button"
                class="button sheet-more"
                onClick={() => ask('', limit + listPageSize)}
              >
                {t('panel.moreConversations')}
              </button>
            </li>
          )}
          {page.more && page.query !== '' && <li class="sheet-empty">{t('panel.moreFound')}</li>}
        </ul>
      ) : (
        <EmptyList
          page={page}
          onAll={() => {
            // The button goes, and the focus must not go with it.
            dialog.current?.querySelector<HTMLElement>('input[type=search]')?.focus();
            ask('', listPageSize, null);
          }}
        />
      )}
      {page?.partial && page.conversations.length > 0 && (
        <p class="sheet-empty">{t('panel.searchPartial')}</p>
      )}
      {/* How many were found is read out; the list itself is for the eyes. */}
      <output class="visually-hidden">
        {page && page.query !== '' && t('panel.found', { count: page.conversations.length })}
      </output>
    </dialog>
  );
}
