import { isTemporary } from '../core/ids.ts';
import type { ConversationId, MessageId } from '../core/ids.ts';

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

const key = 'reading-places';
/** Nobody is in the middle of more; the place that was left longest ago is forgotten first. */
const placeLimit = 50;

/** Places in `localStorage`, for the reason that drafts are there: it is synchronous. A full one costs only the place. */
export function createPlaceStore(storage: Pick<Storage, 'getItem' | 'setItem'>): PlaceStore {
  // Read anew each time: another window writes there too.
  const readAll = (): Map<ConversationId, ReadingPlace> => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
    } catch {
      return new Map();
    }
  };
  return {
    read: (id) => readAll().get(id),
    write(id, place) {
      if (isTemporary(id)) return;
      const places = readAll();
      if (!places.delete(id) && !place) return;
      if (place) places.set(id, place);
      try {
        storage.setItem(key, JSON.stringify([...places].slice(-placeLimit)));
      } catch {
        // It is read from its end next time.
      }
    },
  };
}

function isEntry(entry: unknown): entry is [ConversationId, ReadingPlace] {
  if (!Array.isArray(entry)) return false;
  const [id, place] = entry as [unknown, Partial<ReadingPlace> | null];
  return (
    typeof id === 'string' && typeof place?.id === 'string' && typeof place.offsetPx === 'number'
  );
}
