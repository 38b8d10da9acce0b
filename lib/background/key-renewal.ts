import type { Clock, SessionStore } from '../core/platform.ts';
import { toAbout, toKind } from './credentials.ts';
import { makeDeviceKey } from './device-key.ts';
import type { Gate } from './gate.ts';
import type { Secrets } from './key-database.ts';
import { readSecrets } from './key-generations.ts';
import { aboutUnlocked, unlockedEntry } from './key-lock.ts';
import { reportFault } from './report-fault.ts';
import { parseSealedText, seal, toSealedText, unseal } from './sealing.ts';
import type { Sealed } from './sealing.ts';
import { sessionKeysEntry } from './session-keys.ts';
import type { Table } from './table.ts';
import type { KeyRow, Vault, WrappingRow } from './vault.ts';

/**
 * Gives the device another key, and what it has sealed to that one, whenever a ciphertext was replaced or deleted; then
 * erases the database that held both. So a later copy of the disk opens nothing that was forgotten or moved before.
 */
export interface KeyRenewal {
  /** Ends what a background has begun that died. Call it before anything is read. */
  finish(): Promise<void>;
  /** The same table; what is written to it is followed by a look. */
  watch<Row extends { id: string }>(table: Table<Row>): Table<Row>;
  /** Whether an attempt has failed since the browser began, and what was to be erased is still on the disk. */
  isLeft(): boolean;
  /** Looks whether there is something to renew or to erase, and does so. Never rejects, and is not waited for. */
  look(): Promise<void>;
}

/** What it works with. */
export interface KeyRenewalOptions {
  vault: Pick<Vault, 'keys' | 'wrapping' | 'passphrase' | 'generations'>;
  session: SessionStore;
  /** Whoever reads or writes keys passes it. */
  gate: Pick<Gate, 'alone'>;
  clock: Pick<Clock, 'after'>;
  /** Told when `isLeft` has changed. */
  onLeft(): void;
}

/** When it is tried again what has failed, ms: while this background lives, which may be half a minute; then doubled. */
const againMs = 20_000;

/** Where it is kept what the session store is to hold once a generation is the current one. */
const entryName = 'renewed-session';
/** Where it is kept that an attempt has failed: the next background is to say so too, and the next start of the browser not. */
const leftEntry = 'traces-left';
/** What the device's key has sealed there. */
const sealedEntries = [sessionKeysEntry, unlockedEntry] as const;

type Reseal = (
  sealed: Sealed,
  about: readonly unknown[] | undefined,
  next?: readonly unknown[],
) => Promise<Sealed>;

