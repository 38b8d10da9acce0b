import type { Conversation } from '../core/conversation.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { Attention } from './attention.ts';
import type { Indexer } from './indexer.ts';
import type { RunManager } from './run-manager.ts';
import type { Session } from './session.ts';

/** More than anybody reads of what a search has found: another word is quicker. */
const searchLimit = 50;

/** What of the list a surface looks at. */
export interface Listing {
  query: string;
  folder?: string | null | undefined;
  limit: number;
}

/** Tells surfaces the list of conversations. */
export interface ListTeller {
  /** The list as it is now, see `conversation-list`. */
  read(asked: Listing): Promise<UpdateOf<'conversation-list'>>;
  /** Something in it changed: those who have it open get it anew. */
  changed(): void;
}

/** Builds it. */
export function createListTeller(sources: {
  store: Pick<ConversationStore, 'conversations' | 'pinned' | 'folders' | 'search'>;
  runs: Pick<RunManager, 'live' | 'isPaused'>;
  attention: Pick<Attention, 'unread'>;
  indexer: Pick<Indexer, 'isBehind'>;
  sessions: ReadonlySet<Pick<Session, 'listing' | 'post'>>;
}): ListTeller {
  const { store, runs, attention, sessions, indexer } = sources;
  const listeners = () => [...sessions].filter(({ listing }) => listing);
  let telling = false;
  let stale = false;

  /** The pinned ones first; as many of all as are asked for. */
  const latest = async (count: number, folder: string | undefined): Promise<Conversation[]> => {
    const [pinned, rest] = await Promise.all([
      store.pinned(count, folder),
      store.conversations(count, folder),
    ]);
    return [...new Map([...pinned, ...rest].map((row) => [row.id, row])).values()];
  };

  const read: ListTeller['read'] = async ({ query, limit, folder }) => {
    const isSearch = query.trim() !== '';
    const shown = isSearch ? searchLimit : limit;
    const [unread, folders, found] = await Promise.all([
      attention.unread(),
      store.folders(),
      isSearch
        ? store.search(query, shown + 1, folder ?? undefined)
        : latest(shown + 1, folder ?? undefined),
    ]);
    // Read last, and nothing awaited after it: what starts or ends from here on is told of again.
    const live = new Set(runs.live().map((run) => run.answer.conversationId));
    const answering = runs.live().filter((run) => !run.queued);
    const begun = new Set(answering.map((run) => run.answer.conversationId));
    const paused = runs.live().filter((run) => runs.isPaused(run.answer.id));
    const asking = new Set(paused.map((run) => run.answer.conversationId));
    const conversations = found.slice(0, shown).map(({ id, title, updatedAtMs, ...row }) => ({
      id,
      title,
      updatedAtMs,
      pinned: row.pinnedAtMs !== undefined,
      folder: row.folder ?? null,
      live: live.has(id),
      queued: live.has(id) && !begun.has(id),
      ...(asking.has(id) && { asks: true }),
      unread: unread.has(id),
    }));
    return {
      type: 'conversation-list',
      query,
      folder,
      folders,
      more: found.length > shown,
      partial: isSearch && indexer.isBehind(),
      conversations,
    };
  };

  const tell = async (): Promise<void> => {
    telling = true;
    try {
      while (stale) {
        stale = false;
        for (const session of listeners()) {
          if (session.listing) session.post(await read(session.listing));
        }
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
