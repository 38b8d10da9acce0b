import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import type { Notice, Notifications, SessionStore } from '../core/platform.ts';
import { toRunView } from '../core/run-view.ts';
import type { ToldEnd } from '../strings/end-words.ts';
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
  /** An answer waits for the user's word on what it calls. Told as an end is. */
  asked(run: Pick<LiveRun, 'answer'>): Promise<void>;
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
  toNotice(language: string, end: ToldEnd): Notice;
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

  const notify = async (conversationId: ConversationId, end: Omit<ToldEnd, 'title'>) => {
    const { language, notifyWhenDone } = await options.settings();
    // Whoever stopped it knows.
    if (!notifyWhenDone || end.state === 'stopped') return;
    // What the browser is given to show may be kept by the system.
    const isOpen = !isTemporary(conversationId);
    const title = (isOpen && (await options.store.conversation(conversationId))?.title) || '';
    await notifications.show(conversationId, options.toNotice(language, { title, ...end }));
  };

  const seen = async (conversationId: ConversationId): Promise<void> => {
    notifications.clear(conversationId);
    await change((unread) => unread.delete(conversationId));
  };

  const tell = async (id: ConversationId, end: Omit<ToldEnd, 'title'>): Promise<void> => {
    if (isSeen(id)) return;
    await change((unread) => unread.add(id));
    try {
      await notify(id, end);
    } catch (cause) {
      reportFault('an end could not be told', cause);
    }
    // Shown while its notice was on the way.
    if (isSeen(id)) await seen(id);
  };

  return {
    unread: load,
    seen,
    ended({ answer, journal }) {
      const { state, reason } = toRunView(journal.since(0));
      return tell(answer.conversationId, { state, reason });
    },
    asked: ({ answer }) => tell(answer.conversationId, { state: 'asked' }),
    orphaned: (ids) =>
      change((unread) => {
        for (const id of ids) unread.add(id);
      }),
    hush: (conversationId) => notifications.clear(conversationId),
  };
}
