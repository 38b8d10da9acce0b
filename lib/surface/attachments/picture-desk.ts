import { openPictureStore } from '../../conversations/picture-store.ts';
import type { PictureStore } from '../../conversations/picture-store.ts';
import { fromBase64, toBase64 } from '../../conversations/base64.ts';
import { pictureTypes } from '../../core/content.ts';
import { toPictureId } from '../../core/ids.ts';
import type { PictureId } from '../../core/ids.ts';
import type { Ask } from '../requests.ts';
import type { ReadyPicture } from './prepare-picture.ts';

/** Where a page keeps the pictures of its drafts, and finds those of questions. */
export interface PictureDesk {
  /** Keeps a picture; one that is `temporary`, and one that the disk refuses, in memory. Undefined where there is no room. */
  keep(picture: ReadyPicture, options: { temporary: boolean }): Promise<PictureId | undefined>;
  /** Undefined for one that is not here any more. */
  read(id: PictureId): Promise<Blob | undefined>;
  /** Whether it is on the disk. */
  has(id: PictureId): Promise<boolean>;
  /** Puts one on the disk that comes in from a file. Rejects where there is no room. */
  restore(id: PictureId, picture: Blob): Promise<void>;
  /** It goes along with a draft no longer. */
  drop(id: PictureId): Promise<void>;
}

/** A page that has just kept a picture has not written the draft yet that names it. */
const graceMs = 3_600_000;

/** Opens it, and removes what drafts have left that are gone: `storage` is where drafts are kept. */
export function openPictureDesk(
  ask: Ask,
  storage: Pick<Storage, 'key' | 'length' | 'getItem'>,
): PictureDesk {
  const opening = openPictureStore().catch(() => undefined);
  void sweep(opening, storage);
  const toRequest = () => ({ requestId: crypto.randomUUID() });
  const keepOnDisk = async (id: PictureId, picture: ReadyPicture): Promise<boolean> => {
    const store = await opening;
    if (!store) return false;
    const bytes = new Uint8Array(await picture.blob.arrayBuffer());
    return store.add(id, { mediaType: picture.mediaType, bytes }).then(
      () => true,
      () => false,
    );
  };
  return {
    async keep(picture, { temporary }) {
      const pictureId = toPictureId(crypto.randomUUID());
      if (!temporary && (await keepOnDisk(pictureId, picture))) return pictureId;
      const { mediaType } = picture;
      const base64 = toBase64(new Uint8Array(await picture.blob.arrayBuffer()));
      const command = {
        type: 'picture-keep',
        ...toRequest(),
        pictureId,
        picture: { mediaType, base64 },
      } as const;
      const { error } = await ask('carried-out', command);
      return error ? undefined : pictureId;
    },
    async read(id) {
      const kept = await (await opening)?.read(id).catch(() => undefined);
      if (kept) return new Blob([kept.bytes], { type: kept.mediaType });
      const command = { type: 'picture-read', ...toRequest(), pictureId: id } as const;
      const { picture } = await ask('picture-read', command);
      return picture
        ? new Blob([fromBase64(picture.base64)], { type: picture.mediaType })
        : undefined;
    },
    has: async (id) => (await (await opening)?.has(id).catch(() => false)) ?? false,
    async restore(id, picture) {
      const store = await opening;
      const mediaType = pictureTypes.find((type) => type === picture.type);
      if (!store || !mediaType) throw new Error('no disk for pictures');
      await store.restore(id, { mediaType, bytes: new Uint8Array(await picture.arrayBuffer()) });
    },
    async drop(id) {
      await (await opening)?.drop(id).catch(() => undefined);
      await ask('carried-out', { type: 'picture-drop', ...toRequest(), pictureId: id });
    },
  };
}

async function sweep(
  opening: Promise<PictureStore | undefined>,
  storage: Pick<Storage, 'key' | 'length' | 'getItem'>,
): Promise<void> {
  try {
    const named = new Set<PictureId>();
    for (let at = 0; at < storage.length; at += 1) {
      const kept = storage.getItem(storage.key(at) ?? '') ?? '';
      for (const [, id = ''] of kept.matchAll(/"pictureId":"([^"]+)"/g)) named.add(id);
    }
    await (await opening)?.sweep(named, Date.now() - graceMs);
  } catch {
    // What cannot be looked through now is looked through the next time.
  }
}
