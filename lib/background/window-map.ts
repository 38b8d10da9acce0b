import { isDeleted } from '../core/conversation.ts';
import type { ConversationId, WindowId } from '../core/ids.ts';
import type { SessionStore } from '../core/platform.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { reportFault } from './report-fault.ts';

const sessionKey = 'conversation-by-window';

/** Which conversation each window shows. Kept for the browser's session, so that it outlives the worker. */
export interface WindowMap {
  /**
   * What the window shows. One that this session knows nothing of, as after an update, shows what it showed `before`; one
   * that has shown none, the latest conversation.
   */
  current(windowId: WindowId, before?: ConversationId): Promise<ConversationId>;
  show(windowId: WindowId, conversationId: ConversationId): Promise<void>;
  /** The windows that show one of these. */
  showing(ids: ReadonlySet<ConversationId>): Promise<WindowId[]>;
}

/** Builds the map. */
export function createWindowMap(session: SessionStore, store: ConversationStore): WindowMap {
  let loading: Promise<Map<string, string>> | undefined;
  const load = (): Promise<Map<string, string>> =>
    (loading ??= session.get(sessionKey).then(
      (kept) => new Map(toEntries(kept)),
      (cause: unknown) => {
        reportFault('what windows show could not be read', cause);
        return new Map();
      },
    ));
  /** A store without room costs what a window showed once the background was ended, and never the window itself. */
  const keep = async (
    map: Map<string, string>,
    windowId: WindowId,
    conversationId: ConversationId,
  ): Promise<void> => {
    map.set(String(windowId), conversationId);
    await session
      .set(sessionKey, Object.fromEntries(map))
      .catch((cause: unknown) => reportFault('what a window shows is kept in memory alone', cause));
  };
  return {
    async show(windowId, conversationId) {
      await keep(await load(), windowId, conversationId);
    },
    async showing(ids) {
      const shown = [...(await load())].filter(([, id]) => ids.has(id));
      return shown.map(([windowId]) => Number(windowId));
    },
    async current(windowId, before) {
      const map = await load();
      const known = map.get(String(windowId));
      if (known !== undefined) return known;
      const last = before === undefined ? undefined : await store.conversation(before);
      // Deleted, and perhaps to be brought back: in no window until then.
      const isGone = last !== undefined && isDeleted(last);
      const [latest] = before === undefined ? await store.conversations(1) : [];
      // Another surface of the window may have asked meanwhile, or something may have been chosen for it.
      const chosen = map.get(String(windowId));
      if (chosen !== undefined) return chosen;
      const conversationId = (isGone ? undefined : before) ?? latest?.id ?? crypto.randomUUID();
      await keep(map, windowId, conversationId);
      return map.get(String(windowId)) ?? conversationId;
    },
  };
}

function toEntries(kept: unknown): [string, string][] {
  if (typeof kept !== 'object' || kept === null) return [];
  return Object.entries(kept).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}
