import { expect, test } from 'vitest';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { toRecentConversations } from '../../../lib/surface/recent-conversations.ts';
import type { ConversationEntry, ConversationPage } from '../../../lib/surface/surface.ts';

function toEntry(id: string, updatedAtMs: number, pinned = false): ConversationEntry {
  const rest = { folder: null, live: false, queued: false, unread: false };
  return { id, title: id, updatedAtMs, pinned, ...rest };
}

function toPage(...conversations: ConversationEntry[]): ConversationPage {
  return { query: '', folders: [], more: false, partial: false, conversations };
}

const idsOf = (page: ConversationPage, shownId: string | null = null): string[] | undefined =>
  toRecentConversations(page, shownId)?.map(({ id }) => id);

test('the last five are offered, the latest first, a pinned one by its age', () => {
  const page = toPage(
    toEntry('pinned', 1, true),
    ...[9, 8, 7, 6, 5, 4].map((at) => toEntry(`c${at}`, at)),
  );
  expect(idsOf(page)).toEqual(['c9', 'c8', 'c7', 'c6', 'c5']);
});

test('neither a temporary one nor the one on the screen is offered', () => {
  const page = toPage(toEntry(toTemporaryId('t'), 3), toEntry('shown', 2), toEntry('other', 1));
  expect(idsOf(page, 'shown')).toEqual(['other']);
});

test('what was looked for is not what was last', () => {
  expect(idsOf({ ...toPage(toEntry('c', 1)), query: 'tea' })).toBeUndefined();
  expect(idsOf({ ...toPage(toEntry('c', 1)), folder: 'Tea' })).toBeUndefined();
});
