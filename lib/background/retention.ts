import type { KeepDays } from '../core/connection.ts';
import type { ConversationId } from '../core/ids.ts';
import type { Clock } from '../core/platform.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { Removal } from './removal.ts';
import { reportFault } from './report-fault.ts';
import type { RunManager } from './run-manager.ts';
import type { Session } from './session.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Time for open surfaces that have lost their channel to come back and say what they show. */
const graceMs = 2_000;

/** Deletes conversations that were last changed longer ago than the user keeps them. */
export interface Retention {
  /** Those that are older than that, but for those that are live or on a screen. */
  expired(keepDays: KeepDays): Promise<ConversationId[]>;
  /** Deletes what is too old by the settings, shortly. */
  sweep(): void;
  /** The same, if the last time is an hour ago. */
  touch(): void;
}

/** What retention works with. */
export interface RetentionOptions {
  store: Pick<ConversationStore, 'conversation' | 'conversationsBefore'>;
  clock: Clock;
  runs: Pick<RunManager, 'live'>;
  sessions: ReadonlySet<Session>;
  /** See `BackgroundOptions`. */
  callSurfaces(): void;
  keepDays(): Promise<KeepDays | null>;
  remove: Removal['remove'];
}

/** Builds it, with nothing planned yet. */
export function createRetention(options: RetentionOptions): Retention {
  const { store, clock } = options;
  let planned = false;
  let plannedAtMs = clock.now();

  const isSpared = (id: ConversationId): boolean =>
    options.runs.live().some(({ answer }) => answer.conversationId === id) ||
    [...options.sessions].some((session) => session.watching === id);

  const expired = async (keepDays: KeepDays): Promise<ConversationId[]> => {
    const limitMs = clock.now() - keepDays * dayMs;
    const found: ConversationId[] = [];
    for (const id of await store.conversationsBefore(limitMs)) {
      const conversation = await store.conversation(id);
      if (conversation && conversation.updatedAtMs < limitMs && !isSpared(id)) found.push(id);
    }
    return found;
  };

  const removeExpired = async (): Promise<void> => {
    planned = false;
    const keepDays = await options.keepDays();
    if (keepDays === null) return;
    const ids = await expired(keepDays);
    if (ids.length > 0) await options.remove(ids, isSpared);
  };

  const report = (cause: unknown): void => reportFault('old conversations are still there', cause);

  const plan = async (): Promise<void> => {
    if (planned || (await options.keepDays()) === null) return;
    planned = true;
    options.callSurfaces();
    clock.after(graceMs, () => void removeExpired().catch(report));
  };

  const sweep = (): void => {
    plannedAtMs = clock.now();
    plan().catch(report);
  };

  return {
    expired,
    sweep,
    touch() {
      // A clock that was put back does not keep anything for longer.
      if (Math.abs(clock.now() - plannedAtMs) >= hourMs) sweep();
    },
  };
}
