import type { ConversationId, WindowId } from '../core/ids.ts';
import type { Core } from './core.ts';
import { toHanded } from './handed.ts';
import type { Handed } from './handed.ts';
import type { Session } from './session.ts';
import type { WindowMap } from './window-map.ts';

/** Makes windows show conversations. */
export interface Showing {
  show: Core['showConversation'];
  /** What was left for that panel, which shows that conversation; it is nobody else's then. */
  takeLeft(session: Session, conversationId: ConversationId): Handed | undefined;
}

/** Builds it. `onShown` is called with each panel that was told. */
export function createShowing(options: {
  windows: WindowMap;
  sessions: ReadonlySet<Session>;
  callSurfaces(): void;
  onShown(session: Session): void;
}): Showing {
  const { windows, sessions, callSurfaces, onShown } = options;
  /** Words on their way to a window whose panel is not there yet. In no storage: they are of temporary conversations. */
  const handed = new Map<WindowId, { conversationId: ConversationId; left: Handed }>();
  return {
    async show(windowId, conversationId, given) {
      callSurfaces();
      await windows.show(windowId, conversationId);
      let left = toHanded(given);
      for (const session of sessions) {
        if (session.surface !== 'panel' || session.windowId !== windowId) continue;
        session.post({ type: 'conversation-shown', conversationId, ...left });
        onShown(session);
        left = undefined;
      }
      if (left) handed.set(windowId, { conversationId, left });
    },
    takeLeft({ surface, windowId }, conversationId) {
      const waiting = surface === 'panel' ? handed.get(windowId) : undefined;
      if (waiting?.conversationId !== conversationId) return undefined;
      handed.delete(windowId);
      return waiting.left;
    },
  };
}
