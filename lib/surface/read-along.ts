import { batch } from '@preact/signals';
import { toAskedChoice } from './asked-choice.ts';
import { toFitting, toRoom } from './context-fit.ts';
import type { ContextChange } from './drafting.ts';
import { awaitedDraft, inReading } from './in-reading.ts';
import type { Surface } from './surface.ts';

/**
 * Reads what is to go along with the draft that is shown now. It goes along with that one alone, whatever is shown by
 * then; what is sent before it is there waits for it. Without a change it does not come, and nothing is sent unasked.
 */
export async function readAlong(
  surface: Surface,
  read: () => Promise<ContextChange | undefined>,
): Promise<void> {
  const put = surface.holdContext();
  const id = surface.conversationId.peek();
  inReading.value += 1;
  let change: ContextChange | undefined;
  try {
    change = await read();
  } finally {
    batch(() => {
      const isElsewhere = surface.conversationId.peek() !== id;
      if (!change || isElsewhere) awaitedDraft.value = undefined;
      if (change) put(isElsewhere ? change : toFitted(surface, change));
      inReading.value -= 1;
    });
  }
}

/** Cut at once, since it may be sent at once. */
function toFitted(surface: Surface, change: ContextChange): ContextChange {
  return (context) => {
    const changed = change(context);
    const { tokens } = toRoom(toAskedChoice(surface), surface.branch.peek());
    return toFitting(changed, tokens) ?? changed;
  };
}
