import { beforeEach, describe, expect, test } from 'vitest';
import { createLiveRun } from '../../../lib/background/live-run.ts';
import type { LiveRun } from '../../../lib/background/live-run.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { createManualClock, settlePromises } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const abort: StreamPart = { type: 'abort', atMs: 9 };

function toText(parts: readonly StreamPart[]): string {
  return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}

let clock: ManualClock;
let store: ConversationStore;
let run: LiveRun;

beforeEach(async () => {
  clock = createManualClock();
  store = createEmptyStore();
  await store.begin(toBeginning('r'));
  run = createLiveRun(toAnswer({ id: 'r' }), store, clock);
});

/** A reader that applies the receiving rule and fails on any breach of it. */
function read(cursor = 0) {
  const heard: { from: number; to: number; parts: StreamPart[] }[] = [];
  const detach = run.attach(cursor, (from, to, parts) => heard.push({ from, to, parts }));
  return {
    heard,
    detach,
    text: () => toText(heard.flatMap(({ parts }) => parts)),
  };
}

async function flush(ms = 300): Promise<void> {
  clock.advance(ms);
  await settlePromises();
}

describe('a live run', () => {
  test('marks its first visible part with the time, once', async () => {
    run.append({ type: 'step-start', step: 1, atMs: 1 });
    run.append({ type: 'model-used', model: 'm' });
    clock.advance(40);
    run.append({ type: 'reasoning-delta', text: 'hm' });
    run.append(text('a'));
    await flush();
    expect(run.journal.since(0).map(({ type }) => type)).toEqual([
      'step-start',
      'model-used',
      'first-delta',
      'reasoning-start',
      'reasoning-delta',
      'reasoning-end',
      'text-delta',
    ]);
    expect(run.journal.since(2, 3)).toEqual([{ type: 'first-delta', atMs: clock.now() - 300 }]);
  });

  test('notes how long the model thought, each time that it did', async () => {
    const thought = { type: 'reasoning-delta', text: 'hm' } as const;
    const pieces: StreamPart[] = [
      thought,
      { type: 'usage', usage: {} },
      thought,
      text('a'),
      text('b'),
      thought,
      { type: 'tool-call-delta', index: 0, name: 'look', arguments: '' },
      abort,
    ];
    for (const piece of pieces) {
      run.append(piece);
      clock.advance(100);
    }
    await flush();
    // Of three hundred and of one hundred milliseconds.
    expect(toRunView(run.journal.since(0)).reasoningMs).toBe(400);
  });

  test('knows a text that turned out to be one thought as that from its first word on', async () => {
    run.append(text('I should look.'));
    clock.advance(100);
    run.append({ type: 'text-was-reasoning' });
    clock.advance(50);
    run.append(text('Here it is.'));
    await flush();
    expect(toRunView(run.journal.since(0)).reasoningMs).toBe(150);
  });

  test('notes when its last word came, which is not when it ended, and a disk knows it before', async () => {
    run.append(text('a'));
    clock.advance(500);
    run.append(text('b'));
    const cameAtMs = clock.now();
    await flush();
    expect(await store.readJournal('r')).toContainEqual({ type: 'last-delta', atMs: cameAtMs });
    clock.advance(60_000);
    run.append(abort);
    await flush();
    expect(run.journal.since(1)).toEqual([
      text('ab'),
      { type: 'last-delta', atMs: cameAtMs },
      abort,
    ]);
  });

  test('notes of each request when its first and its last word came', async () => {
    const call = { type: 'tool-call-delta', index: 0, name: 'look', arguments: '' } as const;
    run.append({ type: 'step-start', step: 1, atMs: clock.now() });
    const firstAtMs = clock.now();
    run.append(text('a'));
    clock.advance(500);
    run.append(call);
    clock.advance(60_000);
    run.append({ type: 'step-start', step: 2, atMs: clock.now() });
    clock.advance(100);
    run.append(text('b'));
    await flush();
    const times = run.journal.since(0).filter(({ type }) => /^(?:first|last)-delta$/.test(type));
    expect(times).toEqual([
      { type: 'first-delta', atMs: firstAtMs },
      { type: 'last-delta', atMs: firstAtMs + 500 },
      { type: 'first-delta', atMs: firstAtMs + 60_600 },
    ]);
    expect(toRunView(run.journal.since(0)).requests).toMatchObject([
      { firstAtMs, lastAtMs: firstAtMs + 500 },
      { firstAtMs: firstAtMs + 60_600 },
    ]);
  });

  test('that ends has what was held back of its text before its end, for readers too', async () => {
    const reader = read();
    run.append(text('a'));
    run.append({ type: 'withheld', part: { type: 'text-delta', text: '<thi' } });
    await flush();
    expect(reader.text()).toBe('a');
    run.append(abort);
    await flush();
    expect(reader.text()).toBe('a<thi');
    expect(run.journal.since(1)).toEqual([text('a<thi'), abort]);
  });

  test('that said more than was held back has it once', async () => {
    run.append({ type: 'withheld', part: { type: 'text-delta', text: '<thi' } });
    run.append(text('<this'));
    run.append(abort);
    await flush();
    expect(run.journal.since(2)).toEqual([text('<this'), abort]);
  });

  test('lets a reader hear nothing that is not in the store', async () => {
    let kept = '';
    const slow: ConversationStore = {
      ...store,
      async appendJournal(id, seq, parts) {
        await settlePromises();
        await store.appendJournal(id, seq, parts);
        kept += toText(parts);
      },
    };
    run = createLiveRun(toAnswer({ id: 'r' }), slow, clock);
    let heard = '';
    run.attach(0, (_from, _to, parts) => {
      heard += toText(parts);
      expect(kept).toBe(heard);
    });
    for (const words of ['a', 'b', 'c', 'd']) {
      run.append(text(words));
      await flush(10);
    }
    await flush();
    await flush();
    expect(heard).toBe('abcd');
  });

  test('gives a new reader all that there is, joined, and then what comes', async () => {
    for (const words of ['a', 'b', 'c']) run.append(text(words));
    await flush();
    const reader = read();
    expect(reader.heard).toHaveLength(1);
    expect(reader.heard[0]).toMatchObject({ from: 0, to: 4 });
    run.append(text('d'));
    await flush();
    expect(reader.heard[1]).toEqual({ from: 4, to: 5, parts: [text('d')] });
    expect(reader.text()).toBe('abcd');
  });

  test('goes on for a reader where it stood', async () => {
    run.append(text('a'));
    run.append(text('b'));
    await flush();
    const reader = read(2);
    expect(reader.heard).toEqual([{ from: 2, to: 3, parts: [text('b')] }]);
  });

  test('starts over for a reader whose cursor is from another journal', async () => {
    run.append(text('a'));
    await flush();
    const reader = read(99);
    expect(reader.heard[0]).toMatchObject({ from: 0, to: 2 });
  });

  test('makes reading wait while the disk is far behind, and no longer', async () => {
    expect(run.room()).toBeUndefined();
    run.append(text('a'.repeat(200_000)));
    expect(run.room()).toBeUndefined();
    run.append(text('b'.repeat(300_000)));
    const room = run.room();
    expect(room).toBeInstanceOf(Promise);
    await room;
    await settlePromises();
    expect(run.room()).toBeUndefined();
    expect(read().text()).toHaveLength(500_000);
  });

  test('makes nobody wait once it has ended', async () => {
    run.append(text('a'.repeat(300_000)));
    const room = run.room();
    run.append(abort);
    await room;
    expect(run.room()).toBeUndefined();
  });

  test('ends an answer that finds no end, keeps what came, and closes the socket', async () => {
    const megabyte = text('a'.repeat(1_000_000));
    for (let count = 0; count < 4; count += 1) run.append(megabyte);
    expect(run.journal.closed).toBe(false);
    run.append({ type: 'reasoning-delta', text: 'x' });
    expect(run.journal.since(run.journal.length - 1)).toMatchObject([
      { type: 'error', error: { kind: 'endless' } },
    ]);
    expect(run.controller.signal.aborted).toBe(true);
    await flush();
    expect(read().text()).toHaveLength(4_000_000);
  });

  test('says nothing to a reader who has all', async () => {
    run.append(text('a'));
    await flush();
    expect(read(2).heard).toEqual([]);
  });

  test('tells several readers each its own, and none that has left', async () => {
    const first = read();
    run.append(text('a'));
    await flush();
    const second = read(0);
    run.append(text('b'));
    await flush();
    first.detach();
    run.append(text('c'));
    await flush();
    expect(first.text()).toBe('ab');
    expect(second.text()).toBe('abc');
  });

  test('knows whether somebody reads it', () => {
    expect(run.watched).toBe(false);
    const reader = read();
    expect(run.watched).toBe(true);
    reader.detach();
    expect(run.watched).toBe(false);
  });

  test('takes nothing after its end, and is settled once all of it is written', async () => {
    const reader = read();
    let settled = false;
    void run.settled.then(() => (settled = true));
    run.append(text('a'));
    run.append(abort);
    run.append(text('late'));
    expect(settled).toBe(false);
    await flush();
    expect(settled).toBe(true);
    expect(reader.text()).toBe('a');
    expect(reader.heard.at(-1)?.parts.at(-1)).toEqual(abort);
    expect(await store.readJournal('r')).toEqual(run.journal.since(0));
  });

  test('is told in updates that leave no gap, however it is read', async () => {
    const reader = read();
    for (let index = 0; index < 50; index += 1) {
      run.append(text(String(index)));
      if (index % 7 === 0) await flush(17);
    }
    run.append(abort);
    await flush();
    const ends = reader.heard.map(({ to }) => to);
    expect(reader.heard.map(({ from }) => from)).toEqual([0, ...ends.slice(0, -1)]);
    expect(ends.at(-1)).toBe(run.journal.length);
  });
});
