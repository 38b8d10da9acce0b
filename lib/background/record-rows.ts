import type { Message } from '../core/conversation.ts';
import type { ConversationId, MessageId } from '../core/ids.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';

/** Reads the messages of conversations in the order in which they go out. */
export interface RecordRows {
  /** All of a conversation. */
  all(id: ConversationId): Promise<Message[]>;
  /** Those that follow a message, one by one: a conversation that takes many pages is not read anew for each of them. */
  after(id: ConversationId, afterId: MessageId): AsyncIterable<Message>;
}

/** Builds it. What it remembers is the order of one conversation; a background without it reads all once more. */
export function createRecordRows(
  store: Pick<ConversationStore, 'message' | 'messages'>,
): RecordRows {
  let known: { id: ConversationId; order: MessageId[] } | undefined;

  const all = async (id: ConversationId): Promise<Message[]> =>
    (await store.messages(id)).sort(byTime);

  return {
    all,
    async *after(id, afterId) {
      const place = known?.id === id ? known.order.indexOf(afterId) : -1;
      if (!known || place < 0) {
        const rows = await all(id);
        known = { id, order: rows.map((row) => row.id) };
        const start = known.order.indexOf(afterId);
        // Gone meanwhile, and so is all that followed: never from the beginning again.
        if (start >= 0) yield* rows.slice(start + 1);
        return;
      }
      const { order } = known;
      for (const messageId of order.slice(place + 1)) {
        const row = await store.message(messageId);
        if (row) yield row;
      }
      const there = new Set(order);
      const late = (await all(id)).filter((row) => !there.has(row.id));
      order.push(...late.map((row) => row.id));
      yield* late;
    },
  };
}

/** What comes while a conversation goes out is at its end. */
function byTime(a: Message, b: Message): number {
  if (a.createdAtMs !== b.createdAtMs) return a.createdAtMs - b.createdAtMs;
  if (a.role !== b.role) return a.role === 'user' ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
