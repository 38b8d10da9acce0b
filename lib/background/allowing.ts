import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { ConversationId } from '../core/ids.ts';
import type { Tool } from '../tools/tool.ts';
import { toAllowed } from './asking.ts';

/** Writes down that a tool may be called in a conversation without a question. */
export type Allow = (id: ConversationId, tool: Tool) => Promise<void>;

/** Builds it. One after the other: each adds to what the one before it has written. */
export function createAllow(store: Pick<ConversationStore, 'conversation' | 'change'>): Allow {
  let allowing: Promise<void> = Promise.resolve();
  return (id, tool) => {
    const done = allowing.then(async () => {
      const { allowedTools = [] } = (await store.conversation(id)) ?? {};
      const allowed = toAllowed(tool);
      if (allowedTools.includes(allowed)) return;
      await store.change(id, { allowedTools: [...allowedTools, allowed] });
    });
    allowing = done.catch(() => undefined);
    return done;
  };
}
