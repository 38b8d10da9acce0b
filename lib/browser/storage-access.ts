import { api } from './extension-api.ts';

/** Chromium's, which the polyfill does not know; Firefox has none. */
interface Closable {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Closes the storage areas to scripts in web pages, where the browser can do that. Nothing secret is in them as it is;
 * this is for the day when somebody puts something there.
 */
export function closeStorage(): void {
  for (const area of ['session', 'local', 'sync'] as const) {
    const closable = api.storage[area] as Closable;
    void closable.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined);
  }
}
