import { beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings, defaultTuning } from '../../../lib/core/connection.ts';
import { createConnections } from '../../../lib/background/connections.ts';
import type { Connections } from '../../../lib/background/connections.ts';
import { toDraft } from '../../support/draft-connection.ts';
import { openCredentials } from '../../support/open-credentials.ts';
import type { Credentials } from '../../../lib/background/credentials.ts';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import type { Vault } from '../../../lib/background/vault.ts';
import { singleTry } from '../../support/single-try.ts';

let vault: Vault;
let credentials: Credentials;
let connections: Connections;
let now: number;

beforeEach(() => {
  now = 100;
  vault = createMemoryVault();
  credentials = openCredentials(vault, () => now);
  connections = createConnections(vault, credentials, () => now);
});

const key = 'sk-0123456789abcdef';

describe('saving a connection', () => {
  test('keeps it in normal form, under the id of its request', async () => {
    const draft = toDraft({ baseUrl: ' api.example.com/v1/chat/completions ', model: ' m ' });
    expect(await connections.save(draft, false, 'new')).toBe('new');
    expect(await connections.find('new')).toEqual({
      id: 'new',
      name: 'Mine',
      provider: 'custom',
      baseUrl: 'https://api.example.com/v1',
      model: 'm',
      models: [],
      systemPrompt: '',
      tuning: singleTry,
      corrections: {},
      createdAtMs: 100,
    });
  });

  test('remembers what its endpoint refused, by model, until it is another endpoint or told to forget', async () => {
    const id = await connections.save(toDraft(), false, 'new');
    await connections.learn(id, 'm', 'without-temperature');
    await connections.learn(id, 'm', 'other-max-tokens');
    const learnt = { m: ['without-temperature', 'other-max-tokens'] };
    expect(await connections.find(id)).toMatchObject({ corrections: learnt });
    await connections.save(toDraft({ id, name: 'Renamed' }), false, 'x');
    expect(await connections.find(id)).toMatchObject({ corrections: learnt });
    await connections.save(toDraft({ id, baseUrl: 'https://other.example/v1' }), false, 'x');
    expect(await connections.find(id)).toMatchObject({ corrections: {} });
    await connections.learn(id, 'm', 'without-top-p');
    await connections.forgetCorrections(id);
    expect(await connections.find(id)).toMatchObject({ corrections: {} });
    await connections.learn('gone', 'm', 'without-top-p');
    expect(await connections.find('gone')).toBeUndefined();
  });

  test('kept by an earlier version has what this one knows beside, untuned', async () => {
    const id = await connections.save(toDraft(), false, 'new');
    const kept = await vault.connections.get(id);
    const { tuning: _tuning, corrections: _corrections, ...early } = kept!;
    await vault.connections.put(early as typeof kept & object);
    expect(await connections.find(id)).toMatchObject({ tuning: defaultTuning, corrections: {} });
  });

  test('twice, as when its answer was lost, keeps one', async () => {
    await connections.save(toDraft({ key }), false, 'new');
    await connections.save(toDraft({ key }), false, 'new');
    expect(await connections.views()).toHaveLength(1);
  });

  test('changes the one that it names, and not the time of its making', async () => {
    await connections.save(toDraft(), false, 'one');
    now = 200;
    expect(await connections.save(toDraft({ id: 'one', name: 'Other' }), false, 'x')).toBe('one');
    expect(await connections.find('one')).toMatchObject({ name: 'Other', createdAtMs: 100 });
  });

  test('refuses a base URL that would send a key in the clear', async () => {
    const draft = toDraft({ baseUrl: 'http://api.example.com/v1', key });
    await expect(connections.save(draft, true, 'new')).rejects.toThrow('insecure');
    const confirmed = { ...draft, confirmedOrigin: 'http://api.example.com' };
    await expect(connections.save(confirmed, true, 'new')).rejects.toThrow('insecure');
    expect(await vault.keys.all()).toEqual([]);
    expect(await connections.views()).toEqual([]);
  });
});

describe('the key of a connection', () => {
  test('is shown as its last four characters and never returned', async () => {
    await connections.save(toDraft({ key }), false, 'c');
    const views = await connections.views();
    expect(views[0]?.key).toEqual({
      lastFour: 'cdef',
      savedAtMs: 100,
      kind: 'device',
      state: 'ready',
    });
    expect(JSON.stringify([views, await vault.connections.all()])).not.toContain(key.slice(0, 8));
  });

  test('stays when a draft brings none, and goes when it brings an empty one', async () => {
    await connections.save(toDraft({ key }), false, 'c');
    await connections.save(toDraft({ id: 'c', name: 'Other' }), false, 'x');
    expect((await connections.views())[0]?.key).not.toBeNull();
    await connections.save(toDraft({ id: 'c', key: '' }), false, 'x');
    expect((await connections.views())[0]?.key).toBeNull();
    expect(await vault.keys.all()).toEqual([]);
  });

  test('does not follow its connection to another origin, and is gone for good', async () => {
    await connections.save(toDraft({ key }), false, 'c');
    await connections.save(toDraft({ id: 'c', baseUrl: 'https://other.example/v1' }), false, 'x');
    expect((await connections.views())[0]?.key).toBeNull();
    expect(await credentials.read('c', 'https://other.example')).toBeNull();
    // Nor is it there again for who comes back.
    expect(await vault.keys.all()).toEqual([]);
    await connections.save(toDraft({ id: 'c' }), false, 'x');
    expect((await connections.views())[0]?.key).toBeNull();
  });

  test('follows it to another path of the same origin', async () => {
    await connections.save(toDraft({ key }), false, 'c');
    await connections.save(toDraft({ id: 'c', baseUrl: 'https://api.example.com/v2' }), false, 'x');
    expect((await connections.views())[0]?.key).toMatchObject({ lastFour: 'cdef' });
  });

  test('is taken without the white space that it was pasted with', async () => {
    await connections.save(
      toDraft({ key: ` ${key.slice(0, 9)}\n${key.slice(9)}\u00a0` }),
      false,
      'c',
    );
    expect(await credentials.read('c', 'https://api.example.com')).toBe(key);
  });

  test('is taken without what stood around it, whoever sent it so', async () => {
    await connections.save(toDraft({ key: `Authorization: Bearer "${key}"` }), false, 'c');
    expect(await credentials.read('c', 'https://api.example.com')).toBe(key);
  });

  test('goes with its connection', async () => {
    await connections.save(toDraft({ key }), false, 'c');
    await connections.delete('c');
    expect(await vault.keys.all()).toEqual([]);
    expect(await connections.views()).toEqual([]);
  });
});

