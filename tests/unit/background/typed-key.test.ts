import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { key, openSession, toSentDraft } from './raw-session.ts';

let server: FaultServer;
let house: House;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  house = createHouse();
});
afterEach(() => house.close());

const save = { type: 'connection-save', requestId: 'r', makeDefault: true } as const;
const enter = { type: 'key-enter', keyId: 'k', key } as const;

/** How the saving went, and what is seen of the key afterwards. */
const refused = { outcome: { error: { kind: 'no-key' } } };

test('a key that was entered is kept with the command that names it, and said back by nothing', async () => {
  const session = await openSession(house, { surface: 'options' });
  session.send(enter);
  session.send({ ...save, connection: { ...toSentDraft(server), keyId: 'k', keyKind: 'session' } });
  expect(await session.first('connection-saved')).toMatchObject({ outcome: { connectionId: 'r' } });
  const told = session.all('settings-update').at(-1);
  expect(told?.connections[0]?.key).toMatchObject({ lastFour: 'cdef', kind: 'session' });
  expect(JSON.stringify([told, await session.first('connection-saved')])).not.toContain(key);
});

test('a key is for one command: the next one that names it has none', async () => {
  const session = await openSession(house, { surface: 'options' });
  const connection = { ...toSentDraft(server), keyId: 'k' };
  session.send(enter);
  session.send({ type: 'connection-test', requestId: 't', connection });
  session.send({ ...save, connection });
  await session.first('connection-tested');
  expect(server.requests.at(-1)?.headers['authorization']).toBe(`Bearer ${key}`);
  expect(await session.first('connection-saved')).toMatchObject(refused);
});

test('a key is for the channel that it came over, and gone with it', async () => {
  const connection = { ...toSentDraft(server), keyId: 'k' };
  const one = await openSession(house, { surface: 'options' });
  const other = await openSession(house, { surface: 'options' });
  one.send(enter);
  await one.settled();
  other.send({ ...save, connection });
  expect(await other.first('connection-saved')).toMatchObject(refused);
  house.killBackground();
  const next = await openSession(house, { surface: 'options' });
  next.send({ ...save, connection });
  expect(await next.first('connection-saved')).toMatchObject(refused);
  // A surface sends both again.
  next.send(enter);
  next.send({ ...save, requestId: 'again', connection });
  const saved = await next.first('settings-update');
  expect(saved).toBeDefined();
  await next.settled();
  expect(next.all('connection-saved').at(-1)).toMatchObject({ outcome: { connectionId: 'again' } });
});
