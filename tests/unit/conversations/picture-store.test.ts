import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createPictures } from '../../../lib/background/pictures.ts';
import type { Pictures } from '../../../lib/background/pictures.ts';
import { openPictureStore } from '../../../lib/conversations/picture-store.ts';
import type { PictureStore } from '../../../lib/conversations/picture-store.ts';
import type { ContentPart } from '../../../lib/core/content.ts';
import type { RowArea } from '../../../lib/core/platform.ts';
import { createRowArea } from '../../support/row-area.ts';

let number = 0;
let store: PictureStore;
let area: RowArea;
let pictures: Pictures;
beforeEach(async () => {
  number += 1;
  const name = `pictures-of-${number}`;
  store = await openPictureStore(name);
  area = createRowArea();
  pictures = createPictures(() => openPictureStore(name), area);
});

const bytes = new Uint8Array([1, 2, 255]);
const add = (id: string) => store.add(id, { mediaType: 'image/png', bytes });
const toPart = (pictureId: string): ContentPart => ({
  type: 'picture',
  pictureId,
  name: 'a.png',
  mediaType: 'image/png',
  width: 1,
  height: 1,
  size: 3,
});
const isThere = async (id: string): Promise<boolean> => (await store.read(id)) !== undefined;
const later = (): number => Date.now() + 1;

describe('a picture on the disk', () => {
  test('is read as it was added', async () => {
    await add('p');
    expect(await store.read('p')).toEqual({ mediaType: 'image/png', bytes });
    expect(await pictures.read('p')).toEqual({ mediaType: 'image/png', base64: 'AQL/' });
  });

  test('of a draft goes when the draft drops it; one that a conversation holds stays', async () => {
    await Promise.all([add('draft'), add('held')]);
    await pictures.hold('c', [toPart('held')]);
    await store.drop('draft');
    await store.drop('held');
    expect(await isThere('draft')).toBe(false);
    expect(await isThere('held')).toBe(true);
  });

  test('is swept when no draft names it any more, never while one does or a conversation holds it', async () => {
    await Promise.all([add('left'), add('named'), add('held')]);
    await pictures.hold('c', [toPart('held')]);
    await store.sweep(new Set(['named']), Date.now() - 3_600_000);
    expect(await isThere('left'), 'just added').toBe(true);
    await store.sweep(new Set(['named']), later());
    expect(await Promise.all(['left', 'named', 'held'].map(isThere))).toEqual([false, true, true]);
  });

  test('goes with the last conversation that holds it', async () => {
    await add('p');
    await pictures.hold('c', [toPart('p')]);
    await pictures.hold('copy', [toPart('p')]);
    await pictures.hold('copy', [toPart('p')]);
    await pictures.release(['c']);
    expect(await isThere('p')).toBe(true);
    await pictures.release(['copy', 'never was']);
    expect(await isThere('p')).toBe(false);
  });

  test('tells who holds any', async () => {
    await Promise.all([add('draft'), add('one'), add('other')]);
    await pictures.hold('c', [toPart('one'), toPart('other')]);
    await pictures.hold('d', [toPart('one')]);
    expect(await pictures.holders()).toEqual(['c', 'd']);
  });
});

describe('a picture in memory', () => {
  const picture = { mediaType: 'image/png', base64: 'AQL/' } as const;

  test('outlives the background, and goes with its temporary conversation', async () => {
    expect(await pictures.keep('p', picture)).toBe(true);
    await pictures.hold('temporary.c', [toPart('p')]);
    const next = createPictures(() => Promise.reject(new Error('no disk')), area);
    expect(await next.read('p')).toEqual(picture);
    await next.drop('p');
    expect(await next.remembered('p')).toEqual(picture);
    await next.release(['temporary.c']);
    expect(await next.remembered('p')).toBeNull();
    expect(await area.all()).toEqual({});
  });

  test('is refused where there is no room', async () => {
    const large = { ...picture, base64: 'A'.repeat(3_000_000) };
    expect(await pictures.keep('one', large)).toBe(true);
    expect(await pictures.keep('two', large)).toBe(false);
    await pictures.drop('one');
    expect(await pictures.keep('two', large)).toBe(true);
  });

  test('was taken from the disk where its conversation turned out to be temporary', async () => {
    await add('p');
    await pictures.hold('temporary.c', [toPart('p')]);
    expect(await isThere('p')).toBe(false);
    expect(await pictures.remembered('p')).toEqual(picture);
  });
});
