import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isEnded } from '../../lib/core/run-view.ts';
import { chatStream, jsonError } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { connectTo, lastAnswer, say } from '../support/conversing.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface } from '../support/house.ts';
import { createRandom } from '../support/random.ts';
import { waitUntil } from '../support/wait-until.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
/** More turns than any of these commands takes from the click to its last effect. */
const longestTurns = 16;

let server: FaultServer;
let house: House;
let page: HousedSurface;

beforeEach(async () => {
  server = await createFaultServer();
  house = createHouse();
  page = house.openSurface();
  await connectTo(page, server);
  await waitUntil(() => page.loaded.value, 'the conversation');
});

afterEach(async () => {
  house.close();
  await server.close();
});

/** Lets the background die somewhere between what was said last and its effects. */
async function dieSoon(seed: number): Promise<void> {
  for (let turns = createRandom(seed).integer(0, longestTurns); turns > 0; turns -= 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  house.killBackground();
}

/** A surface that knows only what is kept. */
async function look(at = house): Promise<HousedSurface> {
  const surface = at.openSurface({ kind: 'options' });
  await waitUntil(() => surface.status.value === 'ready', 'another surface');
  return surface;
}

describe.each(seeds)('a background that dies soon after it was told (seed %d)', (seed) => {
  test('to save settings: they are saved, and in the order in which they were set', async () => {
    void page.saveSettings({ language: 'fr', stopOnClose: true });
    void page.saveSettings({ language: 'de' });
    await dieSoon(seed);
    const other = await look();
    await waitUntil(() => other.settings.value.language === 'de', 'the last settings');
    await waitUntil(() => page.settings.value.language === 'de', 'the same on this page');
    expect(other.settings.value.stopOnClose).toBe(true);
    expect(page.refused.value).toBe(false);
  });

  test('to delete a connection: it is gone, and another is the default', async () => {
    const [first] = page.connections.value;
    await connectTo(page, server);
    page.deleteConnection(page.settings.value.defaultConnectionId ?? '');
    await dieSoon(seed);
    const other = await look();
    await waitUntil(() => other.connections.value.length === 1, 'the deletion');
    await waitUntil(() => other.settings.value.defaultConnectionId === first?.id, 'the default');
    await waitUntil(() => page.connections.value.length === 1, 'the same on this page');
  });

  test('to forget what was learnt: it is forgotten', async () => {
    const refusal = { error: { message: 'Unknown parameter: stream_options' } };
    server.next(jsonError(400, refusal), chatStream({ text: 'Fine' }));
    say(page, 'Hi');
    await waitUntil(() => lastAnswer(page)?.state.value === 'finished', 'the answer');
    const learnt = (surface: HousedSurface): number =>
      Object.keys(surface.connections.value[0]?.corrections ?? {}).length;
    await waitUntil(() => learnt(page) === 1, 'what is learnt');
    page.forgetCorrections(page.connections.value[0]!.id);
    await dieSoon(seed);
    const other = await look();
    await waitUntil(() => learnt(other) === 0, 'nothing to be known');
  });

  test('to stop a run that it was just told to begin: it is at its end, and does not begin again', async () => {
    server.otherwise(
      chatStream({ deltas: ['a'], finishReason: null, done: false, ending: 'silence' }),
    );
    say(page, 'Hi');
    page.stop(page.liveRunId.value ?? '');
    await dieSoon(seed);
    await waitUntil(() => isEnded(lastAnswer(page)?.state.value ?? 'waiting'), 'the end');
    expect(['stopped', 'interrupted']).toContain(lastAnswer(page)?.state.value);
    await waitUntil(() => house.liveCount() === 0, 'nothing to go on');
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });

  test('to stop a run that streams: it is at its end', async () => {
    server.otherwise(
      chatStream({ deltas: ['a'], finishReason: null, done: false, ending: 'silence' }),
    );
    say(page, 'Hi');
    await waitUntil(() => lastAnswer(page)?.state.value === 'streaming', 'the answer');
    page.stop(page.liveRunId.value ?? '');
    await dieSoon(seed);
    await waitUntil(() => isEnded(lastAnswer(page)?.state.value ?? 'waiting'), 'the end');
    expect(['stopped', 'interrupted']).toContain(lastAnswer(page)?.state.value);
    expect(lastAnswer(page)?.view().text.toString()).toBe('a');
  });
});

test('what the browser refuses to keep is said to be refused, what holds is shown, and nothing is repeated', async () => {
  let isFull = true;
  let tries = 0;
  const full = createHouse({
    wrapVault: (vault) => ({
      ...vault,
      settings: {
        ...vault.settings,
        async put(row) {
          tries += 1;
          if (isFull) throw new DOMException('full', 'QuotaExceededError');
          return vault.settings.put(row);
        },
      },
    }),
  });
  const surface = full.openSurface({ kind: 'options' });
  await waitUntil(() => surface.status.value === 'ready', 'the surface');
  const before = surface.settings.value;
  void surface.saveSettings({ language: 'de' });
  await waitUntil(() => surface.refused.value, 'the refusal');
  await waitUntil(() => surface.settings.value !== before, 'what holds');
  expect(surface.settings.value).toEqual(before);
  full.killBackground();
  await look(full);
  expect(tries).toBe(1);
  isFull = false;
  void surface.saveSettings({ language: 'de' });
  await waitUntil(() => surface.settings.value.language === 'de', 'the change');
  expect(surface.refused.value).toBe(false);
  full.close();
});
