import { createCredentials } from '../../lib/background/credentials.ts';
import type { Credentials } from '../../lib/background/credentials.ts';
import { createDeviceKey } from '../../lib/background/device-key.ts';
import { createKeyLock } from '../../lib/background/key-lock.ts';
import type { KeyLock, KeyLockOptions } from '../../lib/background/key-lock.ts';
import { createSessionKeys } from '../../lib/background/session-keys.ts';
import type { Vault } from '../../lib/background/vault.ts';
import type { SessionStore } from '../../lib/core/platform.ts';

/** A session store that a test can look into. It takes JSON alone, as Chromium's does. */
export interface OpenSession extends SessionStore {
  readonly entries: Map<string, string>;
  /** Whether it takes nothing more. */
  isFull: boolean;
}

/** A session store in memory: what the browser forgets when it closes. */
export function createSessionStore(): OpenSession {
  const entries = new Map<string, string>();
  const store: OpenSession = {
    entries,
    isFull: false,
    async get(key) {
      const text = entries.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    async set(key, value) {
      if (store.isFull && value !== null) throw new Error('QUOTA_BYTES quota exceeded');
      entries.set(key, JSON.stringify(value));
    },
  };
  return store;
}

/** What opens credentials: the vault is the disk, the session the browser that runs. */
export interface CredentialsScene extends Partial<KeyLockOptions> {
  vault: Vault;
  session?: SessionStore;
}

/** A background's credentials with their lock, as if freshly started. */
export function openKeys({ vault, session = createSessionStore(), ...rest }: CredentialsScene): {
  credentials: Credentials;
  lock: KeyLock;
} {
  const deviceKey = createDeviceKey(vault);
  const now = rest.now ?? (() => 0);
  const lock = createKeyLock({
    vault,
    deviceKey,
    session,
    now,
    autoLockMinutes: async () => 60,
    alarm: { set: () => undefined, onRing: () => undefined },
    onLocked: () => undefined,
    ...rest,
  });
  const sessionKeys = createSessionKeys(session);
  return { lock, credentials: createCredentials({ vault, deviceKey, sessionKeys, lock, now }) };
}

/** The credentials alone. */
export function openCredentials(vault: Vault, now: () => number): Credentials {
  return openKeys({ vault, now }).credentials;
}
