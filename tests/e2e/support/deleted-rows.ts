/** A page of the extension, of whichever browser. */
interface Evaluating {
  evaluate(code: () => Promise<void>): Promise<void>;
}

/** Makes what was deleted and can be brought back a minute older, as if the browser had been closed for that long. */
export function letDeletionAge(backstage: Evaluating): Promise<void> {
  return backstage.evaluate(ageDeleted);
}

/** Sent into the page as text. */
async function ageDeleted(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('sidestream');
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error as Error));
  });
  const transaction = database.transaction('conversations', 'readwrite');
  const rows = transaction.objectStore('conversations');
  const reading = rows.index('byDeletion').getAll();
  reading.addEventListener('success', () => {
    for (const row of reading.result as { deletedAtMs: number }[]) {
      rows.put({ ...row, deletedAtMs: row.deletedAtMs - 90_000 });
    }
  });
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  database.close();
}