describe('the default connection', () => {
  const defaultId = async () => (await connections.settings()).defaultConnectionId;

  test('is the first that is saved, then the one that was chosen', async () => {
    await connections.save(toDraft(), false, 'one');
    await connections.save(toDraft(), false, 'two');
    expect(await defaultId()).toBe('one');
    await connections.save(toDraft(), true, 'three');
    expect(await defaultId()).toBe('three');
  });

  test('passes on when it is deleted, to none after the last', async () => {
    await connections.save(toDraft(), false, 'one');
    now = 200;
    await connections.save(toDraft(), false, 'two');
    await connections.delete('one');
    expect(await defaultId()).toBe('two');
    await connections.delete('two');
    expect(await defaultId()).toBeNull();
    expect(await connections.findDefault()).toBeUndefined();
  });

  test('stays when another is deleted', async () => {
    await connections.save(toDraft(), false, 'one');
    await connections.save(toDraft(), false, 'two');
    await connections.delete('two');
    expect(await defaultId()).toBe('one');
  });

  test('is the oldest when the settings name one that is gone', async () => {
    now = 200;
    await connections.save(toDraft({ name: 'Young' }), false, 'a');
    now = 50;
    await connections.save(toDraft({ name: 'Old' }), false, 'b');
    await connections.saveSettings({
      language: 'de',
      stopOnClose: true,
      notifyWhenDone: true,
      defaultConnectionId: 'gone',
    });
    expect(await connections.findDefault()).toMatchObject({ name: 'Old' });
  });

  test('is not lost to a setting that is changed in the same moment, nor is any other', async () => {
    await Promise.all([
      connections.save(toDraft(), true, 'one'),
      connections.saveSettings({ theme: 'dark' }),
      connections.saveSettings({ contrast: 'more' }),
    ]);
    expect(await connections.settings()).toEqual({
      ...defaultSettings,
      theme: 'dark',
      contrast: 'more',
      defaultConnectionId: 'one',
    });
  });

  test('is replaced by a saved one when it is gone', async () => {
    await connections.saveSettings({
      language: 'de',
      stopOnClose: true,
      notifyWhenDone: true,
      defaultConnectionId: 'gone',
    });
    await connections.save(toDraft(), false, 'one');
    expect(await connections.settings()).toEqual({
      ...defaultSettings,
      language: 'de',
      stopOnClose: true,
      notifyWhenDone: true,
      defaultConnectionId: 'one',
    });
  });
});

test('connections are listed in the order of their making', async () => {
  for (const [id, atMs] of [
    ['c', 300],
    ['a', 100],
    ['b', 200],
  ] as const) {
    now = atMs;
    await connections.save(toDraft(), false, id);
  }
  expect((await connections.views()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

/** Written out: what changes here changes for every user. */
const fresh = {
  language: 'auto',
  stopOnClose: false,
  notifyWhenDone: false,
  defaultConnectionId: null,
  keepDays: null,
  theme: 'system',
  contrast: 'system',
  textSize: 100,
  pace: 'stream',
  spokenSentences: false,
  favouriteModels: [],
  recentModels: [],
  personas: [],
  titleByModel: false,
  titleModel: null,
  prices: [],
  monthlyBudget: null,
  budgetSeen: '',
  keepLog: true,
  backupDays: 30,
  backedUpAtMs: null,
  backupQuietUntilMs: 0,
  keyKind: 'device',
  autoLockMinutes: 60,
  toolsOn: false,
  toolLeaves: {},
  ownTools: [],
  toolServers: [],
};

test('settings that were never saved are those of a fresh install', async () => {
  expect(await connections.settings()).toEqual(fresh);
});

test('settings of an earlier version get what they do not have', async () => {
  await vault.settings.put({ id: 'settings', language: 'de' } as never);
  expect(await connections.settings()).toEqual({ ...fresh, language: 'de' });
});

test('the way to keep a key that was chosen last is offered for the next, and never locking by itself is a choice', async () => {
  await connections.save(toDraft({ key, keyKind: 'session' }), false, 'c');
  expect((await connections.settings()).keyKind).toBe('session');
  // Without a key nothing was chosen.
  await connections.save(toDraft({ keyKind: 'device' }), false, 'keyless');
  expect((await connections.settings()).keyKind).toBe('session');
  await connections.saveSettings({ autoLockMinutes: null });
  expect((await connections.settings()).autoLockMinutes).toBeNull();
});
