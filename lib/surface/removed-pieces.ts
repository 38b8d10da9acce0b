import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConversationId } from '../core/ids.ts';

/** Something that was taken out of a draft, and can be had back for a while. */
export interface RemovedPiece {
  /** What it is called. */
  name: string;
  /** The conversation that it was taken out of: elsewhere nothing is said of it. */
  conversationId: ConversationId | null;
  /** Puts it back. */
  undo(): void;
  /** Nobody can have it back any more. */
  end?: () => void;
}

/** For so long it can be had back. */
const offeredMs = 10_000;

const last = signal<RemovedPiece | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** The one that was removed last, as long as it can be had back. */
export const removedPiece: ReadonlySignal<RemovedPiece | null> = last;

/** Offers it back, in the place of what was removed before. `isBusy` says whether somebody is about to take the offer. */
export function offerBack(piece: RemovedPiece, isBusy: () => boolean = () => false): void {
  finish();
  last.value = piece;
  const expire = (): void => {
    if (isBusy()) timer = setTimeout(expire, offeredMs);
    else finish();
  };
  timer = setTimeout(expire, offeredMs);
}

/** Has what was removed last put back. */
export function takeBack(): void {
  const piece = last.peek();
  clearTimeout(timer);
  last.value = null;
  piece?.undo();
}

function finish(): void {
  clearTimeout(timer);
  last.peek()?.end?.();
  last.value = null;
}
