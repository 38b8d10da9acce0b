import type { ConversationId } from '../core/ids.ts';
import type { SessionStore } from '../core/platform.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { toKeptIds } from './kept-ids.ts';
import type { Pictures } from './pictures.ts';
import type { RunManager } from './run-manager.ts';
import type { Session } from './session.ts';

/** How many conversations are deleted in one transaction: other writers wait for no longer than that. */
const batchSize = 50;
/** Where it is kept of which deletions no surface knows yet. */
const untoldKey = 'deleted-conversations';

/** Deletes conversations for good. */
export interface Removal {
  /**
   * Stops what is live in these (null for all), deletes them, tells all surfaces, and gives an empty conversation to
   * every window that shows one of them. `isSpared` is asked of each just before. Rejects when the disk refuses; what was deleted by then is told.
   */
  remove(
    ids: readonly ConversationId[] | null,
    isSpared?: (id: ConversationId) => boolean,
  ): Promise<void>;
  /** Stops what is live in these (null for all), and resolves with its conversations when nothing more of it is written. */
  stop(ids: ReadonlySet<ConversationId> | null): Promise<ConversationId[]>;
  /** Tells a surface that comes what was deleted while there was none: drafts are where only surfaces can reach. */
  tell(session: Session): Promise<void>;
}

/** What removing works with. */
export interface RemovalOptions {
  store: ConversationStore;
  pictures: Pick<Pictures, 'release' | 'holders'>;
  runs: Pick<RunManager, 'live' | 'abort' | 'discard' | 'started'>;
  sessions: ReadonlySet<Session>;
  session: SessionStore;
  /** See `BackgroundOptions`. */
  callSurfaces(): void;
  /** Has the windows that show one of these show an empty conversation. */
  leave(ids: ReadonlySet<ConversationId>): Promise<void>;
}

/** Builds it. */
export function createRemoval(options: RemovalOptions): Removal {
  const { store, pictures, runs, sessions } = options;

  const tellAll = async (conversationIds: ConversationId[]): Promise<void> => {
    for (const session of sessions) {
      session.post({ type: 'conversations-deleted', conversationIds });
    }
    if (sessions.size > 0) return;
    const untold = toKeptIds(await options.session.get(untoldKey));
    await options.session.set(untoldKey, [...untold, ...conversationIds]);
  };

  const stop: Removal['stop'] = async (ids) => {
    const stopped: ConversationId[] = [];
    for (;;) {
      // One whose rows are just being written is not live yet; deleted now, its answer would be kept nowhere.
      await runs.started();
      const live = runs.live().filter(({ answer }) => ids?.has(answer.conversationId) ?? true);
      if (live.length === 0) return stopped;
      for (const { answer } of live) void runs.abort(answer.id);
      await Promise.all(live.map(({ settled }) => settled));
      stopped.push(...live.map(({ answer }) => answer.conversationId));
    }
  };

  const removeAll = async (): Promise<void> => {
    // Also what a death has left between the conversations and their pictures.
    const holding = pictures.holders();
    // Nothing is awaited between the two, so that nothing begins there.
    const live = await stop(null);
    runs.discard(null);
    const ids = [...new Set([...(await store.clear()), ...live])];
    for (const id of await holding) if (!(await store.conversation(id))) ids.push(id);
    await pictures.release([...new Set(ids)]);
    await tellAll(ids);
    await options.leave(new Set(ids));
  };

  return {
    stop,
    async remove(ids, isSpared = () => false) {
      options.callSurfaces();
      if (ids === null) return removeAll();
      for (let start = 0; start < ids.length; start += batchSize) {
        const batch = ids.slice(start, start + batchSize).filter((id) => !isSpared(id));
        await stop(new Set(batch));
        runs.discard(new Set(batch));
        await store.delete(batch);
        await pictures.release(batch);
        await tellAll(batch);
        await options.leave(new Set(batch));
      }
    },
    async tell(session) {
      const conversationIds = toKeptIds(await options.session.get(untoldKey));
      if (conversationIds.length === 0) return;
      session.post({ type: 'conversations-deleted', conversationIds });
      await options.session.set(untoldKey, []);
    },
  };
}
