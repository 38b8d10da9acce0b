import type { ConversationId, WindowId } from '../core/ids.ts';

/** Which conversation the pages of a window showed last. */
export interface ShownStore {
  read(): ConversationId | undefined;
  /** Undefined for one that nobody is to find again. */
  write(id: ConversationId | undefined): void;
}

const key = 'shown-conversations';
/** Windows come and go; the one that was written of longest ago is forgotten first. */
const windowLimit = 50;

/**
 * Keeps it in `localStorage`, which outlives an update of the extension: what the background knows of windows does not,
 * and the windows themselves do.
 */
export function createShownStore(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  windowId: WindowId,
): ShownStore {
  const name = String(windowId);
  const readAll = (): Map<string, ConversationId> => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
    } catch {
      return new Map();
    }
  };
  return {
    read: () => readAll().get(name),
    write(id) {
      const windows = readAll();
      if (windows.get(name) === id) return;
      windows.delete(name);
      if (id !== undefined) windows.set(name, id);
      try {
        storage.setItem(key, JSON.stringify([...windows].slice(-windowLimit)));
      } catch {
        // The latest conversation is shown then.
      }
    },
  };
}

function isEntry(entry: unknown): entry is [string, ConversationId] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string';
}
