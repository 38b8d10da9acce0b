import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KeyKind } from '../../lib/core/key-keeping.ts';
import type { Vault } from '../../lib/background/vault.ts';
import { tellPassphrase } from '../../lib/surface/passphrase.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { lastAnswer, say, stateOf } from '../support/conversing.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House, HouseOptions } from '../support/house.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { singleTry } from '../support/single-try.ts';
import { waitUntil } from '../support/wait-until.ts';

const key = 'sk-test-1234567890WXYZ';
const passphrase = 'four quiet words here';

let server: FaultServer;
let house: House;
let vault: Vault;
const options: HouseOptions = {
  wrapVault(opened) {
    vault = opened;
    return opened;
  },
};
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  house = createHouse(options);
});
afterEach(() => house.close());

const toDraft = (fields: { id?: string; key?: string; keyKind: KeyKind; name?: string }) => ({
  id: null,
  name: 'Mine',
  provider: 'custom',
  baseUrl: server.baseUrl,
  model: 'm',
  models: [],
  systemPrompt: '',
  tuning: singleTry,
  ...fields,
});

async function open(): Promise<Surface> {
  const surface = house.openSurface();
  await waitUntil(() => surface.status.value === 'ready' && surface.loaded.value, 'the surface');
  return surface;
}

async function save(surface: Surface, draft: ReturnType<typeof toDraft>): Promise<string> {
  const id = await surface.saveConnection(draft, true);
  await waitUntil(() => surface.connections.value.some((row) => row.id === id), 'the connection');
  return id;
}

/** What is seen of the key of the only connection. */
const hintOf = (surface: Surface) => surface.connections.value[0]?.key;

/** The browser closes and comes back: what outlives only the background is gone. */
async function restartBrowser(surface: Surface): Promise<Surface> {
  surface.close();
  house.killBackground();
  house.forgetSession();
  return open();
}

describe('a key under the passphrase', () => {
  test('is locked by a restart; the question is kept, nothing is asked, and it is answered after unlocking', async () => {
    const before = await open();
    expect(await tellPassphrase(before, { type: 'passphrase-set', passphrase })).toBe('done');
    expect(before.lock.value).toBe('unlocked');
    await save(before, toDraft({ key, keyKind: 'passphrase' }));
    const panel = await restartBrowser(before);
    expect(panel.lock.value).toBe('locked');
    expect(hintOf(panel)).toMatchObject({ kind: 'passphrase', state: 'locked', lastFour: 'WXYZ' });
    say(panel, 'What is the weather?');
    await waitUntil(() => stateOf(panel) === 'failed', 'the refusal');
    expect(lastAnswer(panel)?.view().error).toMatchObject({ kind: 'key-locked' });
    expect(server.requests).toEqual([]);
    const wrong = await tellPassphrase(panel, { type: 'passphrase-enter', passphrase: 'nothing' });
    expect(wrong).toBe('wrong');
    expect(await tellPassphrase(panel, { type: 'passphrase-enter', passphrase })).toBe('done');
    expect(hintOf(panel)?.state).toBe('ready');
    server.next(chatStream({ text: 'Rain.' }));
    panel.retry(lastAnswer(panel)?.id ?? '');
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    expect(server.requests.at(-1)?.headers['authorization']).toBe(`Bearer ${key}`);
  });

  test('stays open when the background dies', async () => {
    const panel = await open();
    await tellPassphrase(panel, { type: 'passphrase-set', passphrase });
    await save(panel, toDraft({ key, keyKind: 'passphrase' }));
    house.killBackground();
    say(panel, 'Still there?');
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    expect(server.requests.at(-1)?.headers['authorization']).toBe(`Bearer ${key}`);
  });

  test('is locked when the alarm rings, also in a background that it wakes, and every page is told', async () => {
    house.close();
    const clock = createManualClock();
    house = createHouse({ ...options, clock });
    const panel = await open();
    await panel.saveSettings({ autoLockMinutes: 5 });
    await tellPassphrase(panel, { type: 'passphrase-set', passphrase });
    await save(panel, toDraft({ key, keyKind: 'passphrase' }));
    const ringsAtMs = house.alarmAtMs ?? 0;
    expect(ringsAtMs - clock.now()).toBe(5 * 60_000);
    house.killBackground();
    clock.jump(ringsAtMs);
    house.ringAlarm();
    await waitUntil(() => panel.lock.value === 'locked', 'the lock');
    await waitUntil(() => hintOf(panel)?.state === 'locked', 'the hint');
    expect(house.alarmAtMs).toBeNull();
  });

  test('is said to be locked by a test and by a list of models too, and then both go', async () => {
    const before = await open();
    await tellPassphrase(before, { type: 'passphrase-set', passphrase });
    const id = await save(before, toDraft({ key, keyKind: 'passphrase' }));
    const page = await restartBrowser(before);
    const draft = toDraft({ id, keyKind: 'passphrase' });
    const { signal } = new AbortController();
    const locked = { error: { kind: 'key-locked' } };
    expect(await page.testConnection(draft, { signal })).toMatchObject(locked);
    expect(await page.listModels(draft, { signal })).toMatchObject(locked);
    expect(server.requests).toEqual([]);
    await tellPassphrase(page, { type: 'passphrase-enter', passphrase });
    server.next(chatStream({ text: 'Hi.' }));
    expect(await page.testConnection(draft, { signal })).toMatchObject({ value: { text: 'Hi.' } });
  });

  test('that was forgotten with it is missed by its name, and nothing goes without, until the connection is saved so', async () => {
    const page = await open();
    await tellPassphrase(page, { type: 'passphrase-set', passphrase });
    const id = await save(page, toDraft({ key, keyKind: 'passphrase' }));
    await tellPassphrase(page, { type: 'passphrase-forget' });
    await waitUntil(() => hintOf(page) === null, 'the hint');
    expect((await vault.keys.all()).filter((row) => row.ciphertext)).toEqual([]);
    say(page, 'Without?');
    await waitUntil(() => stateOf(page) === 'failed', 'the refusal');
    expect(lastAnswer(page)?.view().error).toMatchObject({ kind: 'no-key' });
    expect(server.requests).toEqual([]);
    await page.saveConnection(toDraft({ id, keyKind: 'device' }), true);
    server.next(chatStream({ text: 'Yes.' }));
    page.retry(lastAnswer(page)?.id ?? '');
    await waitUntil(() => stateOf(page) === 'finished', 'the answer');
    expect(server.requests[0]?.headers['authorization']).toBeUndefined();
  });

  test('is not kept while it is locked, and nothing else of the connection is either', async () => {
    const before = await open();
    await tellPassphrase(before, { type: 'passphrase-set', passphrase });
    const id = await save(before, toDraft({ key, keyKind: 'device' }));
    await tellPassphrase(before, { type: 'passphrase-lock' });
    const draft = { ...toDraft({ id, keyKind: 'passphrase' }), name: 'Other' };
    await expect(before.saveConnection(draft, false)).rejects.toMatchObject({ fault: 'locked' });
    expect(before.connections.value[0]?.name).toBe('Mine');
    await tellPassphrase(before, { type: 'passphrase-enter', passphrase });
    await before.saveConnection(draft, false);
    await waitUntil(() => hintOf(before)?.kind === 'passphrase', 'the other way to keep it');
  });
});

