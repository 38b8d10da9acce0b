import { describe, expect, test } from 'vitest';
import { createRunWriter } from '../../../lib/background/run-writer.ts';
import { createJournal } from '../../../lib/core/journal.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { createManualClock, settlePromises } from '../../support/manual-clock.ts';
import { createRandom } from '../../support/random.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });

interface Write {
  readonly seq: number;
  readonly parts: readonly StreamPart[];
  readonly atMs: number;
  finish(): void;
  fail(): void;
}

/** A writer over a store whose writes end when the test says so; at once unless `slow`. */
function createDesk({ watched = true, slow = false } = {}) {
  const journal = createJournal();
  const clock = createManualClock();
  const startMs = clock.now();
  const writes: Write[] = [];
  const told: number[] = [];
  let writing = 0;
  let mostAtOnce = 0;
  const desk = { watched, slow, journal, clock, writes, told };
  const writer = createRunWriter({
    journal,
    clock,
    write(seq, parts) {
      writing += 1;
      mostAtOnce = Math.max(mostAtOnce, writing);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const end = (settle: () => void) => () => {
        writing -= 1;
        settle();
      };
      const atMs = clock.now() - startMs;
      writes.push({
        seq,
        parts,
        atMs,
        finish: end(resolve),
        fail: end(() => reject(new Error('full'))),
      });
      if (!desk.slow) writes.at(-1)?.finish();
      return promise;
    },
    onDurable: (durable) => told.push(durable),
    isWatched: () => desk.watched,
  });
  return Object.assign(desk, {
    writer,
    mostAtOnce: () => mostAtOnce,
    async append(part: StreamPart, urgent = false) {
      journal.append(part);
      writer.changed(urgent);
      await settlePromises();
    },
    async advance(ms: number) {
      // In small steps, so that what a write sets off is in time too.
      for (let passed = 0; passed < ms; passed += 1) {
        clock.advance(1);
        await Promise.resolve();
        await Promise.resolve();
      }
      await settlePromises();
    },
  });
}