/** Builds it. */
export function createKeyRenewal({
  vault,
  session,
  gate,
  clock,
  onLeft,
}: KeyRenewalOptions): KeyRenewal {
  const { generations } = vault;

  const take = async (entries: Record<string, unknown>): Promise<void> => {
    for (const name of sealedEntries) {
      if (entries[name] !== undefined) await session.set(name, entries[name]);
    }
    await session.set(entryName, null);
  };

  const renew = async (): Promise<void> => {
    const secrets = await readSecrets(vault);
    const old = secrets.wrapping.find(({ id }) => id === 'device');
    const next = await makeDeviceKey();
    const reseal: Reseal = async (sealed, about, nextAbout = about) => {
      // What cannot be opened now is not lost by this: it stays what it is.
      const plain = old && (await unseal(old.key, sealed, about).catch(() => undefined));
      if (!plain) return sealed;
      const again = await seal(next.key, plain, nextAbout ?? []);
      plain.fill(0);
      return again;
    };
    const generation = await generations.prepare({
      ...secrets,
      keys: await Promise.all(
        secrets.keys.map(async (row) =>
          // What another key has sealed, which is lost, is gone for good.
          old && row.sealerId === old.sealerId ? resealRow(row, next, reseal) : row,
        ),
      ),
      wrapping: [next],
    });
    // The session store and the disk are not written at once. So both of its states lie there until the disk has decided.
    const entries = {
      [sessionKeysEntry]: await resealSessionKeys(
        await session.get(sessionKeysEntry),
        secrets,
        reseal,
      ),
      [unlockedEntry]: await resealText(await session.get(unlockedEntry), aboutUnlocked, reseal),
    };
    const isNeeded = Object.values(entries).some((entry) => (entry ?? null) !== null);
    if (isNeeded || ((await session.get(entryName)) ?? null) !== null) {
      await session.set(entryName, { generation, entries });
    }
    await generations.adopt(generation);
    if (isNeeded) await take(entries);
  };

  let isLeft = false;
  const setLeft = async (next: boolean): Promise<void> => {
    if (next === isLeft) return;
    isLeft = next;
    onLeft();
    try {
      await session.set(leftEntry, next ? true : null);
    } catch (cause) {
      reportFault('left traces were not noted', cause);
    }
  };
  let isFirst = true;
  const attempt = async (): Promise<boolean> => {
    // What a background has left that died is no failure before it was tried.
    if (isFirst && (await session.get(leftEntry)) === true) await setLeft(true);
    isFirst = false;
    if (await generations.isStale()) await gate.alone(renew);
    return generations.erase();
  };

  let last: Promise<void> = Promise.resolve();
  let delayMs = againMs;
  let forgetAgain = (): void => undefined;
  const look = (): Promise<void> => {
    last = last
      .then(attempt)
      .catch((cause: unknown) => {
        reportFault('forgotten keys may still be on the disk', cause);
        return false;
      })
      .then(async (isDone) => {
        await setLeft(!isDone);
        forgetAgain();
        if (isDone) {
          delayMs = againMs;
          return;
        }
        forgetAgain = clock.after(delayMs, () => {
          delayMs *= 2;
          void look();
        });
      });
    return last;
  };

  return {
    look,
    isLeft: () => isLeft,
    async finish() {
      try {
        const found = ((await session.get(entryName)) ?? undefined) as
          | { generation: unknown; entries: Record<string, unknown> }
          | undefined;
        if (!found) return;
        await take(found.generation === (await generations.current()) ? found.entries : {});
      } catch (cause) {
        reportFault('keys of this session may be gone', cause);
      }
    },
    watch: (table) => ({
      ...table,
      async put(row) {
        await table.put(row);
        void look();
      },
      async delete(id) {
        await table.delete(id);
        void look();
      },
    }),
  };
}

async function resealRow(
  row: KeyRow,
  { sealerId = '' }: WrappingRow,
  reseal: Reseal,
): Promise<KeyRow> {
  const { iv, ciphertext } = row;
  // Its ciphertext is in the session store.
  if (toKind(row) === 'session') return { ...row, sealerId };
  if (toKind(row) !== 'device' || !iv || !ciphertext) return row;
  const about = toAbout({ ...row, kind: 'device' });
  const sealed = { iv, ciphertext };
  // The first version bound its ciphertext to nothing.
  const again = await reseal(sealed, row.bound === true ? about : undefined, about);
  return again === sealed ? row : { ...row, ...again, sealerId, kind: 'device', bound: true };
}

async function resealSessionKeys(
  entries: unknown,
  { keys }: Secrets,
  reseal: Reseal,
): Promise<unknown> {
  if (typeof entries !== 'object' || entries === null) return undefined;
  const again = Object.entries(entries).map(async ([id, entry]: [string, unknown]) => {
    const row = keys.find((each) => each.id === id);
    return [
      id,
      row ? await resealText(entry, toAbout({ ...row, kind: 'session' }), reseal) : entry,
    ];
  });
  return Object.fromEntries(await Promise.all(again)) as unknown;
}

async function resealText(
  entry: unknown,
  about: readonly unknown[],
  reseal: Reseal,
): Promise<unknown> {
  const sealed = parseSealedText(entry);
  return sealed
    ? { ...(entry as object), ...toSealedText(await reseal(sealed, about)) }
    : undefined;
}
