import type { ConversationStore } from './conversation-store.ts';
import type { ConversationDatabase } from './database.ts';

/** The figures of answers on the disk, by month. They are written with the end of their run, by `finishRun`. */
export function createFigures(
  database: ConversationDatabase,
): Pick<ConversationStore, 'figures' | 'figureMonths' | 'forgetFigures'> {
  return {
    figures: (month) => database.getAllFromIndex('figures', 'byMonth', month),
    async figureMonths() {
      const index = database.transaction('figures').store.index('byMonth');
      const months: string[] = [];
      let cursor = await index.openKeyCursor(null, 'nextunique');
      while (cursor) {
        months.push(cursor.key);
        cursor = await cursor.continue();
      }
      return months;
    },
    async forgetFigures(ids) {
      const transaction = database.transaction('figures', 'readwrite', { durability: 'strict' });
      const { store } = transaction;
      const requests = ids === null ? [store.clear()] : ids.map((id) => store.delete(id));
      await Promise.all([...requests, transaction.done]);
    },
  };
}
