import type { KeyHint } from '../core/connection.ts';
import type { ConnectionId } from '../core/ids.ts';
import type { KeepingFault, KeyKind } from '../core/key-keeping.ts';
import type { DeviceKey } from './device-key.ts';
import type { KeyLock } from './key-lock.ts';
import { reportFault } from './report-fault.ts';
import { seal, toBytes, unseal } from './sealing.ts';
import type { SessionKeys } from './session-keys.ts';
import type { KeyRow, Vault } from './vault.ts';

/**
 * The only reader of keys. At rest a key is AES-GCM ciphertext: under a key that the browser will use but never hand out,
 * or under the user's passphrase. It is bound to the origin that it was saved for and is never given for another.
 */
export interface Credentials {
  /** Rejects with {@link KeyFault} where it cannot be kept in that way; what was kept before stays then. */
  save(connectionId: ConnectionId, origin: string, key: string, kind?: KeyKind): Promise<void>;
  /** Keeps the key that is there in another way, or rejects as `save` and `read` do. */
  keepAs(connectionId: ConnectionId, origin: string, kind: KeyKind): Promise<void>;
  forget(connectionId: ConnectionId): Promise<void>;
  /** Forgets the passphrase, and before that the keys that it has encrypted. */
  forgetPassphrase(): Promise<void>;
  /** The key for requests to `origin`; null when none is kept for it. Rejects with `locked` or `gone`. */
  read(connectionId: ConnectionId, origin: string): Promise<string | null>;
  hint(connectionId: ConnectionId, origin: string): Promise<KeyHint | null>;
}

/** A key cannot be used, or not be kept as the user wants it. */
export class KeyFault extends Error {
  override readonly name = 'KeyFault';
  readonly fault: KeepingFault;

  constructor(fault: KeepingFault) {
    super(`key: ${fault}`);
    this.fault = fault;
  }
}

/** Where keys lie, and what encrypts them. */
export interface CredentialsOptions {
  vault: Pick<Vault, 'keys'>;
  deviceKey: DeviceKey;
  sessionKeys: SessionKeys;
  lock: Pick<KeyLock, 'use' | 'state' | 'forget'>;
  now(): number;
}

/** Builds the credentials over the vault. */
export function createCredentials(options: CredentialsOptions): Credentials {
  const { vault, deviceKey, sessionKeys, lock, now } = options;

  const rowFor = async (connectionId: ConnectionId, origin: string) => {
    const row = await vault.keys.get(connectionId);
    return row?.origin === origin ? row : undefined;
  };

  const dataKey = async (): Promise<CryptoKey> => {
    const key = await lock.use();
    if (key) return key;
    throw new KeyFault((await lock.state()) === 'unset' ? 'no-passphrase' : 'locked');
  };

  const put = async (row: Omit<KeyRow, 'lastFour'>, kind: KeyKind, key: string): Promise<void> => {
    const { id, origin, savedAtMs } = row;
    const sealer = await (kind === 'passphrase' ? dataKey() : deviceKey());
    const sealed = await seal(sealer, toBytes(key), toAbout({ id, origin, kind }));
    // Four characters of a short key would be most of it.
    const lastFour = key.length >= 12 ? key.slice(-4) : '';
    if (kind !== 'session') {
      await vault.keys.put({ id, origin, savedAtMs, kind, bound: true, ...sealed, lastFour });
      await sessionKeys.delete(id).catch(() => undefined);
      return;
    }
    await sessionKeys.put(id, { ...sealed, lastFour }).catch((cause: unknown) => {
      reportFault('the session store has no room for a key', cause);
      throw new KeyFault('no-session');
    });
    try {
      // That there was one, and nothing of it.
      await vault.keys.put({ id, origin, savedAtMs, kind, lastFour: '' });
    } catch (cause) {
      await sessionKeys.delete(id).catch(() => undefined);
      throw cause;
    }
  };

  const readRow = async (row: KeyRow): Promise<string> => {
    const kind = toKind(row);
    const sealed = kind === 'session' ? await sessionKeys.get(row.id) : toSealed(row);
    if (!sealed) throw new KeyFault('gone');
    const sealer = await (kind === 'passphrase' ? dataKey() : deviceKey());
    const isBound = kind !== 'device' || row.bound === true;
    try {
      const bytes = await unseal(sealer, sealed, isBound ? toAbout({ ...row, kind }) : undefined);
      return new TextDecoder().decode(bytes);
    } catch (cause) {
      // The vault is in memory, and another one by now.
      if (kind === 'session') throw new KeyFault('gone');
      throw cause;
    }
  };

  return {
    save: (id, origin, key, kind = 'device') => put({ id, origin, savedAtMs: now() }, kind, key),
    async keepAs(connectionId, origin, kind) {
      const row = await rowFor(connectionId, origin);
      if (!row || toKind(row) === kind) return;
      await put(row, kind, await readRow(row));
    },
    async forget(connectionId) {
      await sessionKeys.delete(connectionId).catch(() => undefined);
      await vault.keys.delete(connectionId);
    },
    async forgetPassphrase() {
      for (const row of await vault.keys.all()) {
        if (toKind(row) === 'passphrase') await vault.keys.delete(row.id);
      }
      await lock.forget();
    },
    async read(connectionId, origin) {
      const row = await rowFor(connectionId, origin);
      if (!row) return null;
      const key = await readRow(row);
      // The first version bound its ciphertext to nothing.
      if (toKind(row) === 'device' && row.bound !== true) {
        await put(row, 'device', key).catch((cause: unknown) =>
          reportFault('a key stays as the first version has sealed it', cause),
        );
      }
      return key;
    },
    async hint(connectionId, origin) {
      const row = await rowFor(connectionId, origin);
      if (!row) return null;
      const { savedAtMs, lastFour } = row;
      const kind = toKind(row);
      if (kind === 'device') return { savedAtMs, lastFour, kind, state: 'ready' };
      if (kind === 'passphrase') {
        const state = (await lock.state()) === 'unlocked' ? 'ready' : 'locked';
        return { savedAtMs, lastFour, kind, state };
      }
      const held = await sessionKeys.get(connectionId);
      return { savedAtMs, lastFour: held?.lastFour ?? '', kind, state: held ? 'ready' : 'gone' };
    },
  };
}

/** The first version knew one kind. */
export function toKind({ kind = 'device' }: Pick<KeyRow, 'kind'>): KeyKind {
  return kind;
}

function toSealed({ iv, ciphertext }: KeyRow) {
  return iv && ciphertext ? { iv, ciphertext } : undefined;
}

/** What the ciphertext of a key is bound to. */
export function toAbout({ id, origin, kind }: Pick<KeyRow, 'id' | 'origin'> & { kind: KeyKind }) {
  return ['key', kind, id, origin];
}
