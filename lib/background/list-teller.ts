import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { Attention } from './attention.ts';
import type { Indexer } from './indexer.ts';
import { reportFault } from './report-fault.ts';
import type { RunManager } from './run-manager.ts';
import type { Session } from './session.ts';

/** More than anybody reads of what a search has found: another word is quicker. */
const searchLimit = 50;

/** Tells surfaces the list of conversations. */
export interface ListTeller {
  /** What was found by `query` as it is now, or the latest `limit` of all for ''. */
  read(asked: NonNullable<Session['listing']>): Promise<UpdateOf<'conversation-list'>>;
  /** Something in it changed: those who have it open get it anew. */
  changed(): void;
}

/** Builds it. */
export function createListTeller(sources: {
  store: Pick<ConversationStore, 'conversations' | 'search'>;
  runs: Pick<RunManager, 'live'>;
  indexer: Pick<Indexer, 'catchUp'>;
  attention: Pick<Attention, 'unread'>;
  sessions: ReadonlySet<Pick<Session, 'listing' | 'post'>>;
}): ListTeller {
  const { store, runs, indexer, attention, sessions } = sources;
  let telling = false;
  let stale = false;

  const read: ListTeller['read'] = async ({ query, limit }) => {
    const isSearch = query.trim() !== '';
    const shown = isSearch ? searchLimit : limit;
    if (isSearch) await indexer.catchUp();
    const unread = await attention.unread();
    const found = isSearch
      ? await store.search(query, shown + 1)
      : await store.conversations(shown + 1);
    // Read last, and nothing awaited after it: what starts or ends from here on is told of again.
    const live = new Set(runs.live().map((run) => run.answer.conversationId));
    const conversations = found.slice(0, shown).map(({ id, title, updatedAtMs }) => ({
      id,
      title,
      updatedAtMs,
      live: live.has(id),
      unread: unread.has(id),
    }));
    return { type: 'conversation-list', query, more: found.length > shown, conversations };
  };

  const tell = async (): Promise<void> => {
    telling = true;
    try {
      while (stale) {
        stale = false;
        for (const session of sessions) {
          const { listing } = session;
          if (!listing) continue;
          const list = await read(listing);
          if (session.listing === listing) session.post(list);
        }
      }
    } catch (cause) {
      reportFault('the list of conversations could not be read', cause);
    }
    telling = false;
  };

  return {
    read,
    changed() {
      // Ten that start at once are read once or twice.
      stale = true;
      if (!telling) void tell();
    },
  };
}