describe('a run’s writer', () => {
  test('writes the first delta at once, and tells of it once it is durable', async () => {
    const desk = createDesk({ slow: true });
    await desk.append({ type: 'step-start', step: 1, atMs: 1 });
    desk.writes[0]?.finish();
    await settlePromises();
    await desk.append(text('a'), true);
    expect(desk.writes.map(({ seq, parts, atMs }) => ({ seq, parts, atMs }))).toEqual([
      { seq: 0, parts: [{ type: 'step-start', step: 1, atMs: 1 }], atMs: 0 },
      { seq: 1, parts: [text('a')], atMs: 0 },
    ]);
    expect(desk.told).toEqual([1]);
    desk.writes[1]?.finish();
    await settlePromises();
    expect(desk.told).toEqual([1, 2]);
    expect(desk.writer.durable).toBe(2);
  });

  test.each([
    ['watched', true, 17],
    ['unwatched', false, 250],
  ])(
    'while %s, gathers what comes in between and flushes once an interval',
    async (_, watched, interval) => {
      const desk = createDesk({ watched });
      await desk.append(text('0'), true);
      for (let ms = 1; ms < interval; ms += 1) {
        await desk.advance(1);
        await desk.append(text('.'));
      }
      expect(desk.writes).toHaveLength(1);
      await desk.advance(1);
      expect(desk.writes.map(({ atMs }) => atMs)).toEqual([0, interval]);
      expect(desk.writes[1]?.parts).toEqual([text('.'.repeat(interval - 1))]);
      expect(desk.told).toEqual([1, interval]);
    },
  );

  test('never flushes more often than the interval, whatever comes', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = createRandom(seed);
      const desk = createDesk();
      for (let index = 0; index < 60; index += 1) {
        await desk.append(text('x'));
        await desk.advance(random.integer(0, 12));
      }
      const gaps = desk.writes
        .slice(1)
        .map(({ atMs }, index) => atMs - (desk.writes[index]?.atMs ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(17);
      await desk.advance(20);
      expect(desk.writer.durable).toBe(60);
    }
  });

  test('rests when there is nothing to write', async () => {
    const desk = createDesk();
    await desk.append(text('a'), true);
    await desk.advance(1_000);
    expect(desk.writes).toHaveLength(1);
    expect(desk.clock.waiting).toBe(0);
    await desk.append(text('b'));
    expect(desk.writes.map(({ atMs }) => atMs)).toEqual([0, 1_000]);
  });

  test('does not wait with the end', async () => {
    const desk = createDesk();
    await desk.append(text('a'), true);
    await desk.append(text('b'));
    await desk.append({ type: 'abort', atMs: 5 });
    expect(desk.writes[1]).toMatchObject({
      atMs: 0,
      parts: [text('b'), { type: 'abort', atMs: 5 }],
    });
    expect(desk.told.at(-1)).toBe(3);
    expect(desk.clock.waiting).toBe(0);
  });

  test('has one write under way; what comes meanwhile gathers into the next', async () => {
    const desk = createDesk({ slow: true });
    await desk.append(text('a'), true);
    for (let index = 0; index < 10; index += 1) {
      await desk.append(text('b'));
      await desk.advance(17);
    }
    expect(desk.writes).toHaveLength(1);
    expect(desk.told).toEqual([]);
    desk.writes[0]?.finish();
    await settlePromises();
    expect(desk.writes).toHaveLength(2);
    expect(desk.writes[1]).toMatchObject({ seq: 1, parts: [text('bbbbbbbbbb')] });
    expect(desk.told).toEqual([1]);
  });

  test('writes what was urgent during a write as soon as that is over', async () => {
    const desk = createDesk({ slow: true, watched: false });
    await desk.append({ type: 'step-start', step: 1, atMs: 1 });
    await desk.append(text('first'), true);
    await desk.append(text(' more'));
    desk.writes[0]?.finish();
    await settlePromises();
    expect(desk.writes[1]).toMatchObject({ seq: 1, atMs: 0, parts: [text('first more')] });
  });

  test('writes the end that came during a write as soon as that is over', async () => {
    const desk = createDesk({ slow: true, watched: false });
    await desk.append(text('a'), true);
    await desk.append({ type: 'abort', atMs: 1 });
    desk.writes[0]?.finish();
    await settlePromises();
    expect(desk.writes[1]).toMatchObject({ atMs: 0, parts: [{ type: 'abort', atMs: 1 }] });
  });

  test('cuts a slow interval short when somebody begins to watch', async () => {
    const desk = createDesk({ watched: false });
    await desk.append(text('a'), true);
    await desk.advance(5);
    await desk.append(text('b'));
    await desk.advance(5);
    desk.watched = true;
    desk.writer.watched();
    await desk.advance(6);
    expect(desk.writes).toHaveLength(1);
    await desk.advance(1);
    expect(desk.writes.map(({ atMs }) => atMs)).toEqual([0, 17]);
  });

  test('writes at once for one who begins to watch late in a slow interval', async () => {
    const desk = createDesk({ watched: false });
    await desk.append(text('a'), true);
    await desk.append(text('b'));
    await desk.advance(100);
    desk.watched = true;
    desk.writer.watched();
    await settlePromises();
    expect(desk.writes.map(({ atMs }) => atMs)).toEqual([0, 100]);
  });

  test('does nothing for a watcher while there is nothing to write', async () => {
    const desk = createDesk();
    desk.writer.watched();
    await desk.advance(50);
    expect(desk.writes).toEqual([]);
  });

  test('goes on over a store that fails: the screen has the answer all the same', async () => {
    const desk = createDesk({ slow: true });
    await desk.append(text('a'), true);
    desk.writes[0]?.fail();
    await settlePromises();
    expect(desk.told).toEqual([1]);
    await desk.append(text('b'));
    await desk.advance(17);
    desk.writes[1]?.fail();
    await settlePromises();
    expect(desk.writes[1]).toMatchObject({ seq: 1, parts: [text('b')] });
    expect(desk.told).toEqual([1, 2]);
  });

  test('writes every entry once and in order, and tells of none before it is durable', async () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const random = createRandom(seed);
      const desk = createDesk({ slow: true, watched: random.next() < 0.5 });
      let expected = '';
      let ended = 0;
      for (let step = 0; step < 80; step += 1) {
        const choice = random.next();
        if (choice < 0.5) {
          const letter = String.fromCharCode(97 + (step % 26));
          expected += letter;
          await desk.append(text(letter), choice < 0.05);
        } else if (choice < 0.7) await desk.advance(random.integer(1, 60));
        else if (choice < 0.8) {
          desk.watched = !desk.watched;
          if (desk.watched) desk.writer.watched();
        } else if (ended < desk.writes.length) {
          desk.writes[ended]?.finish();
          ended += 1;
          await settlePromises();
        }
        const durable = ended < desk.writes.length ? desk.writes[ended]?.seq : desk.told.at(-1);
        expect(desk.told.at(-1) ?? 0).toBeLessThanOrEqual(durable ?? 0);
      }
      await desk.append({ type: 'abort', atMs: 1 });
      for (; ended < desk.writes.length; ended += 1) {
        desk.writes[ended]?.finish();
        await settlePromises();
      }
      const written = desk.writes.flatMap(({ parts }) => parts);
      const words = written.map((part) => (part.type === 'text-delta' ? part.text : ''));
      expect(words.join('')).toBe(expected);
      expect(written.at(-1)).toEqual({ type: 'abort', atMs: 1 });
      expect(desk.mostAtOnce()).toBe(1);
      expect(desk.told).toEqual(desk.told.toSorted((a, b) => a - b));
      expect(desk.writer.durable).toBe(desk.journal.length);
    }
  });

  test('is not held up by a clock that is put back', async () => {
    const desk = createDesk();
    await desk.append(text('a'), true);
    desk.clock.jump(desk.clock.now() - 3_600_000);
    await desk.append(text('b'));
    await desk.advance(17);
    expect(desk.writer.durable).toBe(2);
  });
});
