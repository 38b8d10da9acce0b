import { afterEach, beforeEach, expect, test } from 'vitest';
import { toTemporaryId } from '../../lib/core/ids.ts';
import type { RunRecord } from '../../lib/core/run-record.ts';
import {
  clearDiagnostics,
  readDiagnostics,
} from '../../lib/surface/diagnostics/diagnostics-requests.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { connectTo, say, stateOf, textOf } from '../support/conversing.ts';
import { chatStream, jsonError } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { singleTry } from '../support/single-try.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: FaultServer;
let house: House;

beforeEach(async () => {
  server = await createFaultServer();
  house = createHouse();
});
afterEach(async () => {
  house.close();
  await server.close();
});

/** Waits until the last answer's row is whole, after which what is noted of it is under way. */
function untilWritten(panel: Surface): Promise<unknown> {
  return waitUntil(() => panel.liveRunId.value === null && house.liveCount() === 0, 'its row');
}

/** The records once there are so many of them, the newest first. */
function untilNoted(surface: Surface, count: number): Promise<RunRecord[]> {
  return waitUntil(async () => {
    const { records } = await readDiagnostics(surface);
    return records?.length === count ? records : undefined;
  }, `${count} records`);
}

test('each run has a record with what went over the wire, and no word of anybody', async () => {
  const panel = house.openSurface();
  await connectTo(panel, server);
  server.next(
    chatStream({ text: 'The confidential Elbe.' }),
    jsonError(401, { error: { message: 'the confidential reason' } }),
  );
  say(panel, 'The confidential question?');
  await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
  say(panel, 'And now?');
  await waitUntil(() => stateOf(panel) === 'failed', 'the refusal');
  const [failed, finished] = await untilNoted(panel, 2);
  expect(finished).toMatchObject({
    provider: 'custom',
    dialect: 'chat-completions',
    host: 'loopback',
    usualHost: false,
    model: '',
    stream: true,
    readers: 1,
    life: 1,
    end: 'finish',
    finish: 'stop',
  });
  const [step] = finished?.steps ?? [];
  expect(step?.status).toBe(200);
  expect(step?.received).toBeGreaterThan(100);
  expect(step?.sent).toBeGreaterThan(100);
  expect(step?.events).toBeGreaterThan(step?.deltas ?? Number.NaN);
  expect(step?.deltas).toBeGreaterThan(0);
  expect(step?.headMs).toBeLessThanOrEqual(step?.firstByteMs ?? Number.NaN);
  expect(step?.firstByteMs).toBeLessThanOrEqual(step?.lastByteMs ?? Number.NaN);
  expect(step?.lastByteMs).toBeLessThanOrEqual(step?.endMs ?? Number.NaN);
  expect(failed).toMatchObject({ end: 'error', fault: { kind: 'key-refused', status: 401 } });
  expect(failed?.steps).toMatchObject([{ status: 401 }]);
  const all = JSON.stringify([failed, finished]);
  for (const word of ['confidential', 'sk-', '127.0.0.1', panel.conversationId.value]) {
    expect(all).not.toContain(word);
  }
});

test('a run whose background died stands there as interrupted, once, and backgrounds are counted', async () => {
  const panel = house.openSurface();
  await connectTo(panel, server);
  server.next(chatStream({ text: 'Half', finishReason: null, ending: 'silence', done: false }));
  say(panel, 'Will it end?');
  await waitUntil(() => textOf(panel) === 'Half', 'the text');
  house.killBackground();
  await waitUntil(() => stateOf(panel) === 'interrupted', 'the end');
  const [record] = await untilNoted(panel, 1);
  expect(record).toMatchObject({ orphan: true, life: 2, fault: { kind: 'interrupted' } });
  expect(record?.steps).toHaveLength(1);
  house.killBackground();
  await waitUntil(() => panel.status.value === 'ready', 'the next background');
  const read = await readDiagnostics(panel);
  expect(read.records).toEqual([record]);
  expect(read.lives).toBe(3);
});

test('nothing is noted of a temporary conversation, nor while the log is off, and deleting everything clears it', async () => {
  const panel = house.openSurface();
  await connectTo(panel, server);
  panel.showConversation(toTemporaryId('c-1'));
  await waitUntil(() => panel.loaded.value, 'the temporary conversation');
  say(panel, 'Unseen?');
  await waitUntil(() => stateOf(panel) === 'finished', 'the first answer');
  await panel.saveSettings({ keepLog: false });
  panel.newConversation();
  await waitUntil(() => panel.loaded.value && panel.branch.value.length === 0, 'the conversation');
  say(panel, 'Unnoted?');
  await waitUntil(() => stateOf(panel) === 'finished', 'the second answer');
  await untilWritten(panel);
  expect(await readDiagnostics(panel)).toMatchObject({ records: [] });
  await panel.saveSettings({ keepLog: true });
  say(panel, 'Noted?');
  await waitUntil(
    () => panel.branch.value.length === 4 && stateOf(panel) === 'finished',
    'the third answer',
  );
  await untilNoted(panel, 1);
  await panel.records.remove(null);
  await untilNoted(panel, 0);
});

test('the log is cleared when the user says so, and goes on with the next run', async () => {
  const panel = house.openSurface();
  await connectTo(panel, server);
  say(panel, 'One?');
  await waitUntil(() => stateOf(panel) === 'finished', 'the answer');
  await untilNoted(panel, 1);
  expect(await clearDiagnostics(panel)).toBe(true);
  await untilNoted(panel, 0);
  say(panel, 'Two?');
  await untilNoted(panel, 1);
});

test('tests, lists of models and titles stand there too, named as what they are, and with no word of anybody', async () => {
  const panel = house.openSurface();
  await connectTo(panel, server);
  const draft = {
    id: null,
    name: 'The confidential name',
    provider: 'custom',
    baseUrl: server.baseUrl,
    model: 'confidential-model',
    models: [],
    systemPrompt: 'The confidential prompt',
    tuning: singleTry,
    key: 'sk-test-1234567890',
  };
  const asking = { signal: new AbortController().signal, onQueued: () => undefined };
  server.next(chatStream({ text: 'The confidential reply, which is long enough.' }));
  await panel.testConnection(draft, asking);
  server.when(
    ({ method }) => method === 'GET',
    jsonError(403, { error: { message: 'The confidential list' } }),
  );
  await panel.listModels(draft, asking);
  await panel.testConnection({ ...draft, baseUrl: 'not confidential' }, asking);
  await panel.saveSettings({ titleByModel: true });
  say(panel, 'The confidential question?');
  const records = await untilNoted(panel, 5);
  expect(new Set(records.map(({ task = '' }) => task))).toEqual(
    new Set(['', 'models', 'test', 'title']),
  );
  const find = (named: RunRecord['task']) => records.findLast(({ task }) => task === named);
  expect(find('test')).toMatchObject({ host: 'loopback', model: '', end: 'finish', readers: 1 });
  expect(find('test')?.steps).toMatchObject([{ status: 200 }]);
  expect(find('test')?.steps[0]?.received).toBeGreaterThan(20);
  expect(find('models')).toMatchObject({ end: 'error', steps: [{ status: 403 }] });
  expect(find('title')).toMatchObject({ host: 'loopback', end: 'finish', readers: 0 });
  expect(find('title')?.steps).toMatchObject([{ status: 200 }]);
  expect(JSON.stringify(records)).not.toMatch(/confidential|sk-test|127\.0\.0\.1/);
});
