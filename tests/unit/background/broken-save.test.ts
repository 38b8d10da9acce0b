import { beforeEach, describe, expect, test } from 'vitest';
import type { KeyKind } from '../../../lib/core/key-keeping.ts';
import { createConnections, toSaveErrorKind } from '../../../lib/background/connections.ts';
import { openAccess } from '../../../lib/background/prepare-step.ts';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import type { Vault } from '../../../lib/background/vault.ts';
import { toDraft } from '../../support/draft-connection.ts';
import { createMortalVault } from '../../support/mortal.ts';
import { createSessionStore, openKeys } from '../../support/open-credentials.ts';
import { waitUntil } from '../../support/wait-until.ts';

const oldKey = 'sk-old-0123456789';
const newKey = 'sk-new-0123456789';
const oldUrl = 'https://api.example.com/v1';
const newUrl = 'https://other.example/v1';
const passphrase = 'four quiet words here';

let vault: Vault;
let session: ReturnType<typeof createSessionStore>;
beforeEach(() => {
  vault = createMemoryVault();
  session = createSessionStore();
});

/** A background over that vault, in the browser that runs. */
function start(over: Vault = vault) {
  const { credentials, lock } = openKeys({ vault: over, session });
  const connections = createConnections(over, credentials, () => 1);
  /** What a question would be asked with, now. */
  const access = async () => {
    const connection = await connections.find('c');
    if (!connection) return 'no-connection';
    const opened = await openAccess(
      { credentials, permissions: { has: async () => true } },
      connection,
    );
    return 'error' in opened ? opened.error.kind : [connection.baseUrl, opened.key];
  };
  const hint = async () => (await connections.views())[0]?.key;
  return { credentials, lock, connections, access, hint };
}

type Life = ReturnType<typeof start>;

/** The same vault, in which one write is refused from now on. */
function refuse(table: 'connections' | 'keys', method: 'put' | 'delete'): Vault {
  const refused = async (): Promise<never> => {
    throw new Error('the disk is full');
  };
  const refusing = new Proxy(vault[table] as Vault['keys'], {
    get: (target, name) => (name === method ? refused : (Reflect.get(target, name) as unknown)),
  });
  return { ...vault, [table]: refusing };
}

const kinds = ['device', 'session', 'passphrase'] as const;

const tables = ['connections', 'settings', 'keys', 'wrapping', 'passphrase'] as const;
/** What each kind leaves, made once: a passphrase takes its time. */
const scenes = new Map<KeyKind, () => Promise<void>>();

/** Keeps a connection with a key, and nothing else. */
const keep = async (kind: KeyKind): Promise<void> => {
  vault = createMemoryVault();
  session = createSessionStore();
  const restore = scenes.get(kind);
  if (restore) return restore();
  const { connections, lock } = start();
  await lock.set(passphrase);
  await connections.save(toDraft({ key: oldKey, keyKind: kind }), false, 'c');
  const rows = await Promise.all(tables.map((name) => vault[name].all()));
  const entries = [...session.entries];
  scenes.set(kind, async () => {
    for (const [at, name] of tables.entries())
      for (const row of rows[at] ?? []) await vault[name].put(row as never);
    for (const [name, entry] of entries) session.entries.set(name, entry);
  });
};

/** What can be done to a connection that has a key. */
const changes: Record<string, (life: Life) => Promise<unknown>> = {
  'another address with a key of its own': ({ connections }) =>
    connections.save(toDraft({ id: 'c', baseUrl: newUrl, key: newKey }), false, 'x'),
  'another address, whose key is under the passphrase': ({ connections }) =>
    connections.save(
      toDraft({ id: 'c', baseUrl: newUrl, key: newKey, keyKind: 'passphrase' }),
      false,
      'x',
    ),
  'another address, whose key is kept until the browser closes': ({ connections }) =>
    connections.save(
      toDraft({ id: 'c', baseUrl: newUrl, key: newKey, keyKind: 'session' }),
      false,
      'x',
    ),
  'another address without a key': ({ connections }) =>
    connections.save(toDraft({ id: 'c', baseUrl: newUrl, key: '' }), false, 'x'),
  deletion: ({ connections }) => connections.delete('c'),
};

