import { deleteDB, openDB } from 'idb';
import { openInTime } from '../conversations/open-in-time.ts';

/** How long a deletion may wait for others that hold the database, ms. */
const patienceMs = 5_000;

/**
 * Deletes a database so that nothing of it is left in the browser's files. Firefox removes its file. Chromium appends to a
 * log, and writes only now and then what is left of it; this order makes it do so, for exactly this database (measured).
 */
export async function eraseDatabase(name: string): Promise<void> {
  const scratch = `${name}-scratch`;
  await touch(name);
  await comeAndGo(scratch);
  await touch(name);
  await drop(name);
  await comeAndGo(scratch);
}

/** Writes a row, so that there is something newer than what is to go. */
async function touch(name: string): Promise<void> {
  const database = await openInTime(() => openDB(name));
  try {
    const [store] = database.objectStoreNames;
    if (store !== undefined) await database.put(store, { id: 'erased' });
  } finally {
    database.close();
  }
}

/** To delete any database, Chromium takes what it holds in memory to its files. */
async function comeAndGo(name: string): Promise<void> {
  const database = await openInTime(() =>
    openDB(name, 1, {
      upgrade: (fresh) => void fresh.createObjectStore('rows', { keyPath: 'id' }),
    }),
  );
  database.close();
  await drop(name);
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
