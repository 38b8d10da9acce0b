import type { ConversationStore } from '../../lib/conversations/conversation-store.ts';
import { createMemoryStore } from '../../lib/conversations/memory-store.ts';
import type { RowArea } from '../../lib/core/platform.ts';

/** What `storage.session` is to the background: copies in, copies out. `limit` is how many rows it has room for. */
export function createRowArea({ limit = Number.POSITIVE_INFINITY } = {}): RowArea {
  const rows = new Map<string, string>();
  return {
    all: async () =>
      Object.fromEntries([...rows].map(([key, row]) => [key, JSON.parse(row) as unknown])),
    async set(added) {
      const fresh = Object.keys(added).filter((key) => !rows.has(key));
      if (rows.size + fresh.length > limit) throw new Error('Session storage quota bytes exceeded');
      for (const [key, row] of Object.entries(added)) rows.set(key, JSON.stringify(row));
    },
    async remove(keys) {
      for (const key of keys) rows.delete(key);
    },
  };
}

/** An empty store in memory. */
export function createEmptyStore(): ConversationStore {
  return createMemoryStore({}, createRowArea());
}
