/** How long a database may keep us waiting before anything of it is ours, ms. It opens in a few. */
const patienceMs = 5_000;

/**
 * Opens a database, and rejects where that does not begin: where another connection does not let go of it, or a deletion
 * of it does not end, the browser itself would wait for ever. `open` calls what it is given once its migration has begun,
 * which may last. What is opened too late is closed.
 */
export async function openInTime<Database extends { close(): void }>(
  open: (onUpgrade: () => void) => Promise<Database>,
): Promise<Database> {
  const late = Promise.withResolvers<never>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    late.reject(new Error('the database is held by something else'));
  }, patienceMs);
  try {
    const opening = open(() => clearTimeout(timer));
    opening.then(
      (database) => isLate && database.close(),
      () => undefined,
    );
    return await Promise.race([opening, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
