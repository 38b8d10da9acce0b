import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { PictureType } from '../core/content.ts';
import type { ConversationId, PictureId } from '../core/ids.ts';
import { giveWay, openLasting } from './lasting.ts';
import { openInTime } from './open-in-time.ts';

/** A picture's bytes, as they are sent. */
export interface Picture {
  mediaType: PictureType;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A picture as it is kept: a draft's, of which only pages know, or that of the conversations that hold it. */
interface PictureRow extends Picture {
  id: PictureId;
  heldBy: ConversationId[];
  /** Of one that no conversation holds: since when. */
  draftedAtMs?: number;
}

interface PictureSchema extends DBSchema {
  pictures: {
    key: string;
    value: PictureRow;
    indexes: { byHolder: string; byDraft: number };
  };
}

/**
 * Pictures on the disk, in a database of their own. It has two kinds of users: a page adds what goes along with a draft
 * and takes it away again; from the question on, the background says which conversations hold a picture, and nobody else
 * removes it. Each call is one transaction, so the two never meet in the middle. All reject where the browser refuses.
 */
export interface PictureStore {
  /** Adds the picture of a draft. */
  add(id: PictureId, picture: Picture): Promise<void>;
  /** Adds one that comes in from a file, as a draft's; one that is here already stays as it is, with who holds it. */
  restore(id: PictureId, picture: Picture): Promise<void>;
  has(id: PictureId): Promise<boolean>;
  read(id: PictureId): Promise<Picture | undefined>;
  /** Of those that are here, says that the conversation holds them. */
  hold(ids: readonly PictureId[], by: ConversationId): Promise<void>;
  /** Removes the picture of a draft; one that a conversation holds stays. */
  drop(id: PictureId): Promise<void>;
  /** Removes what none but these conversations hold. */
  release(ids: readonly ConversationId[]): Promise<void>;
  /** Removes the pictures of drafts from before that time, but for those that are `named`. */
  sweep(named: ReadonlySet<PictureId>, beforeMs: number): Promise<void>;
  /** All conversations that hold a picture. */
  holders(): Promise<ConversationId[]>;
}

/** Opens the pictures, anew where the browser takes them away. */
export function openPictureStore(name = 'sidestream-pictures'): Promise<PictureStore> {
  return openLasting(async (onLost) => createPictureStore(await openDatabase(name, onLost)));
}

function openDatabase(name: string, onLost: () => void): Promise<IDBPDatabase<PictureSchema>> {
  return openInTime((onUpgrade) =>
    openDB<PictureSchema>(name, 1, {
      upgrade(fresh) {
        onUpgrade();
        const pictures = fresh.createObjectStore('pictures', { keyPath: 'id' });
        pictures.createIndex('byHolder', 'heldBy', { multiEntry: true });
        pictures.createIndex('byDraft', 'draftedAtMs');
      },
      ...giveWay(onLost),
    }),
  );
}

function createPictureStore(database: IDBPDatabase<PictureSchema>): PictureStore {
  const write = () => database.transaction('pictures', 'readwrite');
  return {
    async add(id, picture) {
      await database.put('pictures', { id, ...picture, heldBy: [], draftedAtMs: Date.now() });
    },
    async restore(id, picture) {
      const transaction = write();
      if ((await transaction.store.count(id)) === 0) {
        await transaction.store.add({ id, ...picture, heldBy: [], draftedAtMs: Date.now() });
      }
      await transaction.done;
    },
    has: async (id) => (await database.count('pictures', id)) > 0,
    async read(id) {
      const row = await database.get('pictures', id);
      return row && { mediaType: row.mediaType, bytes: row.bytes };
    },
    async hold(ids, by) {
      const transaction = write();
      for (const id of ids) {
        const row = await transaction.store.get(id);
        if (!row || row.heldBy.includes(by)) continue;
        const { draftedAtMs: _draftedAtMs, ...held } = row;
        await transaction.store.put({ ...held, heldBy: [...row.heldBy, by] });
      }
      await transaction.done;
    },
    async drop(id) {
      const transaction = write();
      const row = await transaction.store.get(id);
      if (row?.heldBy.length === 0) await transaction.store.delete(id);
      await transaction.done;
    },
    async release(ids) {
      const transaction = write();
      for (const id of ids) {
        for (const row of await transaction.store.index('byHolder').getAll(id)) {
          const heldBy = row.heldBy.filter((holder) => holder !== id);
          if (heldBy.length === 0) await transaction.store.delete(row.id);
          else await transaction.store.put({ ...row, heldBy });
        }
      }
      await transaction.done;
    },
    async sweep(named, beforeMs) {
      const transaction = write();
      const drafted = transaction.store.index('byDraft');
      for (const id of await drafted.getAllKeys(IDBKeyRange.upperBound(beforeMs))) {
        if (!named.has(id)) await transaction.store.delete(id);
      }
      await transaction.done;
    },
    async holders() {
      const found: ConversationId[] = [];
      const index = database.transaction('pictures').store.index('byHolder');
      for (let at = await index.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) {
        found.push(at.key);
      }
      return found;
    },
  };
}
