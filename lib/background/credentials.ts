import type { KeyHint } from '../core/connection.ts';
import type { ConnectionId } from '../core/ids.ts';
import type { Vault } from './vault.ts';

/**
 * The only reader of keys. At rest a key is AES-GCM ciphertext under a key that the browser will use but never hand
 * out; it is bound to the origin that it was saved for and is never given for another.
 */
export interface Credentials {
  save(connectionId: ConnectionId, origin: string, key: string): Promise<void>;
  forget(connectionId: ConnectionId): Promise<void>;
  /** The key for requests to `origin`; null when none is kept for it. */
  read(connectionId: ConnectionId, origin: string): Promise<string | null>;
  hint(connectionId: ConnectionId, origin: string): Promise<KeyHint | null>;
}

/** Builds the credentials over the vault. */
export function createCredentials(vault: Vault, now: () => number): Credentials {
  // One promise for all callers: two first saves at once must not make two wrapping keys.
  let making: Promise<CryptoKey> | undefined;
  // Looked for each time: the browser may have taken the vault away, and what is encrypted under a key that is nowhere
  // kept cannot be read by the next background.
  const wrappingKey = async (): Promise<CryptoKey> => {
    const kept = await vault.wrapping.get('device');
    if (kept) return kept.key;
    making ??= makeWrappingKey(vault).finally(() => {
      making = undefined;
    });
    return making;
  };
  const rowFor = async (connectionId: ConnectionId, origin: string) => {
    const row = await vault.keys.get(connectionId);
    return row?.origin === origin ? row : undefined;
  };
  return {
    async save(connectionId, origin, key) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const ciphertext = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        await wrappingKey(),
        new TextEncoder().encode(key),
      );
      await vault.keys.put({
        id: connectionId,
        origin,
        iv,
        ciphertext,
        // Four characters of a short key would be most of it.
        lastFour: key.length >= 12 ? key.slice(-4) : '',
        savedAtMs: now(),
      });
    },
    forget: (connectionId) => vault.keys.delete(connectionId),
    async read(connectionId, origin) {
      const row = await rowFor(connectionId, origin);
      if (!row) return null;
      const bytes = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: row.iv },
        await wrappingKey(),
        row.ciphertext,
      );
      return new TextDecoder().decode(bytes);
    },
    async hint(connectionId, origin) {
      const row = await rowFor(connectionId, origin);
      return row ? { lastFour: row.lastFour, savedAtMs: row.savedAtMs } : null;
    },
  };
}

async function makeWrappingKey(vault: Vault): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await vault.wrapping.put({ id: 'device', key });
  return key;
}
