import { computed } from '@preact/signals';
import type { ConversationId, MessageId } from '../core/ids.ts';
import type { Surface } from './surface.ts';

/** A message that is gone to begins so far below the top of the log, in px. */
const offsetPx = 12;

type Opening = Pick<
  Surface,
  'conversationId' | 'loaded' | 'branch' | 'places' | 'showBranch' | 'showConversation'
>;

/** Shows a conversation where that message is, on whichever of its branches. */
export function openMessage(
  surface: Opening,
  conversationId: ConversationId,
  messageId: MessageId,
): void {
  const send = (): void => surface.places.send(conversationId, { id: messageId, offsetPx });
  surface.showConversation(conversationId);
  send();
  const isHere = computed(() => surface.conversationId.value === conversationId);
  const isOver = computed(() => !isHere.value || surface.loaded.value);
  const stop = isOver.subscribe((over) => {
    if (!over) return;
    queueMicrotask(() => stop());
    if (!isHere.peek() || surface.branch.peek().some(({ id }) => id === messageId)) return;
    surface.showBranch(messageId);
    // Where another branch was on screen, the rows of this one are there with the next frame.
    requestAnimationFrame(send);
  });
}
