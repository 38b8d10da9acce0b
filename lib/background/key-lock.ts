import { isLongEnough } from '../core/key-keeping.ts';
import type { AutoLockMinutes, LockOutcome, LockState } from '../core/key-keeping.ts';
import type { LockAlarm, SessionStore } from '../core/platform.ts';
import type { DeviceKey } from './device-key.ts';
import { isReadable, passphraseId, roundsNow, sealDataKey, unsealDataKey } from './passphrase.ts';
import type { RawDataKey } from './passphrase.ts';
import { reportFault } from './report-fault.ts';
import { importSealer, parseSealedText, seal, toSealedText, unseal } from './sealing.ts';
import type { Vault } from './vault.ts';

/**
 * The passphrase and what it opens. Unlocked, the data key lies in the browser's session store, which dies with the
 * browser and not with the worker, and there under the device's key, which is in IndexedDB: neither of the two alone can
 * open anything.
 */
export interface KeyLock {
  state(): Promise<LockState>;
  /** The data key, which is herewith used; undefined while it is locked. */
  use(): Promise<CryptoKey | undefined>;
  set(passphrase: string): Promise<LockOutcome>;
  unlock(passphrase: string): Promise<LockOutcome>;
  change(passphrase: string, next: string): Promise<LockOutcome>;
  lock(): Promise<void>;
  /** Forgets the passphrase, and so whatever is still encrypted under it. */
  forget(): Promise<void>;
  /** Locks what has not been used for too long, and sets the alarm for what will not have been. */
  check(): Promise<void>;
}

/** What the lock is built on. */
export interface KeyLockOptions {
  vault: Pick<Vault, 'passphrase'>;
  deviceKey: DeviceKey;
  session: SessionStore;
  now(): number;
  /** null for only when the browser closes. */
  autoLockMinutes(): Promise<AutoLockMinutes | null>;
  alarm: LockAlarm;
  /** Told when it was locked by nobody: by time, or since the device's key is another one. */
  onLocked(): void;
}

/** Where the data key lies in the session store while it is unlocked. */
export const unlockedEntry = 'unlocked';
/** What it is bound to there. */
export const aboutUnlocked: readonly string[] = ['unlocked'];
/** A clock that is put right moves by seconds. One that goes back by more would put off the lock for as long. */
const backwardsMs = 60_000;

interface Entry {
  usedAtMs: number;
}

