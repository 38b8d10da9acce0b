import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { isTemporary } from '../../lib/core/ids.ts';
import type { ConversationId } from '../../lib/core/ids.ts';
import type { ConversationEntry, ConversationPage } from '../../lib/surface/surface.ts';
import { listPageSize } from '../../lib/surface/list-view.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ConversationActions } from './conversation-actions.tsx';
import { ConversationSearch } from './conversation-search.tsx';

/** The list of conversations, and the field in which they are looked for. */
export function ConversationDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(listPageSize);
  const page = surface.conversations.value;
  const ask = (nextQuery: string, nextLimit: number): void => {
    setQuery(nextQuery);
    setLimit(nextLimit);
    surface.loadConversations(nextQuery, nextLimit);
  };
  // Within the frame that shows the list: a letter could be typed before an effect that comes after it.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useLayoutEffect(() => surface.watchConversations(), [surface]);
  const show = (id: ConversationId): void => {
    surface.showConversation(id);
    dialog.current?.close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click beside the list; Escape does the same
    <dialog
      ref={dialog}
      class="sheet"
      data-query={page?.query}
      aria-label={t('panel.conversations')}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div class="sheet-head">
        <h2 tabIndex={-1}>{t('panel.conversations')}</h2>
        <IconButton icon="x" label={t('common.close')} onClick={() => dialog.current?.close()} />
      </div>
      <ConversationSearch query={query} onQuery={(next) => ask(next, listPageSize)} />
      {page?.conversations.length ? (
        <ul class="sheet-list">
          {page.conversations.map((entry) => (
            <li key={entry.id} class="sheet-item">
              <ConversationRow entry={entry} onShow={() => show(entry.id)} />
              <ConversationActions entry={entry} />
            </li>
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
        <p class="sheet-empty">{t(toEmptyKey(page))}</p>
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

/** What stands in the place of an empty list. */
function toEmptyKey(
  page: ConversationPage | null,
): 'panel.loading' | 'panel.searchPartial' | 'panel.noneFound' | 'panel.noConversations' {
  if (!page) return 'panel.loading';
  if (page.partial) return 'panel.searchPartial';
  return page.query === '' ? 'panel.noConversations' : 'panel.noneFound';
}

/** What is to be said of a conversation instead of its date. */
function toMarkKey({ live, queued, unread }: ConversationEntry) {
  if (live) return queued ? 'panel.queued' : 'panel.live';
  return unread ? 'panel.unread' : undefined;
}

function ConversationRow(props: { entry: ConversationEntry; onShow: () => void }): JSX.Element {
  const { surface } = useSurface();
  const { t, date } = useStrings();
  const { entry } = props;
  // In words, which are a part of the button's name, and not by a dot alone.
  const mark = toMarkKey(entry);
  return (
    <button
      type="button"
      class="sheet-row"
      aria-current={entry.id === surface.conversationId.value ? 'true' : undefined}
      onClick={props.onShow}
    >
      <span class="one-line sheet-row-title" dir="auto">
        {removeHidden(entry.title) || t('panel.untitled')}
      </span>
      <span class="sheet-row-note">
        {mark && <span class={entry.live ? 'pulse' : 'unread-dot'} />}
        {mark ? t(mark) : date(entry.updatedAtMs)}
        {isTemporary(entry.id) && ` · ${t('panel.temporary')}`}
      </span>
    </button>
  );
}