test('a key that was kept until the browser closed is asked for by name, and no request goes without it', async () => {
  const before = await open();
  await save(before, toDraft({ key, keyKind: 'session' }));
  house.killBackground();
  say(before, 'Before');
  await waitUntil(() => stateOf(before) === 'finished', 'the answer');
  const panel = await restartBrowser(before);
  expect(hintOf(panel)).toEqual({
    kind: 'session',
    state: 'gone',
    lastFour: '',
    savedAtMs: expect.any(Number) as number,
  });
  say(panel, 'After');
  await waitUntil(() => stateOf(panel) === 'failed', 'the refusal');
  expect(lastAnswer(panel)?.view().error).toMatchObject({ kind: 'key-gone' });
  expect(server.requests).toHaveLength(1);
});

test.each<KeyKind>(['session', 'device', 'passphrase'])(
  'a key that is kept in the way of %s does not follow its connection to another origin',
  async (keyKind) => {
    const panel = await open();
    await tellPassphrase(panel, { type: 'passphrase-set', passphrase });
    const id = await save(panel, toDraft({ key, keyKind }));
    const baseUrl = server.baseUrl.replace('127.0.0.1', 'localhost');
    await panel.saveConnection({ ...toDraft({ id, keyKind }), baseUrl }, true);
    await waitUntil(() => hintOf(panel) === null, 'the hint');
    const draft = { ...toDraft({ id, keyKind }), baseUrl };
    const { signal } = new AbortController();
    await panel.testConnection(draft, { signal });
    expect(server.requests.at(-1)?.headers['authorization']).toBeUndefined();
  },
);

test('several connections of one provider each have a key of their own, in ways of their own', async () => {
  const panel = await open();
  await tellPassphrase(panel, { type: 'passphrase-set', passphrase });
  const kinds: KeyKind[] = ['session', 'device', 'passphrase'];
  const ids: string[] = [];
  for (const keyKind of kinds) {
    const id = await save(
      panel,
      toDraft({ key: `sk-of-the-${keyKind}-0000`, keyKind, name: 'Same' }),
    );
    ids.push(id);
  }
  for (const [index, keyKind] of kinds.entries()) {
    panel.choose(ids[index] ?? '', 'm');
    say(panel, keyKind);
    await waitUntil(() => server.requests.length === index + 1, 'the request');
    await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
    const { headers } = server.requests[index] ?? {};
    expect(headers?.['authorization']).toBe(`Bearer sk-of-the-${keyKind}-0000`);
  }
  const kept = new Set((await vault.keys.all()).map(({ kind }) => kind));
  expect(kept).toEqual(new Set(kinds));
});
