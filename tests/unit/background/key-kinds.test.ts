import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { KeyKind } from '../../../lib/core/key-keeping.ts';
import { keyKinds } from '../../../lib/core/key-keeping.ts';
import { createMemoryVault, openVault } from '../../../lib/background/vault.ts';
import type { Vault } from '../../../lib/background/vault.ts';
import { createSessionStore, openKeys } from '../../support/open-credentials.ts';
import type { OpenSession } from '../../support/open-credentials.ts';

const key = 'sk-proj-0123456789abcdefABCD';
const origin = 'https://api.example.com';
const passphrase = 'four quiet words here';

let vault: Vault;
let session: OpenSession;
beforeEach(() => {
  vault = createMemoryVault();
  session = createSessionStore();
});

/** What a background finds that starts in the same browser, or, with a session of its own, in the next. */
const open = (browser = session) => openKeys({ vault, session: browser });

/** All that lies on the disk, and all that lies in the session store. */
async function readAll(): Promise<{ disk: string; memory: string }> {
  const rows = [
    ...(await vault.keys.all()),
    ...(await vault.wrapping.all()),
    ...(await vault.passphrase.all()),
  ];
  const toText = (value: unknown): string => {
    if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
    if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
    return JSON.stringify(value) ?? '';
  };
  const disk = rows.flatMap((row) => Object.values(row as object).map(toText)).join('\n');
  const decoded = [...session.entries.values()].flatMap((text) => [
    text,
    ...(text.match(/[\w+/=]{16,}/g) ?? []).map((part) =>
      Buffer.from(part, 'base64').toString('latin1'),
    ),
  ]);
  return { disk, memory: decoded.join('\n') };
}

function expectNothingOf(secret: string, text: string): void {
  for (let start = 0; start + 6 <= secret.length; start += 1) {
    expect(text).not.toContain(secret.slice(start, start + 6));
  }
}

describe.each(keyKinds)('a key that is kept in the way of %s', (kind) => {
  beforeEach(async () => {
    if (kind === 'passphrase') await open().lock.set(passphrase);
    await open().credentials.save('c', origin, key, kind);
  });

  test('is read back, also by a background that started meanwhile', async () => {
    expect(await open().credentials.read('c', origin)).toBe(key);
    const hint = await open().credentials.hint('c', origin);
    expect(hint).toEqual({ kind, state: 'ready', lastFour: 'ABCD', savedAtMs: 0 });
  });

  test('is given for no other origin and no other connection', async () => {
    const { credentials } = open();
    expect(await credentials.read('c', 'https://api.example.com:8443')).toBeNull();
    expect(await credentials.read('other', origin)).toBeNull();
    const elsewhere = await credentials.hint('c', 'http://api.example.com');
    expect(elsewhere).toMatchObject({ state: 'elsewhere', lastFour: '', origin });
  });

  test('is plain nowhere', async () => {
    const { disk, memory } = await readAll();
    expectNothingOf(key, disk + memory);
    expectNothingOf(passphrase, disk + memory);
  });

  test('is bound to its row: under another id, origin or kind its ciphertext is nothing', async () => {
    if (kind === 'session') {
      const entries = (await session.get('session-keys')) as Record<string, unknown>;
      await session.set('session-keys', { other: entries['c'] });
      const row = await vault.keys.get('c');
      if (row) await vault.keys.put({ ...row, id: 'other' });
    } else {
      const row = await vault.keys.get('c');
      if (row) await vault.keys.put({ ...row, id: 'other' });
      if (row) await vault.keys.put({ ...row, id: 'c', origin: 'https://evil.example' });
    }
    const { credentials } = open();
    await expect(credentials.read('other', origin)).rejects.toThrow();
    if (kind !== 'session') {
      await expect(credentials.read('c', 'https://evil.example')).rejects.toThrow();
    }
  });

  test('is gone once it is forgotten, wherever it lay', async () => {
    await open().credentials.forget('c');
    expect(await open().credentials.read('c', origin)).toBeNull();
    expect(await vault.keys.all()).toEqual([]);
    expect(await session.get('session-keys')).toEqual(kind === 'session' ? {} : undefined);
  });

  test.each(keyKinds)(
    'can be kept in the way of %s instead, without being typed again',
    async (next) => {
      if (kind !== 'passphrase') await open().lock.set(passphrase);
      await open().credentials.keepAs('c', origin, next);
      expect(await open().credentials.read('c', origin)).toBe(key);
      expect(await open().credentials.hint('c', origin)).toMatchObject({
        kind: next,
        savedAtMs: 0,
      });
      const inSession = (await session.get('session-keys')) ?? {};
      expect(Object.keys(inSession)).toEqual(next === 'session' ? ['c'] : []);
      const row = await vault.keys.get('c');
      expect(row?.ciphertext === undefined).toBe(next === 'session');
    },
  );
});

