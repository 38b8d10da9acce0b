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
}

/** Places that outlive their page. One that is not found is the conversation's end. */
export function createPlaceStore(storage: Pick<Storage, 'getItem' | 'setItem'>): PlaceStore {
  const places = createRecentEntries(storage, 'reading-places', isPlace);
  return {
    read: places.read,
    write(id, place) {
      if (!isTemporary(id)) places.write(id, place);
    },
  };
}

function isPlace(value: unknown): value is ReadingPlace {
  const place = value as Partial<ReadingPlace> | null | undefined;
  return typeof place?.id === 'string' && typeof place.offsetPx === 'number';
}
