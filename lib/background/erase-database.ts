import { deleteDB, openDB } from 'idb';
import { openInTime } from '../conversations/open-in-time.ts';

/** Waits so long, ms. */
export type Pause = (delayMs: number) => Promise<void>;

/** How long a deletion may wait for others that hold the database, ms. */
const patienceMs = 5_000;
/** Before each spare goes, ms: how long Chromium may be busy with what went before it, on a slow machine too. */
const pausesMs = [250, 1_000, 3_000] as const;

/**
 * Deletes a database so that nothing of it is left in the browser's files. Firefox removes its file. Chromium marks rows as
 * deleted, and has its files written anew where the database lies in them, but calls it done before it began with that, and
 * does it beside whatever else it does there: where what was written last reaches the files meanwhile, the marks end up in
 * one file and the rows stay in another, and no later deletion touches that one (measured under load). So spare databases
 * are made behind this one, while it is there, and go one by one after it: each has those files written anew once more.
 * What is left of the spares says to the next call that the work is not done.
 */
export async function eraseDatabase(name: string, pause: Pause): Promise<void> {
  if ((await listDatabases(name)).includes(name)) {
    for (const index of pausesMs.keys()) await makeSpare(`${name}-${index}`);
    await drop(name);
  }
  const spares = await listDatabases(`${name}-`);
  for (const [index, spare] of spares.entries()) {
    await pause(pausesMs[index] ?? 0);
    await drop(spare);
  }
}

/** The names of all databases that begin so, in their order. */
export async function listDatabases(prefix: string): Promise<string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : [])).toSorted();
}

async function makeSpare(name: string): Promise<void> {
  const database = await openInTime(() =>
    openDB(name, 1, {
      upgrade: (fresh) => void fresh.createObjectStore('rows', { keyPath: 'id' }),
    }),
  );
  database.close();
}

async function drop(name: string): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('the database is held')), patienceMs);
  try {
    await Promise.race([deleteDB(name), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
