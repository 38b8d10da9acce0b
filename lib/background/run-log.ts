import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { giveWay, openLasting } from '../conversations/lasting.ts';
import { openInTime } from '../conversations/open-in-time.ts';
import type { RunRecord } from '../core/run-record.ts';

/** The most that is kept: this many runs, and this many characters of them. */
const longest = 100;
const largest = 256_000;

/** The log of the last runs. All of it rejects where the browser refuses its database. */
export interface RunLog {
  /** Adds a record, or puts it in the place of the run's earlier one, and lets the oldest go. */
  add(record: RunRecord): Promise<void>;
  /** All records, the oldest first. */
  all(): Promise<RunRecord[]>;
  clear(): Promise<void>;
}

interface RunLogSchema extends DBSchema {
  runs: { key: [atMs: number, id: string]; value: RunRecord };
}

type RunLogDatabase = Pick<IDBPDatabase<RunLogSchema>, 'getAll' | 'clear' | 'put' | 'delete'>;

/**
 * The log in a database of its own, so that no fault of it touches conversations or keys, and no migration of theirs waits
 * for it. Opened with the first run that ends: a background that wakes for something else does not pay for it.
 */
export function createRunLog(name = 'sidestream-diagnostics'): RunLog {
  let opening: Promise<RunLogDatabase> | undefined;
  const open = (): Promise<RunLogDatabase> => {
    opening ??= openRunLog(name).catch((cause: unknown) => {
      opening = undefined;
      throw cause;
    });
    return opening;
  };
  return {
    async add(record) {
      const database = await open();
      await database.put('runs', record);
      // Kept in the order of their keys.
      const kept = (await database.getAll('runs')).reverse();
      let size = 0;
      const over = kept.findIndex((each, at) => {
        size += JSON.stringify(each).length;
        return at >= longest || size > largest;
      });
      if (over < 0) return;
      const [newest, oldest] = [kept[over], kept.at(-1)];
      if (!newest || !oldest) return;
      const gone = IDBKeyRange.bound([oldest.atMs, oldest.id], [newest.atMs, newest.id]);
      await database.delete('runs', gone);
    },
    all: async () => (await open()).getAll('runs'),
    clear: async () => (await open()).clear('runs'),
  };
}

function openRunLog(name: string): Promise<RunLogDatabase> {
  return openLasting<RunLogDatabase>((onLost) =>
    openInTime((onUpgrade) =>
      openDB<RunLogSchema>(name, 1, {
        upgrade(fresh) {
          onUpgrade();
          fresh.createObjectStore('runs', { keyPath: ['atMs', 'id'] });
        },
        ...giveWay(onLost),
      }),
    ),
  );
}
