import type { SessionStore } from '../core/platform.ts';
import { api } from './extension-api.ts';

/** `storage.session`: outlives the worker, never touches the disk. */
export const sessionArea: SessionStore = {
  async get(key) {
    const found = await api.storage.session.get(key);
    return found[key];
  },
  set: (key, value) => api.storage.session.set({ [key]: value }),
};
