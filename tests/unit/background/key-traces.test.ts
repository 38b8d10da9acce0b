import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRenewalScene, keys, listKeyDatabases, origin } from '../../support/renewal-scene.ts';
import type { RenewalScene } from '../../support/renewal-scene.ts';
import { waitUntil } from '../../support/wait-until.ts';

let scene: RenewalScene;
beforeEach(() => {
  scene = createRenewalScene();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

/** The browser lets no database go that has such a name. */
function refuseToDelete(pattern: RegExp): void {
  const original = IDBFactory.prototype.deleteDatabase;
  vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function refuse(
    this: IDBFactory,
    name,
  ) {
    if (pattern.test(name)) throw new Error('no');
    return original.call(this, name);
  });
}

describe('what cannot be erased', () => {
  // The database itself, and what is made and deleted to have it leave the files.
  test.each([/-1$/, /-1-/])('is told, and erased by a later background: %s', async (pattern) => {
    const life = await scene.settle();
    refuseToDelete(pattern);
    await life.credentials.forget('b');
    await life.renewal.look();
    expect(life.told).toEqual([true]);
    expect(await life.credentials.read('a', origin)).toBe(keys.a);
    const again = await scene.start();
    await again.renewal.look();
    expect(again.told).toEqual([true]);
    vi.restoreAllMocks();
    const next = await scene.start();
    await next.renewal.look();
    expect(next.told).toEqual([true, false]);
    expect(await listKeyDatabases()).toEqual(['sidestream-keys-2']);
    expect(await next.credentials.read('a', origin)).toBe(keys.a);
  });

  test('is tried again by itself, later each time', async () => {
    const life = await scene.settle();
    refuseToDelete(/-1$/);
    await life.credentials.forget('b');
    await life.renewal.look();
    scene.clock.advance(20_000);
    await waitUntil(() => scene.clock.waiting === 1, 'another attempt that failed');
    expect(life.told).toEqual([true]);
    vi.restoreAllMocks();
    scene.clock.advance(20_000);
    expect(scene.clock.waiting).toBe(1);
    scene.clock.advance(20_000);
    await waitUntil(() => life.told.length === 2, 'word of the end');
    expect(life.told).toEqual([true, false]);
    expect(scene.clock.waiting).toBe(0);
    expect(await listKeyDatabases()).toEqual(['sidestream-keys-2']);
  });

  test('is told where the device gets no other key, as when its disk is full', async () => {
    const life = await scene.settle();
    scene.session.isFull = true;
    await life.credentials.forget('b');
    await life.renewal.look();
    expect(life.told).toEqual([true]);
    scene.session.isFull = false;
    await life.renewal.look();
    expect(life.told).toEqual([true, false]);
  });

  test('is not told of what a browser has left that died over it, as long as nothing has failed', async () => {
    const life = await scene.settle();
    refuseToDelete(/-1$/);
    await life.credentials.forget('b');
    await life.renewal.look();
    vi.restoreAllMocks();
    // The session store ends with the browser.
    await scene.session.set('traces-left', null);
    const next = await scene.start();
    await next.renewal.look();
    expect(next.told).toEqual([]);
    expect(await listKeyDatabases()).toEqual(['sidestream-keys-2']);
  });

  test('is nothing while all goes well', async () => {
    const life = await scene.settle();
    await life.credentials.forget('b');
    await life.renewal.look();
    const next = await scene.start();
    await next.renewal.look();
    expect([...life.told, ...next.told]).toEqual([]);
  });
});
