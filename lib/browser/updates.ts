import type { Updates } from '../core/platform.ts';
import { api } from './extension-api.ts';

/** A listener is what has the browser wait: without one Firefox would restart the extension at once. */
export const updates: Updates = {
  onAvailable(listener) {
    api.runtime.onUpdateAvailable.addListener(() => listener());
  },
  apply: () => api.runtime.reload(),
};
