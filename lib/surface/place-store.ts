import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId, MessageId } from '../core/ids.ts';
import { createRecentEntries } from './recent-entries.ts';

/** Where somebody reads: a message, and how far its top is below the top of the log, in px; above it, less than 0. */
export interface ReadingPlace {
  id: MessageId;
  offsetPx: number;
}

/** Where conversations were left that were not left at their end. */
export interface PlaceStore {
  read(id: ConversationId): ReadingPlace | undefined;
  /** Undefined stands for the end, where a conversation is opened anyway. */
  write(id: ConversationId, place: ReadingPlace | undefined): void;
  /** Counts how often it was said where to read on. */
  readonly sent: ReadonlySignal<number>;
  /** That conversation is to be read there, from now on if it is shown, else when it is. */
  send(id: ConversationId, place: ReadingPlace): void;
}

/** Places that outlive their page. One that is not found is the conversation's end. */
export function createPlaceStore(storage: Pick<Storage, 'getItem' | 'setItem'>): PlaceStore {
  const places = createRecentEntries(storage, 'reading-places', isPlace);
  const sent = signal(0);
  /** Not kept by the page's storage: it may refuse, and a temporary conversation is never in it. */
  let latest: { id: ConversationId; place: ReadingPlace } | undefined;
  return {
    sent,
    read: (id) => (latest?.id === id ? latest.place : places.read(id)),
    write(id, place) {
      if (latest?.id === id) latest = undefined;
      if (!isTemporary(id)) places.write(id, place);
    },
    send(id, place) {
      latest = { id, place };
      sent.value += 1;
    },
  };
}

function isPlace(value: unknown): value is ReadingPlace {
  const place = value as Partial<ReadingPlace> | null | undefined;
  return typeof place?.id === 'string' && typeof place.offsetPx === 'number';
}