describe.each(kinds)('a key that is kept in the way of %s', (kind) => {
  describe.each(Object.entries(changes))('and %s', (_, change) => {
    test.each([
      ['connections', 'put'],
      ['connections', 'delete'],
      ['keys', 'put'],
      ['keys', 'delete'],
    ] as const)('is not left out of a question when %s.%s is refused', async (table, method) => {
      await keep(kind);
      const isDone = await change(start(refuse(table, method))).then(
        () => true,
        () => false,
      );
      const access = await start().access();
      // What was done was asked for; what was not is as it was, or asks for nothing.
      if (!isDone) expect([[oldUrl, oldKey], 'no-key', 'no-connection']).toContainEqual(access);
      expect(access).not.toEqual([oldUrl, null]);
    });

    test('is not left out of a question, whenever the background dies', async () => {
      for (let lives = 0; ; lives += 1) {
        await keep(kind);
        let left = lives;
        let isOver = false;
        // Each write is its last one in turn, done or not done.
        const dying = createMortalVault(vault, () => {
          isOver = left <= 0;
          left -= 1;
          return isOver;
        });
        let isDone = false;
        void change(start(dying)).then(() => (isDone = true));
        await waitUntil(() => isOver || isDone, 'the death');
        const next = start();
        const access = await next.access();
        expect(access, `a death at ${lives}`).not.toEqual([oldUrl, null]);
        if (isDone) break;
        const whole = [
          [oldUrl, oldKey],
          [newUrl, newKey],
        ];
        const none = ['no-key', 'key-gone', 'no-connection'];
        expect([...whole, ...none, [newUrl, null]]).toContainEqual(access);
        // Without a key is asked who was told so, once nothing of the old one is left.
        if (String(access) === String([newUrl, null])) expect(await vault.keys.all()).toEqual([]);
        // It is said that there is one for another address, and pressing Save once more does it all.
        const hint = await next.hint();
        if (access === 'no-key' && hint)
          expect(hint).toMatchObject({ state: 'elsewhere', origin: 'https://api.example.com' });
        await change(next);
        expect(await next.access()).not.toBe('no-key');
      }
    });
  });
});

test('a refused change of address with a key leaves the old one and its key, in every order', async () => {
  for (const [table, method] of [
    ['connections', 'put'],
    ['keys', 'put'],
  ] as const) {
    await keep('device');
    const { connections } = start(refuse(table, method));
    const draft = toDraft({ id: 'c', name: 'Other', baseUrl: newUrl, key: newKey });
    await expect(connections.save(draft, false, 'x')).rejects.toThrow('full');
    const { access, hint, connections: after } = start();
    expect(await access()).toEqual([oldUrl, oldKey]);
    expect(await after.find('c')).toMatchObject({ name: 'Mine', baseUrl: oldUrl });
    expect(await hint()).toMatchObject({ state: 'ready', lastFour: '6789' });
  }
});

test('a new connection whose key was not kept is not there', async () => {
  const { connections } = start(refuse('keys', 'put'));
  await expect(connections.save(toDraft({ key: newKey }), false, 'c')).rejects.toThrow('full');
  expect(await start().connections.views()).toEqual([]);
});

test('a key for another address, as an earlier version could leave it, is said and can be forgotten', async () => {
  await keep('device');
  await vault.connections.put({ ...(await vault.connections.get('c'))!, baseUrl: newUrl });
  const { access, hint, connections } = start();
  expect(await access()).toBe('no-key');
  expect(await hint()).toEqual({
    state: 'elsewhere',
    origin: 'https://api.example.com',
    kind: 'device',
    lastFour: '',
    savedAtMs: 0,
  });
  await connections.save(toDraft({ id: 'c', baseUrl: newUrl, key: '' }), false, 'x');
  expect(await hint()).toBeNull();
  expect(await access()).toEqual([newUrl, null]);
  expect(await vault.keys.all()).toEqual([]);
});

test('a session that is full leaves the address and the key of before', async () => {
  await keep('session');
  session.isFull = true;
  const { connections, access } = start();
  const draft = toDraft({ id: 'c', baseUrl: newUrl, key: newKey, keyKind: 'session' });
  await expect(connections.save(draft, false, 'x')).rejects.toMatchObject({ fault: 'no-session' });
  expect(await access()).toEqual([oldUrl, oldKey]);
});

test('a draft that relies on the key of a deleted connection is not saved; one that brings its own makes it anew', async () => {
  await keep('device');
  const { connections, access } = start();
  await connections.delete('c');
  const kind = await connections.save(toDraft({ id: 'c' }), false, 'x').catch(toSaveErrorKind);
  expect(kind).toBe('no-connection');
  expect(await connections.views()).toEqual([]);
  await connections.save(toDraft({ id: 'c', key: newKey }), false, 'x');
  expect(await access()).toEqual([oldUrl, newKey]);
});

test('what is learnt while a connection is deleted does not bring it back', async () => {
  await keep('device');
  const { connections } = start();
  await Promise.all([connections.delete('c'), connections.learn('c', 'm', 'without-top-p')]);
  expect(await connections.views()).toEqual([]);
});

test.each(['   ', '"', 'Bearer ', 'Authorization: Bearer'])(
  'a key of %j is none: nothing is saved, and the old one stays',
  async (typed) => {
    await keep('device');
    const { connections, access } = start();
    const draft = toDraft({ id: 'c', name: 'Other', key: typed });
    expect(await connections.save(draft, false, 'x').catch(toSaveErrorKind)).toBe('no-key');
    expect(await connections.find('c')).toMatchObject({ name: 'Mine' });
    expect(await access()).toEqual([oldUrl, oldKey]);
  },
);
