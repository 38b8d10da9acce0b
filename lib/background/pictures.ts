import * as v from 'valibot';
import { toPictures } from '../core/content.ts';
import type { ContentPart, PictureBytes, PicturePart } from '../core/content.ts';
import { isTemporary, toPictureId } from '../core/ids.ts';
import type { ConversationId, PictureId } from '../core/ids.ts';
import type { RowArea } from '../core/platform.ts';
import { fromBase64, toBase64 } from '../conversations/base64.ts';
import type { PictureStore } from '../conversations/picture-store.ts';
import { pictureBytesSchema } from '../protocol/content-schema.ts';
import { idSchema } from '../protocol/id-schema.ts';

/** What pictures may take of the session's memory, in characters: Chromium has room for 10 MB of everything there. */
const roomInMemory = 5_000_000;
const rowPrefix = 'picture.';

const rowSchema = v.object({
  id: idSchema,
  picture: pictureBytesSchema,
  heldBy: v.array(idSchema),
});
type Row = v.InferOutput<typeof rowSchema>;

/** A picture that has no name yet. */
export interface NewPicture extends PictureBytes {
  name: string;
  width: number;
  height: number;
}

/** The pictures that conversations hold: on the disk, and those that may not be there in memory. */
export interface Pictures {
  /** Keeps the picture of a draft in memory. False where there is no room. */
  keep(id: PictureId, picture: PictureBytes): Promise<boolean>;
  /** One that is in memory. */
  remembered(id: PictureId): Promise<PictureBytes | null>;
  /** Forgets one that is in memory, unless a conversation holds it. */
  drop(id: PictureId): Promise<void>;
  read(id: PictureId): Promise<PictureBytes | undefined>;
  /** Keeps one that came of a call in that conversation. Undefined where there is no room for it anywhere. */
  add(by: ConversationId, picture: NewPicture): Promise<PicturePart | undefined>;
  /** Says that the conversation holds the pictures of that content. Those of a temporary one leave the disk. */
  hold(by: ConversationId, content: readonly ContentPart[]): Promise<void>;
  /** Removes what none but these conversations hold. */
  release(ids: readonly ConversationId[]): Promise<void>;
  /** All conversations that hold a picture. */
  holders(): Promise<ConversationId[]>;
}

/** Builds it. `openDisk` is called with the first picture. */
export function createPictures(openDisk: () => Promise<PictureStore>, area: RowArea): Pictures {
  let opening: Promise<PictureStore> | undefined;
  /** Undefined where the browser refuses: then there is nothing in it either. */
  const disk = (): Promise<PictureStore | undefined> => {
    opening ??= openDisk();
    return opening.catch(() => {
      opening = undefined;
      return undefined;
    });
  };
  let loading: Promise<Map<PictureId, Row>> | undefined;
  const load = async (): Promise<Map<PictureId, Row>> => {
    const rows = Object.entries(await area.all()).filter(([key]) => key.startsWith(rowPrefix));
    const sound = rows.map(([, row]) => row).filter((row) => v.is(rowSchema, row));
    return new Map(sound.map((row) => [row.id, row]));
  };
  const memory = (): Promise<Map<PictureId, Row>> => (loading ??= load());
  const put = async (row: Row): Promise<boolean> => {
    const rows = await memory();
    let size = row.picture.base64.length;
    for (const other of rows.values()) if (other.id !== row.id) size += other.picture.base64.length;
    if (size > roomInMemory) return false;
    try {
      await area.set({ [rowPrefix + row.id]: row });
    } catch {
      return false;
    }
    rows.set(row.id, row);
    return true;
  };
  const forget = async (ids: readonly PictureId[]): Promise<void> => {
    const rows = await memory();
    for (const id of ids) rows.delete(id);
    await area.remove(ids.map((id) => rowPrefix + id));
  };
  /** What was attached before its conversation was to be temporary goes where nothing is written. */
  const moveToMemory = async (id: PictureId, by: ConversationId): Promise<void> => {
    const pictures = await disk();
    const picture = await pictures?.read(id);
    if (!picture) return;
    const { mediaType } = picture;
    const bytes = { mediaType, base64: toBase64(picture.bytes) };
    if (!(await put({ id, picture: bytes, heldBy: [by] }))) {
      throw new Error('no room in memory for the picture');
    }
    await pictures?.drop(id);
  };

  return {
    keep: (id, picture) => put({ id, picture, heldBy: [] }),
    remembered: async (id) => (await memory()).get(id)?.picture ?? null,
    async drop(id) {
      if ((await memory()).get(id)?.heldBy.length === 0) await forget([id]);
    },
    async read(id) {
      const remembered = (await memory()).get(id);
      if (remembered) return remembered.picture;
      const picture = await (await disk())?.read(id);
      return picture && { mediaType: picture.mediaType, base64: toBase64(picture.bytes) };
    },
    async add(by, { base64, mediaType, name, width, height }) {
      const id = toPictureId(crypto.randomUUID());
      const bytes = toBytes(base64);
      if (!bytes) return undefined;
      const size = bytes.byteLength;
      const part = {
        type: 'picture',
        pictureId: id,
        name,
        mediaType,
        width,
        height,
        size,
      } as const;
      try {
        const pictures = isTemporary(by) ? undefined : await disk();
        await pictures?.add(id, { mediaType, bytes });
        await pictures?.hold([id], by);
        if (pictures) return part;
      } catch {
        // A full disk: there may be room in memory.
      }
      const isKept = await put({ id, picture: { mediaType, base64 }, heldBy: [by] });
      return isKept ? part : undefined;
    },
    async hold(by, content) {
      const ids = toPictures(content).map(({ pictureId }) => pictureId);
      if (ids.length === 0) return;
      const rows = await memory();
      const kept: PictureId[] = [];
      for (const id of ids) {
        const row = rows.get(id);
        if (!row) kept.push(id);
        else if (!row.heldBy.includes(by)) await put({ ...row, heldBy: [...row.heldBy, by] });
      }
      if (!isTemporary(by)) {
        if (kept.length > 0) await (await disk())?.hold(kept, by);
        return;
      }
      for (const id of kept) await moveToMemory(id, by);
    },
    async holders() {
      const inMemory = [...(await memory()).values()].flatMap(({ heldBy }) => heldBy);
      return [...inMemory, ...((await (await disk())?.holders()) ?? [])];
    },
    async release(ids) {
      const rows = await memory();
      const gone = new Set(ids);
      for (const row of rows.values()) {
        const heldBy = row.heldBy.filter((holder) => !gone.has(holder));
        if (heldBy.length === row.heldBy.length) continue;
        if (heldBy.length === 0) await forget([row.id]);
        else await put({ ...row, heldBy });
      }
      const onDisk = ids.filter((id) => !isTemporary(id));
      if (onDisk.length > 0) await (await disk())?.release(onDisk);
    },
  };
}

/** Undefined for what is no base64. */
function toBytes(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return fromBase64(base64);
  } catch {
    return undefined;
  }
}
