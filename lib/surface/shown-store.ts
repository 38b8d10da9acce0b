import type { ConversationId, WindowId } from '../core/ids.ts';
import { createRecentEntries } from './recent-entries.ts';

/** Which conversation the pages of a window showed last. */
export interface ShownStore {
  read(): ConversationId | undefined;
  /** Undefined for one that nobody is to find again. */
  write(id: ConversationId | undefined): void;
}

/**
 * Outlives an update of the extension: what the background knows of windows does not, and the windows themselves do.
 * Without it the latest conversation is shown.
 */
export function createShownStore(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  windowId: WindowId,
): ShownStore {
  const windows = createRecentEntries(storage, 'shown-conversations', isId);
  const name = String(windowId);
  return { read: () => windows.read(name), write: (id) => windows.write(name, id) };
}

function isId(value: unknown): value is ConversationId {
  return typeof value === 'string';
}
