/** How many entries are kept: nobody is in the middle of more. The one that was written longest ago is forgotten first. */
const limit = 50;

/** A few values by name, in the storage of pages. */
export interface RecentEntries<Value> {
  read(name: string): Value | undefined;
  /** Undefined forgets it. */
  write(name: string, value: Value | undefined): void;
}

/**
 * Keeps them under one key of `localStorage`, for its virtue: it is synchronous, and outlives an update of the extension.
 * One that is full, refused or damaged costs the entries, and nothing else.
 */
export function createRecentEntries<Value>(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  key: string,
  isValue: (value: unknown) => value is Value,
): RecentEntries<Value> {
  const isEntry = (entry: unknown): entry is [string, Value] =>
    Array.isArray(entry) && typeof entry[0] === 'string' && isValue(entry[1]);
  // Read anew each time: another window writes there too.
  const readAll = (): Map<string, Value> => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
    } catch {
      return new Map();
    }
  };
  return {
    read: (name) => readAll().get(name),
    write(name, value) {
      const entries = readAll();
      if (entries.get(name) === value) return;
      entries.delete(name);
      if (value !== undefined) entries.set(name, value);
      try {
        storage.setItem(key, JSON.stringify([...entries].slice(-limit)));
      } catch {
        // What is not kept is not found again: who reads it has an answer for that.
      }
    },
  };
}
