import type { KeyHint } from '../core/connection.ts';
import type { ConnectionId } from '../core/ids.ts';
import type { KeepingFault, KeyKind } from '../core/key-keeping.ts';
import type { DeviceKey } from './device-key.ts';
import type { KeyLock } from './key-lock.ts';
import { passphraseId } from './passphrase.ts';
import { reportFault } from './report-fault.ts';
import { seal, toBytes, unseal } from './sealing.ts';
import type { SessionKeys } from './session-keys.ts';
import type { KeyRow, Vault } from './vault.ts';

/**
 * The only reader of keys. At rest a key is AES-GCM ciphertext: under a key that the browser will use but never hand out,
 * or under the user's passphrase. It is bound to the origin that it was saved for and is never given for another.
 */
export interface Credentials {
  /**
   * Rejects with {@link KeyFault} where it cannot be kept in that way; what was kept before stays then. `first` writes what
   * has to be written before the key of before is given up; where it rejects, that one stays as well.
   */
  save(
    connectionId: ConnectionId,
    origin: string,
    key: string,
    kind?: KeyKind,
    first?: () => Promise<void>,
  ): Promise<void>;
  /** Keeps the key that is there in another way, or rejects as `save` and `read` do. */
  keepAs(connectionId: ConnectionId, origin: string, kind: KeyKind): Promise<void>;
  forget(connectionId: ConnectionId): Promise<void>;
  /** Forgets the key and leaves behind that there was one, so that nothing is asked without it. */
  empty(connectionId: ConnectionId): Promise<void>;
  /** Forgets what is kept for another origin, and that a key was forgotten with the passphrase. */
  forgetStale(connectionId: ConnectionId, origin: string): Promise<void>;
  /**
   * Whether a connection has a key that `read` does not give: one for another origin, or one that was forgotten with the
   * passphrase, and nothing was said of it since. No request of it goes without one.
   */
  isWithheld(connectionId: ConnectionId): Promise<boolean>;
  /** Forgets the passphrase, and before that the keys that it has encrypted; of these it stays known that they were. */
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
  vault: Pick<Vault, 'keys' | 'wrapping' | 'passphrase'>;
  deviceKey: DeviceKey;
  sessionKeys: SessionKeys;
  lock: Pick<KeyLock, 'use' | 'state' | 'forget'>;
  now(): number;
}