/** Builds the lock. */
export function createKeyLock(options: KeyLockOptions): KeyLock {
  const { vault, deviceKey, session, now, alarm } = options;
  /** What the session store had no room for. */
  let brief: { dataKey: CryptoKey; usedAtMs: number } | undefined;
  // One after the other: a use that began before a lock must not open it again.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  const readEntry = async (): Promise<unknown> => session.get(unlockedEntry).catch(() => undefined);

  const close = async (): Promise<void> => {
    brief = undefined;
    alarm.set(null);
    await session.set(unlockedEntry, null).catch(() => undefined);
  };

  const dueAtMs = async (usedAtMs: number): Promise<number | null> => {
    const minutes = await options.autoLockMinutes();
    return minutes === null ? null : usedAtMs + minutes * 60_000;
  };

  /** When it was last used; undefined while it is locked, which it is by now where that was too long ago. */
  const findUse = async (): Promise<Entry | undefined> => {
    const entry = brief ?? parseEntry(await readEntry());
    if (!entry) return undefined;
    const due = await dueAtMs(entry.usedAtMs);
    if ((due === null || now() < due) && now() >= entry.usedAtMs - backwardsMs) return entry;
    await close();
    options.onLocked();
    return undefined;
  };

  const keep = async (sealed: object, usedAtMs: number): Promise<void> => {
    await session.set(unlockedEntry, { ...sealed, usedAtMs });
    alarm.set(await dueAtMs(usedAtMs));
  };

  const open = async (raw: Uint8Array<ArrayBuffer>): Promise<LockOutcome> => {
    const sealed = toSealedText(await seal(await deviceKey(), raw, aboutUnlocked));
    const dataKey = await importSealer(raw);
    const usedAtMs = now();
    try {
      await keep(sealed, usedAtMs);
      brief = undefined;
      return 'done';
    } catch (cause) {
      reportFault('the passphrase is kept in memory alone', cause);
      brief = { dataKey, usedAtMs };
      alarm.set(await dueAtMs(usedAtMs));
      return 'brief';
    }
  };

  /** The data key that a passphrase opens, or why it does not. */
  const tryPassphrase = async (
    passphrase: string,
  ): Promise<(RawDataKey & { rounds: number }) | LockOutcome> => {
    const row = await vault.passphrase.get(passphraseId);
    if (!row) return 'unset';
    if (!isReadable(row)) return 'unreadable';
    const raw = await unsealDataKey(row, passphrase);
    return raw ? { raw, sealerId: row.sealerId, rounds: row.rounds } : 'wrong';
  };

  const use = async (): Promise<CryptoKey | undefined> => {
    const entry = await findUse();
    if (!entry) return undefined;
    const usedAtMs = now();
    if (brief) {
      brief.usedAtMs = usedAtMs;
      alarm.set(await dueAtMs(usedAtMs));
      return brief.dataKey;
    }
    const sealed = parseSealedText(entry);
    const raw =
      sealed && (await unseal(await deviceKey(), sealed, aboutUnlocked).catch(() => undefined));
    // The device's key is another one by now: what it sealed is gone with it.
    if (!raw) {
      await close();
      options.onLocked();
      return undefined;
    }
    // The same entry at a later time takes no more room.
    await keep(entry, usedAtMs).catch((cause: unknown) =>
      reportFault('a use of the passphrase was not noted', cause),
    );
    return importSealer(raw);
  };

  return {
    state: () =>
      inTurn(async () => {
        if (!(await vault.passphrase.get(passphraseId))) return 'unset';
        return (await findUse()) ? 'unlocked' : 'locked';
      }),
    use: () => inTurn(use),
    set: (passphrase) =>
      inTurn(async () => {
        if (!isLongEnough(passphrase)) return 'too-short';
        const tried = await tryPassphrase(passphrase);
        // Said twice, as by a surface that lost its channel, it is set once.
        if (typeof tried === 'object') return open(tried.raw);
        if (tried !== 'unset') return 'taken';
        const raw = crypto.getRandomValues(new Uint8Array(32));
        const sealerId = crypto.randomUUID();
        await vault.passphrase.put(await sealDataKey({ raw, sealerId }, passphrase));
        return open(raw);
      }),
    unlock: (passphrase) =>
      inTurn(async () => {
        const tried = await tryPassphrase(passphrase);
        if (typeof tried !== 'object') return tried;
        if (tried.rounds < roundsNow) {
          // The passphrase is at hand now and may not be for long: a row of an earlier version gets today's cost.
          await sealDataKey(tried, passphrase)
            .then(vault.passphrase.put)
            .catch((cause: unknown) => reportFault('a passphrase keeps its earlier cost', cause));
        }
        return open(tried.raw);
      }),
    change: (passphrase, next) =>
      inTurn(async () => {
        if (!isLongEnough(next)) return 'too-short';
        const tried = await tryPassphrase(passphrase);
        if (typeof tried === 'object') {
          await vault.passphrase.put(await sealDataKey(tried, next));
          return open(tried.raw);
        }
        // Said twice, the first time has changed it.
        const again = tried === 'wrong' ? await tryPassphrase(next) : tried;
        return typeof again === 'object' ? open(again.raw) : again;
      }),
    lock: () => inTurn(close),
    forget: () =>
      inTurn(async () => {
        await close();
        await vault.passphrase.delete(passphraseId);
      }),
    check: () =>
      inTurn(async () => {
        const entry = await findUse();
        alarm.set(entry ? await dueAtMs(entry.usedAtMs) : null);
      }),
  };
}

function parseEntry(found: unknown): Entry | undefined {
  const { usedAtMs } = (found ?? {}) as Partial<Entry>;
  return typeof usedAtMs === 'number' ? (found as Entry) : undefined;
}
