import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { Attention } from './attention.ts';
import type { RunManager } from './run-manager.ts';
import type { Session } from './session.ts';

const listLimit = 100;

/** Tells surfaces the list of conversations. */
export interface ListTeller {
  /** The list as it is now. */
  read(): Promise<UpdateOf<'conversation-list'>>;
  /** Something in it changed: those who have it open get it anew. */
  changed(): void;
}

/** Builds it. */
export function createListTeller(sources: {
  store: Pick<ConversationStore, 'conversations'>;
  runs: Pick<RunManager, 'live'>;
  attention: Pick<Attention, 'unread'>;
  sessions: ReadonlySet<Pick<Session, 'listing' | 'post'>>;
}): ListTeller {
  const { store, runs, attention, sessions } = sources;
  const listeners = () => [...sessions].filter(({ listing }) => listing);
  let telling = false;
  let stale = false;

  const read: ListTeller['read'] = async () => {
    const unread = await attention.unread();
    const found = await store.conversations(listLimit);
    // Read last, and nothing awaited after it: what starts or ends from here on is told of again.
    const live = new Set(runs.live().map((run) => run.answer.conversationId));
    const conversations = found.map(({ id, title, updatedAtMs }) => ({
      id,
      title,
      updatedAtMs,
      live: live.has(id),
      unread: unread.has(id),
    }));
    return { type: 'conversation-list', conversations };
  };

  const tell = async (): Promise<void> => {
    telling = true;
    try {
      while (stale) {
        stale = false;
        const list = await read();
        for (const session of listeners()) session.post(list);
      }
    } finally {
      telling = false;
    }
  };

  return {
    read,
    changed() {
      // Ten that start at once are read once or twice.
      stale = listeners().length > 0;
      if (stale && !telling) void tell().catch(() => undefined);
    },
  };
}
