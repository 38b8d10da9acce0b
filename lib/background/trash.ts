import type { ConversationId } from '../core/ids.ts';
import type { Clock } from '../core/platform.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { Removal } from './removal.ts';
import { reportFault } from './report-fault.ts';
import type { Session } from './session.ts';

/** For how long a deleted conversation can be brought back. Longer than a button offers it, which is a minute. */
const keptMs = 90_000;
/** Time for open surfaces that have lost their channel to come back: they have drafts to drop. */
const graceMs = 2_000;

/** Where conversations lie that were deleted one by one, until they are gone for good. */
export interface Trash {
  /** Stops what is live in it and takes it from every list and screen. Said twice, its time runs from the first. */
  put(id: ConversationId): Promise<void>;
  /** Makes it what it was. Resolves with false where it is gone for good. */
  bringBack(id: ConversationId): Promise<boolean>;
  /**
   * Finishes what a background left undone that died between a deletion and what follows from it, and plans the removal of
   * what lies there. Never rejects.
   */
  open(): Promise<void>;
  /** Tells a surface that comes what it must not show. */
  tell(session: Session): Promise<void>;
}

/** What it works with. */
export interface TrashOptions {
  store: Pick<ConversationStore, 'conversation' | 'change' | 'deleted'>;
  clock: Pick<Clock, 'now' | 'after'>;
  sessions: ReadonlySet<Session>;
  removal: Pick<Removal, 'stop' | 'remove'>;
  /** See `BackgroundOptions`. */
  callSurfaces(): void;
  /** See `RemovalOptions`. */
  leave(ids: ReadonlySet<ConversationId>): Promise<void>;
}

/** Builds it, with nothing planned yet. */
export function createTrash(options: TrashOptions): Trash {
  const { store, clock, sessions, removal } = options;
  let cancel = (): void => undefined;
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: what is being removed cannot be brought back in the middle of it. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  /** How long it still has to lie there. A clock that was put back does not keep anything for longer. */
  const toRestMs = (deletedAtMs = 0): number =>
    Math.max(0, keptMs - Math.abs(clock.now() - deletedAtMs));

  const plan = async (): Promise<void> => {
    cancel();
    const rows = await store.deleted();
    if (rows.length === 0) return;
    const waitMs = Math.min(...rows.map(({ deletedAtMs }) => toRestMs(deletedAtMs)));
    cancel = clock.after(waitMs, () => {
      options.callSurfaces();
      cancel = clock.after(graceMs, () => void inTurn(removeDue).catch(report));
    });
  };
  const removeDue = async (): Promise<void> => {
    const due = (await store.deleted()).filter((row) => toRestMs(row.deletedAtMs) === 0);
    if (due.length > 0) await removal.remove(due.map(({ id }) => id));
    await plan();
  };
  // The next background tries again.
  const report = (cause: unknown): void =>
    reportFault('deleted conversations are still there', cause);

  return {
    put: (id) =>
      inTurn(async () => {
        options.callSurfaces();
        const ids = new Set([id]);
        await removal.stop(ids);
        const known = await store.conversation(id);
        if (!known) return;
        const { deletedAtMs = clock.now() } = known;
        await store.change(id, { deletedAtMs });
        // What began in between; whatever begins from here on brings it back.
        await removal.stop(ids);
        for (const session of sessions) {
          session.post({ type: 'conversations-deleted', conversationIds: [id], forNow: true });
        }
        await options.leave(ids);
        await plan();
      }),
    bringBack: (id) =>
      inTurn(async () => {
        const isThere = await store.change(id, { deletedAtMs: null });
        await plan();
        return isThere;
      }),
    open: () =>
      inTurn(async () => {
        const ids = new Set((await store.deleted()).map(({ id }) => id));
        if (ids.size === 0) return;
        await options.leave(ids);
        await plan();
      }).catch(report),
    async tell(session) {
      const conversationIds = (await store.deleted()).map(({ id }) => id);
      if (conversationIds.length === 0) return;
      session.post({ type: 'conversations-deleted', conversationIds, forNow: true });
    },
  };
}
