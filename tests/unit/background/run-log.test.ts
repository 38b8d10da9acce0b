import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { createRunLog } from '../../../lib/background/run-log.ts';
import type { RunRecord } from '../../../lib/core/run-record.ts';

let logs = 0;
const toLog = () => createRunLog(`run-log-${(logs += 1)}`);

function toRecord(atMs: number, given: Partial<RunRecord> = {}): RunRecord {
  return {
    id: `run-${atMs}`,
    atMs,
    provider: 'openai',
    dialect: 'chat-completions',
    host: 'remote',
    usualHost: true,
    model: 'gpt-4o',
    stream: true,
    readers: 1,
    life: 1,
    steps: [],
    end: 'finish',
    ...given,
  };
}

test('the log holds the last hundred runs', async () => {
  const log = toLog();
  for (let atMs = 1; atMs <= 103; atMs += 1) await log.add(toRecord(atMs));
  const kept = await log.all();
  expect(kept.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 100 }, (_, at) => at + 4));
});

test('the log holds no more than its bound, also where each record is large', async () => {
  const log = toLog();
  const steps = Array.from({ length: 1_000 }, (_, sinceMs) => ({ sinceMs, status: 200 }));
  for (let atMs = 1; atMs <= 20; atMs += 1) await log.add(toRecord(atMs, { steps }));
  const kept = await log.all();
  expect(JSON.stringify(kept).length).toBeLessThan(260_000);
  expect(kept.at(-1)?.atMs).toBe(20);
});

test('a run that is noted twice stands there once', async () => {
  const log = toLog();
  await log.add(toRecord(5, { end: 'abort' }));
  await log.add(toRecord(5));
  expect(await log.all()).toEqual([toRecord(5)]);
});

test('the log outlives who opened it, and is empty once it was cleared', async () => {
  const log = toLog();
  await log.add(toRecord(7));
  const next = createRunLog(`run-log-${logs}`);
  expect(await next.all()).toHaveLength(1);
  await next.clear();
  expect(await log.all()).toEqual([]);
});
