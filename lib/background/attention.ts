import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import type { Notice, Notifications, SessionStore } from '../core/platform.ts';
import { toRunView } from '../core/run-view.ts';
import type { RunState } from '../core/run-view.ts';
import type { Settings } from '../core/connection.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { LiveRun } from './live-run.ts';
import { toKeptIds } from './kept-ids.ts';
import { reportFault } from './report-fault.ts';
import type { Session } from './session.ts';

/** Survives the worker and not the browser: what ended yesterday is no news, and the list has it all the same. */
const sessionKey = 'unread-conversations';

/** Whose eyes an answer has had. */
export interface Attention {
  /** Conversations in which an answer ended that nobody has looked at since. */
  unread(): Promise<ReadonlySet<ConversationId>>;
  /** An answer has ended and is kept. Where nobody looks, it is marked, and told to those who want that. */
  ended(run: Pick<LiveRun, 'answer' | 'journal'>): Promise<void>;
  /** Answers of these ended without anybody noticing: their background died. */
  orphaned(conversationIds: readonly ConversationId[]): Promise<void>;
  /** Its notice is of no use any more; its mark stays. */
  hush(conversationId: ConversationId): void;
  /** Somebody looks at it now. */
  seen(conversationId: ConversationId): Promise<void>;
}

/** What it works with. */
export interface AttentionOptions {
  sessions: ReadonlySet<Pick<Session, 'watching' | 'hidden'>>;
  session: SessionStore;
  store: Pick<ConversationStore, 'conversation'>;
  notifications: Notifications;
  settings(): Promise<Settings>;
  toNotice(language: string, end: { title: string; state: RunState }): Notice;
  /** Told when a mark came or went. */
  onChange(): void;
}

/** Builds it, with the marks of this browser session. */
export function createAttention(options: AttentionOptions): Attention {
  const { session, notifications } = options;
  let loading: Promise<Set<ConversationId>> | undefined;
  const load = (): Promise<Set<ConversationId>> =>
    (loading ??= session.get(sessionKey).then((kept) => new Set(toKeptIds(kept))));
  const isSeen = (conversationId: ConversationId): boolean =>
    [...options.sessions].some(({ watching, hidden }) => watching === conversationId && !hidden);

  const change = async (apply: (unread: Set<ConversationId>) => void): Promise<void> => {
    const unread = await load();
    const { size } = unread;
    apply(unread);
    if (unread.size === size) return;
    options.onChange();
    // Without it the mark is still there until the worker goes.
    await session.set(sessionKey, [...unread]).catch(() => undefined);
  };

  const notify = async ({ answer, journal }: Pick<LiveRun, 'answer' | 'journal'>) => {
    const { state } = toRunView(journal.since(0));
    const { language, notifyWhenDone } = await options.settings();
    // Whoever stopped it knows.
    if (!notifyWhenDone || state === 'stopped') return;
    const { conversationId } = answer;
    // What the browser is given to show may be kept by the system.
    const isOpen = !isTemporary(conversationId);
    const title = (isOpen && (await options.store.conversation(conversationId))?.title) || '';
    await notifications.show(conversationId, options.toNotice(language, { title, state }));
  };

  return {
    unread: load,
    async ended(run) {
      const { conversationId } = run.answer;
      if (isSeen(conversationId)) return;
      await change((unread) => unread.add(conversationId));
      try {
        await notify(run);
      } catch (cause) {
        reportFault('the end of an answer could not be told', cause);
      }
      // Shown while its notice was on the way.
      if (isSeen(conversationId)) await this.seen(conversationId);
    },
    orphaned: (ids) =>
      change((unread) => {
        for (const id of ids) unread.add(id);
      }),
    hush: (conversationId) => notifications.clear(conversationId),
    async seen(conversationId) {
      notifications.clear(conversationId);
      await change((unread) => unread.delete(conversationId));
    },
  };
}
