import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { openMessage } from '../../lib/surface/open-message.ts';
import { ExcerptLine, FoundText } from '../header/found-text.tsx';
import { useExcerpts } from '../header/use-excerpts.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { Rows } from './rows.tsx';

/** So many conversations stand above all else. */
const mostConversations = 8;

/** The conversations in which what was typed occurs, or the latest. */
export function ConversationRows(props: { typed: string; onPick: () => void }): JSX.Element | null {
  const { surface } = useSurface();
  const { t, date } = useStrings();
  const { typed } = props;
  useLayoutEffect(() => surface.watchConversations(), [surface]);
  useLayoutEffect(() => surface.loadConversations(typed, mostConversations), [surface, typed]);
  const query = surface.conversations.value?.query ?? '';
  const found = surface.conversations.value?.conversations.slice(0, mostConversations) ?? [];
  const excerpts = useExcerpts(query, found);
  if (found.length === 0) return null;
  return (
    <Rows name={t('palette.conversations')}>
      {found.map((entry) => (
        <li key={entry.id} class="sheet-item">
          <button
            type="button"
            class="sheet-row"
            aria-current={entry.id === surface.conversationId.value ? 'true' : undefined}
            onClick={() => {
              const place = excerpts?.get(entry.id);
              if (place) openMessage(surface, entry.id, place.messageId);
              else surface.showConversation(entry.id);
              props.onPick();
            }}
          >
            <span class="one-line sheet-row-title" dir="auto">
              <FoundText text={removeHidden(entry.title) || t('panel.untitled')} query={query} />
            </span>
            <ExcerptLine entry={entry} query={query} excerpts={excerpts} />
            <span class="sheet-row-note">{date(entry.updatedAtMs)}</span>
          </button>
        </li>
      ))}
    </Rows>
  );
}
