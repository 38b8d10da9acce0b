/** A keyed table of the vault. Rows are found by their `id`. */
export interface Table<Row extends { id: string }> {
  get(id: string): Promise<Row | undefined>;
  all(): Promise<Row[]>;
  put(row: Row): Promise<void>;
  delete(id: string): Promise<void>;
}

/** A table that dies with the background, for browsers that refuse their database. */
export function createMemoryTable<Row extends { id: string }>(): Table<Row> {
  const rows = new Map<string, Row>();
  return {
    get: async (id) => rows.get(id),
    all: async () => [...rows.values()],
    async put(row) {
      rows.set(row.id, row);
    },
    async delete(id) {
      rows.delete(id);
    },
  };
}
