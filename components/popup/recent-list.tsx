import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { toRecentConversations } from '../../lib/surface/recent-conversations.ts';
import type { ConversationEntry } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { focusDraft } from './recent-keys.ts';

/** The last few conversations: a popup dies with every click beside it, and what was asked in it is to be found again. */
export function RecentList(): JSX.Element | null {
  const { surface } = useSurface();
  const { t, date } = useStrings();
  useLayoutEffect(() => surface.watchConversations(), [surface]);
  const entries =
    toRecentConversations(surface.conversations.value, surface.conversationId.value) ?? [];
  if (entries.length === 0) return null;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const rows = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('.sheet-row'));
    const at = rows.findIndex((row) => row === event.target);
    const next = rows[at + (event.key === 'ArrowUp' ? -1 : 1)];
    event.preventDefault();
    if (next) next.focus();
    // Below the last row is the box.
    else if (event.key === 'ArrowDown') focusDraft(event.currentTarget);
  };
  const show = ({ id }: ConversationEntry, from: HTMLElement): void => {
    // The row goes, and what follows is typing.
    focusDraft(from);
    surface.showHere(id);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows that count anywhere in it
    <nav class="recent" aria-label={t('popup.recent')} onKeyDown={onKeyDown}>
      <h2>{t('popup.recent')}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              class="sheet-row"
              onClick={(event) => show(entry, event.currentTarget)}
            >
              <span class="one-line sheet-row-title" dir="auto">
                {removeHidden(entry.title) || t('panel.untitled')}
              </span>
              <span class="sheet-row-note">
                {entry.live
                  ? t(toLiveKey(entry))
                  : entry.unread
                    ? t('panel.unread')
                    : date(entry.updatedAtMs)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is to be said of one in which an answer is not at its end. */
function toLiveKey({ queued, asks }: ConversationEntry) {
  if (asks) return 'answer.awaitsConsent';
  return queued ? 'panel.queued' : 'panel.live';
}
