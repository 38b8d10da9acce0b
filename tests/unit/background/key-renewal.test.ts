import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openVault } from '../../../lib/background/vault.ts';
import type { KeyRow } from '../../../lib/background/vault.ts';
import {
  createRenewalScene,
  keys,
  listKeyDatabases,
  noPause,
  origin,
  passphrase,
} from '../../support/renewal-scene.ts';
import type { Life, RenewalScene } from '../../support/renewal-scene.ts';

let scene: RenewalScene;
beforeEach(() => {
  scene = createRenewalScene();
});
afterEach(() => vi.restoreAllMocks());
const start = () => scene.start();
const settle = () => scene.settle();

/** Whether the device's key of now opens what was sealed before. */
async function opens(key: CryptoKey | undefined, { iv, ciphertext, id }: KeyRow): Promise<boolean> {
  if (!key || !iv || !ciphertext) throw new Error('there is nothing to open');
  const about = new TextEncoder().encode(JSON.stringify(['key', 'device', id, origin]));
  return crypto.subtle
    .decrypt({ name: 'AES-GCM', iv, additionalData: about }, key, ciphertext)
    .then(
      () => true,
      () => false,
    );
}

const ways: Record<string, (life: Life) => Promise<unknown>> = {
  'under the passphrase': ({ credentials }) => credentials.keepAs('b', origin, 'passphrase'),
  'until the browser closes': ({ credentials }) => credentials.keepAs('b', origin, 'session'),
  forgotten: ({ credentials }) => credentials.forget('b'),
  replaced: ({ credentials }) => credentials.save('b', origin, 'sk-another-0123456789'),
};

describe.each(Object.entries(ways))('a key that leaves the device: %s', (way, leave) => {
  test('leaves another key of the device, a database of its own, and every other key', async () => {
    const life = await settle();
    const before = (await life.vault.wrapping.get('device'))?.key;
    const [a] = (await life.vault.keys.all()).filter(({ id }) => id === 'a');
    if (!a) throw new Error('there is no row');
    expect(await opens(before, a)).toBe(true);
    expect(await listKeyDatabases()).toEqual(['sidestream-keys-1']);
    await leave(life);
    await life.renewal.look();
    expect(await listKeyDatabases()).toEqual(['sidestream-keys-2']);
    expect(await opens((await life.vault.wrapping.get('device'))?.key, a)).toBe(false);
    for (const { credentials, lock } of [life, await start()]) {
      expect(await lock.state()).toBe('unlocked');
      expect(await credentials.read('a', origin)).toBe(keys.a);
      expect(await credentials.read('c', origin)).toBe(keys.c);
      if (way === 'forgotten') expect(await credentials.read('b', origin)).toBeNull();
      else if (way !== 'replaced') expect(await credentials.read('b', origin)).toBe(keys.b);
    }
    expect(await scene.session.get('renewed-session')).toBeNull();
  });
});

test('keys that stay where they are keep their database', async () => {
  const { credentials, renewal } = await settle();
  await credentials.read('a', origin);
  await credentials.save('d', origin, 'sk-new-0123456789', 'device');
  await renewal.look();
  expect(await listKeyDatabases()).toEqual(['sidestream-keys-1']);
});

test('another passphrase, and none any more, are followed by another database too', async () => {
  const { credentials, lock, renewal } = await settle();
  await lock.change(passphrase, 'another passphrase');
  await renewal.look();
  expect(await listKeyDatabases()).toEqual(['sidestream-keys-2']);
  await credentials.forgetPassphrase();
  await renewal.look();
  expect(await listKeyDatabases()).toEqual(['sidestream-keys-3']);
  expect(await (await start()).credentials.read('a', origin)).toBe(keys.a);
});

test('a key can be read at every moment of it', async () => {
  const { credentials, renewal } = await settle();
  await credentials.keepAs('b', origin, 'passphrase');
  const progress = { isDone: false };
  const done = renewal.look().then(() => {
    progress.isDone = true;
  });
  let reads = 0;
  while (!progress.isDone) {
    const found = await Promise.all(
      (['a', 'b', 'c'] as const).map((id) => credentials.read(id, origin)),
    );
    expect(found).toEqual([keys.a, keys.b, keys.c]);
    reads += 1;
    await new Promise(setImmediate);
  }
  await done;
  expect(reads).toBeGreaterThan(1);
});

