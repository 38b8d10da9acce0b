import { createMemoryStore } from '../../lib/conversations/memory-store.ts';
import type { MemoryStore } from '../../lib/conversations/memory-store.ts';
import type { RowArea } from '../../lib/core/platform.ts';

/**
 * What `storage.session` is to the background: copies in, copies out. `limit` is how many rows it has room for, `quota`
 * how many characters, names included.
 */
export function createRowArea({
  limit = Number.POSITIVE_INFINITY,
  quota = Number.POSITIVE_INFINITY,
}: { limit?: number | undefined; quota?: number | undefined } = {}): RowArea {
  let rows = new Map<string, string>();
  return {
    all: async () =>
      Object.fromEntries([...rows].map(([key, row]) => [key, JSON.parse(row) as unknown])),
    async set(added) {
      const next = new Map(rows);
      for (const [key, row] of Object.entries(added)) next.set(key, JSON.stringify(row));
      const size = [...next].reduce((sum, [key, row]) => sum + key.length + row.length, 0);
      if (next.size > limit || size > quota)
        throw new Error('Session storage quota bytes exceeded');
      rows = next;
    },
    async remove(keys) {
      for (const key of keys) rows.delete(key);
    },
  };
}

/** An empty store in memory. */
export function createEmptyStore(): MemoryStore {
  return createMemoryStore({}, createRowArea());
}
