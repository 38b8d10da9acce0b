import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import type { ConversationEntry, ConversationPage } from './surface.ts';

/** As many as are seen at a glance. */
const mostRecent = 5;

/**
 * The conversations that were last changed, the latest first, wherever they were asked: a pinned one is as old as it is. What is
 * temporary is not offered again, nor what is on the screen. Undefined for a page of something that was looked for.
 */
export function toRecentConversations(
  page: ConversationPage | null,
  shownId: ConversationId | null,
): ConversationEntry[] | undefined {
  if (page?.query !== '' || page.folder) return undefined;
  return page.conversations
    .filter(({ id }) => id !== shownId && !isTemporary(id))
    .toSorted((one, other) => other.updatedAtMs - one.updatedAtMs)
    .slice(0, mostRecent);
}