/** Builds the credentials over the vault. */
export function createCredentials(options: CredentialsOptions): Credentials {
  const { vault, deviceKey, sessionKeys, lock, now } = options;

  // One after the other: what began before a key was forgotten must not bring it back.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  const findSealer = (kind: KeyKind) =>
    kind === 'passphrase' ? vault.passphrase.get(passphraseId) : vault.wrapping.get('device');

  /** Whether what sealed it is still there: a browser can lose it, and then makes another. */
  const hasSealer = async (row: KeyRow): Promise<boolean> => {
    const sealer = await findSealer(toKind(row));
    return sealer !== undefined && sealer.sealerId === row.sealerId;
  };

  const rowFor = async (connectionId: ConnectionId, origin: string) => {
    const row = await vault.keys.get(connectionId);
    return row?.origin === origin ? row : undefined;
  };

  const dataKey = async (): Promise<CryptoKey> => {
    const key = await lock.use();
    if (key) return key;
    throw new KeyFault((await lock.state()) === 'unset' ? 'no-passphrase' : 'locked');
  };

  const put = async (
    row: Pick<KeyRow, 'id' | 'origin' | 'savedAtMs'>,
    kind: KeyKind,
    key: string,
    first?: () => Promise<void>,
  ): Promise<void> => {
    const { id, origin, savedAtMs } = row;
    const sealer = await (kind === 'passphrase' ? dataKey() : deviceKey());
    const { sealerId } = (await findSealer(kind)) ?? {};
    const kept = { id, origin, savedAtMs, kind, ...(sealerId && { sealerId }) };
    const sealed = await seal(sealer, toBytes(key), toAbout(kept));
    // Four characters of a short key would be most of it.
    const lastFour = key.length >= 12 ? key.slice(-4) : '';
    await first?.();
    if (kind !== 'session') {
      await vault.keys.put({ ...kept, bound: true, ...sealed, lastFour });
      await sessionKeys.delete(id).catch(() => undefined);
      return;
    }
    const before = await sessionKeys.get(id);
    await sessionKeys.put(id, { ...sealed, lastFour }).catch((cause: unknown) => {
      reportFault('the session store has no room for a key', cause);
      throw new KeyFault('no-session');
    });
    try {
      // That there was one, and nothing of it.
      await vault.keys.put({ ...kept, lastFour: '' });
    } catch (cause) {
      const undone = before ? sessionKeys.put(id, before) : sessionKeys.delete(id);
      await undone.catch(() => undefined);
      throw cause;
    }
  };

  const readRow = async (row: KeyRow): Promise<string> => {
    const kind = toKind(row);
    const sealed = kind === 'session' ? await sessionKeys.get(row.id) : toSealed(row);
    if (!sealed || !(await hasSealer(row))) throw new KeyFault('gone');
    const sealer = await (kind === 'passphrase' ? dataKey() : deviceKey());
    const isBound = kind !== 'device' || row.bound === true;
    try {
      const bytes = await unseal(sealer, sealed, isBound ? toAbout({ ...row, kind }) : undefined);
      return new TextDecoder().decode(bytes);
    } catch {
      // Of another row or another key, or damaged: whatever it is, there is no key in it.
      throw new KeyFault('gone');
    }
  };

  const forget = async (connectionId: ConnectionId): Promise<void> => {
    // Where the disk refuses, the key is still whole.
    await vault.keys.delete(connectionId);
    await sessionKeys.delete(connectionId).catch(() => undefined);
  };

  /** That there was one, and nothing of it: nobody asks without it whom the user has given one. */
  const toEmptied = ({ id, origin, savedAtMs }: KeyRow): KeyRow => ({
    id,
    origin,
    savedAtMs,
    kind: 'passphrase',
    lastFour: '',
  });

  return {
    save: (id, origin, key, kind = 'device', first) =>
      inTurn(() => put({ id, origin, savedAtMs: now() }, kind, key, first)),
    keepAs: (connectionId, origin, kind) =>
      inTurn(async () => {
        const row = await rowFor(connectionId, origin);
        if (!row || toKind(row) === kind || isForgotten(row)) return;
        await put(row, kind, await readRow(row));
      }),
    forget: (connectionId) => inTurn(() => forget(connectionId)),
    empty: (connectionId) =>
      inTurn(async () => {
        const row = await vault.keys.get(connectionId);
        if (!row) return;
        await vault.keys.put(toEmptied(row));
        await sessionKeys.delete(connectionId).catch(() => undefined);
      }),
    forgetStale: (connectionId, origin) =>
      inTurn(async () => {
        const row = await vault.keys.get(connectionId);
        if (row && (row.origin !== origin || isForgotten(row))) await forget(connectionId);
      }),
    isWithheld: (connectionId) =>
      inTurn(async () => (await vault.keys.get(connectionId)) !== undefined),
    forgetPassphrase: () =>
      inTurn(async () => {
        for (const row of await vault.keys.all()) {
          if (toKind(row) !== 'passphrase') continue;
          await vault.keys.put(toEmptied(row));
        }
        await lock.forget();
      }),
    read: (connectionId, origin) =>
      inTurn(async () => {
        const row = await rowFor(connectionId, origin);
        if (!row || isForgotten(row)) return null;
        const key = await readRow(row);
        // The first version bound its ciphertext to nothing.
        if (toKind(row) === 'device' && row.bound !== true) {
          await put(row, 'device', key).catch((cause: unknown) =>
            reportFault('a key stays as it was sealed', cause),
          );
        }
        return key;
      }),
    hint: (connectionId, origin) =>
      inTurn(async () => {
        const row = await vault.keys.get(connectionId);
        if (!row || isForgotten(row)) return null;
        const kind = toKind(row);
        const { savedAtMs } = row;
        if (row.origin !== origin)
          return { savedAtMs, lastFour: '', kind, state: 'elsewhere', origin: row.origin };
        const held = kind === 'session' ? await sessionKeys.get(connectionId) : row;
        if (!held || !(await hasSealer(row)))
          return { savedAtMs, lastFour: '', kind, state: 'gone' };
        const isLocked = kind === 'passphrase' && (await lock.state()) !== 'unlocked';
        return { savedAtMs, lastFour: held.lastFour, kind, state: isLocked ? 'locked' : 'ready' };
      }),
  };
}

/** The first version knew one kind. */
export function toKind({ kind = 'device' }: Pick<KeyRow, 'kind'>): KeyKind {
  return kind;
}

/** Whether the passphrase was forgotten, and the key with it. */
function isForgotten(row: KeyRow): boolean {
  return toKind(row) === 'passphrase' && !row.ciphertext;
}

function toSealed({ iv, ciphertext }: KeyRow) {
  return iv && ciphertext ? { iv, ciphertext } : undefined;
}

/** What the ciphertext of a key is bound to. */
export function toAbout({ id, origin, kind }: Pick<KeyRow, 'id' | 'origin'> & { kind: KeyKind }) {
  return ['key', kind, id, origin];
}
