import type { ConnectionId } from '../core/ids.ts';
import type { SessionStore } from '../core/platform.ts';
import { parseSealedText, toSealedText } from './sealing.ts';
import type { Sealed } from './sealing.ts';

/** A key that is kept until the browser closes. */
export interface SessionKey extends Sealed {
  lastFour: string;
}

/** Ciphertexts in the browser's session store, which is never on the disk. */
export interface SessionKeys {
  get(id: ConnectionId): Promise<SessionKey | undefined>;
  /** Rejects where there is no room. */
  put(id: ConnectionId, key: SessionKey): Promise<void>;
  delete(id: ConnectionId): Promise<void>;
}

/** Where they lie. */
export const sessionKeysEntry = 'session-keys';

type Entries = Readonly<Record<string, unknown>>;

/** Builds it. */
export function createSessionKeys(session: SessionStore): SessionKeys {
  const read = async (): Promise<Entries> =>
    ((await session.get(sessionKeysEntry)) ?? {}) as Entries;
  // One after the other: each writes all of them.
  let last: Promise<unknown> = Promise.resolve();
  const change = (toNext: (entries: Entries) => Entries): Promise<void> => {
    const done = last.then(async () => session.set(sessionKeysEntry, toNext(await read())));
    last = done.catch(() => undefined);
    return done;
  };
  return {
    async get(id) {
      // A store that refuses has kept nothing.
      const entries = await read().catch((): Entries => ({}));
      const found = Object.hasOwn(entries, id) ? entries[id] : undefined;
      const sealed = parseSealedText(found);
      const { lastFour } = (found ?? {}) as Partial<SessionKey>;
      return sealed && typeof lastFour === 'string' ? { ...sealed, lastFour } : undefined;
    },
    put: (id, { lastFour, ...sealed }) =>
      change((entries) => ({ ...entries, [id]: { ...toSealedText(sealed), lastFour } })),
    async delete(id) {
      const entries = await read().catch((): Entries => ({}));
      if (!Object.hasOwn(entries, id)) return;
      await change((present) =>
        Object.fromEntries(Object.entries(present).filter(([other]) => other !== id)),
      );
    },
  };
}