describe('a key that is kept until the browser closes', () => {
  beforeEach(() => open().credentials.save('c', origin, key, 'session'));

  test('has nothing of itself on the disk, not even its end', async () => {
    expect(await vault.keys.all()).toEqual([
      {
        id: 'c',
        origin,
        kind: 'session',
        sealerId: expect.any(String),
        lastFour: '',
        savedAtMs: 0,
      },
    ]);
  });

  test('is gone after a restart, which is known and said', async () => {
    const { credentials } = open(createSessionStore());
    await expect(credentials.read('c', origin)).rejects.toMatchObject({ fault: 'gone' });
    expect(await credentials.hint('c', origin)).toEqual({
      kind: 'session',
      state: 'gone',
      lastFour: '',
      savedAtMs: 0,
    });
    await expect(credentials.keepAs('c', origin, 'device')).rejects.toMatchObject({
      fault: 'gone',
    });
    await credentials.save('c', origin, key, 'session');
    expect(await credentials.read('c', origin)).toBe(key);
  });

  test('is gone where the device has another key by now', async () => {
    await vault.wrapping.delete('device');
    await expect(open().credentials.read('c', origin)).rejects.toMatchObject({ fault: 'gone' });
  });

  test('is refused where the session store has no room, and what was kept before stays', async () => {
    await open().credentials.save('c', origin, 'sk-kept-before-1234', 'device');
    session.isFull = true;
    const { credentials } = open();
    await expect(credentials.save('c', origin, key, 'session')).rejects.toMatchObject({
      fault: 'no-session',
    });
    expect(await credentials.read('c', origin)).toBe('sk-kept-before-1234');
  });

  test('is not kept either where its row is refused', async () => {
    vault.keys.put = () => Promise.reject(new Error('full'));
    await expect(open().credentials.save('d', origin, key, 'session')).rejects.toThrow('full');
    expect(Object.keys((await session.get('session-keys')) as object)).toEqual(['c']);
  });

  test('leaves those of others alone', async () => {
    await Promise.all([
      open().credentials.save('d', origin, 'key-d', 'session'),
      open().credentials.save('__proto__', origin, 'key-p', 'session'),
    ]);
    await open().credentials.forget('c');
    expect(await open().credentials.read('d', origin)).toBe('key-d');
  });
});

describe('a key under the passphrase', () => {
  test('cannot be kept before there is one', async () => {
    const saving = open().credentials.save('c', origin, key, 'passphrase');
    await expect(saving).rejects.toMatchObject({ fault: 'no-passphrase' });
    expect(await vault.keys.all()).toEqual([]);
  });

  test('is locked after a restart: neither read nor saved nor kept in another way, and said to be', async () => {
    await open().lock.set(passphrase);
    await open().credentials.save('c', origin, key, 'passphrase');
    const { credentials, lock } = open(createSessionStore());
    const locked = { fault: 'locked' };
    await expect(credentials.read('c', origin)).rejects.toMatchObject(locked);
    await expect(credentials.save('c', origin, 'x', 'passphrase')).rejects.toMatchObject(locked);
    await expect(credentials.keepAs('c', origin, 'device')).rejects.toMatchObject(locked);
    expect(await credentials.hint('c', origin)).toMatchObject({
      state: 'locked',
      lastFour: 'ABCD',
    });
    expect(await lock.unlock(passphrase)).toBe('done');
    expect(await credentials.read('c', origin)).toBe(key);
  });

  test('goes with the passphrase, and no other does', async () => {
    const { credentials, lock } = open();
    await lock.set(passphrase);
    const kinds: [string, KeyKind][] = [
      ['a', 'passphrase'],
      ['b', 'device'],
      ['c', 'session'],
    ];
    for (const [id, kind] of kinds) await credentials.save(id, origin, key, kind);
    await credentials.forgetPassphrase();
    expect(await lock.state()).toBe('unset');
    expect(await credentials.read('a', origin)).toBeNull();
    expect(await credentials.read('b', origin)).toBe(key);
    expect(await credentials.read('c', origin)).toBe(key);
    expect(await session.get('unlocked')).toBeNull();
  });
});

describe('a vault of the first version', () => {
  /** As version 0.1 has written it. */
  async function openFirst(): Promise<void> {
    globalThis.indexedDB = new IDBFactory();
    const first = await openDB('sidestream-vault', 1, {
      upgrade(fresh) {
        for (const name of ['connections', 'settings', 'keys', 'wrapping'])
          fresh.createObjectStore(name, { keyPath: 'id' });
      },
    });
    const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(key);
    const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, plain);
    await first.put('wrapping', { id: 'device', key: wrapping });
    const row = { id: 'c', origin, iv, ciphertext, lastFour: 'ABCD', savedAtMs: 7 };
    await first.put('keys', row);
    first.close();
  }

  test('gives its keys as before, and binds each to its row when it is first read', async () => {
    await openFirst();
    vault = await openVault();
    const { credentials } = open();
    expect(await credentials.hint('c', origin)).toEqual({
      kind: 'device',
      state: 'ready',
      lastFour: 'ABCD',
      savedAtMs: 7,
    });
    expect(await credentials.read('c', origin)).toBe(key);
    expect(await vault.keys.get('c')).toMatchObject({ bound: true, kind: 'device', savedAtMs: 7 });
    expect(await credentials.read('c', origin)).toBe(key);
    expect(await open().lock.set(passphrase)).toBe('done');
  });

  test('gives its key also where the row cannot be written anew', async () => {
    await openFirst();
    vault = await openVault();
    vault.keys.put = () => Promise.reject(new Error('full'));
    expect(await open().credentials.read('c', origin)).toBe(key);
  });
});
