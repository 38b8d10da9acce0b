import type { RowArea, SessionStore } from '../core/platform.ts';
import { api } from './extension-api.ts';

/** `storage.session`: outlives the worker, never touches the disk. */
export const sessionArea: SessionStore = {
  async get(key) {
    const found = await api.storage.session.get(key);
    return found[key];
  },
  set: (key, value) => api.storage.session.set({ [key]: value }),
};

const rowPrefix = 'row.';

/** Rows in `storage.session`, beside what else is kept there. Chromium has room for 10 MB. */
export const sessionRows: RowArea = {
  async all() {
    const found = Object.entries(await api.storage.session.get(null));
    const rows = found.filter(([key]) => key.startsWith(rowPrefix));
    return Object.fromEntries(rows.map(([key, row]) => [key.slice(rowPrefix.length), row]));
  },
  set: (rows) =>
    api.storage.session.set(
      Object.fromEntries(Object.entries(rows).map(([key, row]) => [rowPrefix + key, row])),
    ),
  remove: (keys) => api.storage.session.remove(keys.map((key) => rowPrefix + key)),
};