/** From the given step on nothing is written any more: neither to a database nor to the session store. */
function dieAt(step: number): { steps(): number } {
  let steps = 0;
  const count = (): void => {
    steps += 1;
    if (steps >= step) throw new Error('dead');
  };
  for (const [owner, names] of [
    [IDBFactory.prototype, ['open', 'deleteDatabase']],
    [IDBObjectStore.prototype, ['put', 'delete', 'clear']],
    [scene.session, ['set']],
  ] as const) {
    for (const name of names) {
      const calls = owner as unknown as Record<string, (...args: unknown[]) => unknown>;
      const original = calls[name];
      vi.spyOn(calls, name).mockImplementation(function die(this: unknown, ...args) {
        count();
        return original?.apply(this, args);
      });
    }
  }
  return { steps: () => steps };
}

test('a death at any step of it loses no key, and the next background ends it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (let step = 1; ; step += 1) {
    scene = createRenewalScene();
    const life = await settle();
    const a = await life.vault.keys.get('a');
    if (!a) throw new Error('there is no row');
    const death = dieAt(step);
    await life.credentials.keepAs('b', origin, 'passphrase').catch(() => undefined);
    await life.renewal.look();
    const isOver = death.steps() < step;
    vi.restoreAllMocks();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);

    const next = await start();
    const found = await Promise.all(
      (['a', 'b', 'c'] as const).map((id) => next.credentials.read(id, origin)),
    );
    expect(found, `a death at step ${step}`).toEqual([keys.a, keys.b, keys.c]);
    expect(await next.lock.state()).toBe('unlocked');
    await next.renewal.look();
    expect(await listKeyDatabases(), `a death at step ${step}`).toHaveLength(1);
    const b = await next.vault.keys.get('b');
    if (b?.kind === 'passphrase') {
      const isOpened = await opens((await next.vault.wrapping.get('device'))?.key, a);
      expect(isOpened, `a death at step ${step}`).toBe(false);
    }
    expect(await next.credentials.read('c', origin)).toBe(keys.c);
    if (!isOver) continue;
    expect(step).toBeGreaterThan(15);
    break;
  }
});

test('a session store without room puts it off, and a later background makes up for it', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const life = await settle();
  scene.session.isFull = true;
  await life.credentials.forget('b');
  await life.renewal.look();
  expect(complaint).toHaveBeenCalled();
  expect(await life.credentials.read('a', origin)).toBe(keys.a);
  scene.session.isFull = false;
  const next = await start();
  await next.renewal.look();
  expect(await listKeyDatabases()).toHaveLength(1);
  expect(await next.vault.generations.current()).not.toBe(1);
  expect(await next.credentials.read('a', origin)).toBe(keys.a);
  expect(await next.credentials.read('c', origin)).toBe(keys.c);
});

describe('keys of the first version', () => {
  const leaveFirst = async (): Promise<void> => {
    const first = await openDB('sidestream-vault', 1, {
      upgrade(fresh) {
        for (const name of ['connections', 'settings', 'keys', 'wrapping'])
          fresh.createObjectStore(name, { keyPath: 'id' });
      },
    });
    const algorithm = { name: 'AES-GCM', length: 256 };
    const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(keys.a);
    const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
    await first.put('wrapping', { id: 'device', key });
    await first.put('keys', { id: 'a', origin, iv, ciphertext, lastFour: '6789', savedAtMs: 7 });
    first.close();
  };

  test('move to a database of their own, also after a death on the way', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (let step = 1; ; step += 1) {
      globalThis.indexedDB = new IDBFactory();
      await leaveFirst();
      const death = dieAt(step);
      const opened = await openVault(undefined, noPause).catch(() => undefined);
      const isOver = death.steps() < step;
      vi.restoreAllMocks();
      const life = await start();
      expect(await life.credentials.read('a', origin), `a death at step ${step}`).toBe(keys.a);
      await life.renewal.look();
      expect(await life.credentials.read('a', origin)).toBe(keys.a);
      expect(await listKeyDatabases()).toHaveLength(1);
      const old = await openDB('sidestream-vault');
      expect([await old.count('keys'), await old.count('wrapping')]).toEqual([0, 0]);
      old.close();
      if (!isOver) continue;
      expect(opened).toBeDefined();
      break;
    }
  });
});
