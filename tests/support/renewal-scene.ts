import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import type { Credentials } from '../../lib/background/credentials.ts';
import { createGate } from '../../lib/background/gate.ts';
import type { KeyLock } from '../../lib/background/key-lock.ts';
import { createKeyRenewal } from '../../lib/background/key-renewal.ts';
import type { KeyRenewal } from '../../lib/background/key-renewal.ts';
import { openVault } from '../../lib/background/vault.ts';
import type { Vault } from '../../lib/background/vault.ts';
import { createManualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';
import { createSessionStore, openKeys } from './open-credentials.ts';
import type { OpenSession } from './open-credentials.ts';

/** Of all connections. */
export const origin = 'https://api.example.com';
/** The one of all keys. */
export const passphrase = 'four quiet words here';
/** Of each connection. */
export const keys = {
  a: 'sk-of-a-0123456789',
  b: 'sk-of-b-0123456789',
  c: 'sk-of-c-0123456789',
} as const;

/** The keys of a background that has started. */
export interface Life {
  vault: Vault;
  renewal: KeyRenewal;
  credentials: Credentials;
  lock: KeyLock;
  /** What surfaces were told of what is left to erase, each time. */
  told: boolean[];
}

/** One disk and one browser, for the backgrounds that come one after the other. */
export interface RenewalScene {
  session: OpenSession;
  clock: ManualClock;
  /** A background that starts. */
  start(): Promise<Life>;
  /** A background with a key of each kind: `a` and `b` on the device, `c` in the session; the passphrase is open. */
  settle(): Promise<Life>;
}

/** Waits for nothing: no browser is there that would need the time. */
export const noPause = (): Promise<void> => Promise.resolve();

/** Begins with an empty disk. */
export function createRenewalScene(): RenewalScene {
  globalThis.indexedDB = new IDBFactory();
  const session = createSessionStore();
  const clock = createManualClock();
  const start = async (): Promise<Life> => {
    const vault = await openVault(undefined, noPause);
    const gate = createGate();
    const told: boolean[] = [];
    const renewal = createKeyRenewal({
      vault,
      session,
      gate,
      clock,
      onLeft: () => void told.push(renewal.isLeft()),
    });
    await renewal.finish();
    const watched = {
      ...vault,
      keys: renewal.watch(vault.keys),
      passphrase: renewal.watch(vault.passphrase),
    };
    const { credentials, lock } = openKeys({ vault: watched, session });
    return { vault, renewal, told, credentials: gate.pass(credentials), lock: gate.pass(lock) };
  };
  return {
    session,
    clock,
    start,
    async settle() {
      const life = await start();
      await life.lock.set(passphrase);
      await life.credentials.save('a', origin, keys.a, 'device');
      await life.credentials.save('b', origin, keys.b, 'device');
      await life.credentials.save('c', origin, keys.c, 'session');
      await life.renewal.look();
      return life;
    },
  };
}

/** The names of all databases that keys are in, and of what erases them. */
export async function listKeyDatabases(): Promise<string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name?.includes('-keys-') ? [name] : []));
}
