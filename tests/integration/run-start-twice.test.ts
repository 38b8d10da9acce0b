import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../lib/protocol/command.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { connectTo } from '../support/conversing.ts';
import { createHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { openRawSurface } from '../support/raw-surface.ts';
import { waitUntil } from '../support/wait-until.ts';

const start: Command = {
  type: 'run-start',
  runId: 'run-1',
  conversationId: 'conversation-1',
  parentId: null,
  content: [{ type: 'text', text: 'Hi' }],
  connectionId: null,
  model: null,
  omitted: [],
};

let server: FaultServer;
let house: House;

beforeEach(async () => {
  server = await createFaultServer();
});

afterEach(async () => {
  house.close();
  await server.close();
});

/** A house with a connection and nothing else going on. */
async function prepare(options?: Parameters<typeof createHouse>[0]): Promise<void> {
  house = createHouse(options);
  const page = house.openSurface({ kind: 'options' });
  await connectTo(page, server);
  page.close();
}

describe('a run-start that comes twice', () => {
  test('in one turn is one run and one request', async () => {
    await prepare();
    const surface = openRawSurface(house);
    const other = openRawSurface(house);
    surface.send(start);
    surface.send(start);
    other.send(start);
    await surface.next('run-accepted');
    await surface.next('run-accepted');
    await other.next('run-accepted');
    await waitUntil(() => house.liveCount() === 0, 'the end');
    expect(server.requests).toHaveLength(1);
  });

  test('after its run has ended is acknowledged and asks nothing', async () => {
    await prepare();
    const surface = openRawSurface(house);
    surface.send(start);
    await waitUntil(() => server.requests[0]?.closedBy, 'the end of the request');
    await waitUntil(() => house.liveCount() === 0, 'the end');
    surface.send(start);
    await surface.next('run-accepted');
    await surface.next('run-accepted');
    expect(server.requests).toHaveLength(1);
  });

  test('on both sides of a death in the middle asks once, and the run is interrupted', async () => {
    await prepare();
    server.next(
      chatStream({ deltas: ['half'], finishReason: null, done: false, ending: 'silence' }),
    );
    openRawSurface(house).send(start);
    await server.request(0);
    house.killBackground();
    const surface = openRawSurface(house);
    surface.send(start);
    await surface.next('run-accepted');
    surface.send({ type: 'run-attach', runId: 'run-1', cursor: 0 });
    const update = await surface.next('run-update');
    expect(update.parts.at(-1)).toMatchObject({ type: 'error', error: { kind: 'interrupted' } });
    expect(server.requests).toHaveLength(1);
  });

  test('asks nothing when the background died between the rows and the request', async () => {
    let dieNow = true;
    await prepare({
      wrapStore: (store) => ({
        ...store,
        async begin(beginning) {
          const begun = await store.begin(beginning);
          if (!dieNow) return begun;
          dieNow = false;
          house.killBackground();
          return new Promise(() => undefined);
        },
      }),
    });
    openRawSurface(house).send(start);
    await waitUntil(() => !dieNow, 'the death');
    const surface = openRawSurface(house);
    surface.send(start);
    await surface.next('run-accepted');
    surface.send({ type: 'run-attach', runId: 'run-1', cursor: 0 });
    const update = await surface.next('run-update');
    expect(update.parts.at(-1)).toMatchObject({ type: 'error', error: { kind: 'interrupted' } });
    expect(server.requests).toHaveLength(0);
  });
});

describe('the opening of a channel', () => {
  test('in another version is answered with ours, and nothing follows', async () => {
    await prepare();
    const surface = openRawSurface(house, 999);
    await surface.next('version-mismatch');
    surface.send({ type: 'conversation-list', query: '', limit: 100 });
    surface.send(start);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(surface.updates.map((update) => update.type)).toEqual(['version-mismatch']);
    expect(server.requests).toHaveLength(0);
  });

  test('survives what is no command', async () => {
    await prepare();
    const surface = openRawSurface(house);
    await surface.next('welcome');
    for (const junk of [null, 'hello', { type: 'run-start' }, { type: 'constructor' }]) {
      surface.send(junk as unknown as Command);
    }
    surface.send({ type: 'conversation-list', query: '', limit: 100 });
    expect((await surface.next('conversation-list')).conversations).toEqual([]);
  });
});
