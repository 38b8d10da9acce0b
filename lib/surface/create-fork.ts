import type { ReadonlySignal } from '@preact/signals';
import { isTemporary, toTemporaryId } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import type { Ask } from './requests.ts';
import type { Surface } from './surface.ts';

/** Builds what has a branch copied into a conversation of its own. */
export function createFork(
  conversationId: ReadonlySignal<ConversationId | null>,
  ask: Ask,
  show: (id: ConversationId) => void,
): Surface['fork'] {
  return async (messageId) => {
    const fromId = conversationId.peek();
    if (fromId === null) return false;
    const freshId = crypto.randomUUID();
    const intoId = isTemporary(fromId) ? toTemporaryId(freshId) : freshId;
    const { error } = await ask('carried-out', {
      type: 'conversation-fork',
      requestId: crypto.randomUUID(),
      conversationId: fromId,
      messageId,
      intoId,
    });
    // Whoever has gone elsewhere meanwhile finds it in the list.
    if (error === null && conversationId.peek() === fromId) show(intoId);
    return error === null;
  };
}
