import type { JSX } from 'preact';
import { isTemporary } from '../../lib/core/ids.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { ConversationEntry } from '../../lib/surface/surface.ts';
import type { Excerpts } from '../../lib/surface/read-excerpts.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ExcerptLine, FoundText } from './found-text.tsx';
import { toRowKey } from './list-keys.ts';

/** The button that opens a conversation, with what there is to be said of it. */
export function ConversationRow(props: {
  entry: ConversationEntry;
  title: string;
  /** What is looked for, which is marked in the title; '' for nothing. */
  query: string;
  excerpts: Excerpts | null;
  onShow: () => void;
  onRename: () => void;
  onDelete: () => void;
}): JSX.Element {
  const { surface } = useSurface();
  const { t, date } = useStrings();
  const { entry } = props;
  // In words, which are a part of the button's name, and not by a dot alone.
  const mark = toMarkKey(entry);
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = toRowKey(event);
    if (key === undefined || event.repeat) return;
    event.preventDefault();
    if (key === 'rename') props.onRename();
    else props.onDelete();
  };
  return (
    <button
      type="button"
      class="sheet-row"
      aria-current={entry.id === surface.conversationId.value ? 'true' : undefined}
      aria-keyshortcuts="F2 Delete"
      onClick={props.onShow}
      onKeyDown={onKeyDown}
    >
      <span class="one-line sheet-row-title" dir="auto">
        <FoundText text={props.title} query={props.query} />
      </span>
      <ExcerptLine entry={entry} query={props.query} excerpts={props.excerpts} />
      <span class="sheet-row-note">
        {entry.pinned && (
          <>
            <Icon name="pin" class="sheet-pin" />
            <span class="visually-hidden">{t('list.pinned')} </span>
          </>
        )}
        {mark && <span class={entry.live ? 'pulse' : 'unread-dot'} />}
        <span class="sheet-row-when">{mark ? t(mark) : date(entry.updatedAtMs)}</span>
        {isTemporary(entry.id) && ` · ${t('panel.temporary')}`}
        {entry.folder !== null && (
          <>
            {' · '}
            <bdi class="one-line sheet-row-folder">{removeHidden(entry.folder)}</bdi>
          </>
        )}
      </span>
    </button>
  );
}

/** What is to be said of a conversation instead of its date. */
function toMarkKey({ live, queued, asks, unread }: ConversationEntry) {
  if (live && asks) return 'answer.awaitsConsent';
  if (live) return queued ? 'panel.queued' : 'panel.live';
  return unread ? 'panel.unread' : undefined;
}
