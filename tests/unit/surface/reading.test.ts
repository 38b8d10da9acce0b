import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReading } from '../../../lib/surface/reading.ts';

const second = 1_000;

/** What watches the log's size, told by {@link move}. */
let told: (() => void) | undefined;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', Object.assign(new EventTarget(), { setTimeout, clearTimeout }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        told = callback;
      }
      observe(): void {}
      disconnect(): void {
        told = undefined;
      }
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A log of one row, which is read with its top 3 px below that of the log. */
function open() {
  const log = { isComing: true, rowPx: 500 };
  const scroller = Object.assign(new EventTarget(), {
    scrollTop: 0,
    getBoundingClientRect: () => ({ top: 0 }),
  });
  const row = { getBoundingClientRect: () => ({ top: log.rowPx - scroller.scrollTop }) };
  const content = {
    children: [{ children: [{ children: [row] }] }],
    querySelector: () => (log.isComing ? row : null),
  };
  const reading = createReading({
    scroller: scroller as unknown as HTMLElement,
    content: content as unknown as HTMLElement,
    rowIds: () => ['read'],
    follow: { following: signal(false), pin: () => () => undefined },
    places: {
      read: () => ({ id: 'read', offsetPx: 3 }),
      write: () => undefined,
      send: () => undefined,
      sent: signal(0),
    },
  });
  reading.arrive('c');
  return {
    log,
    /** What is above the row becomes higher. */
    move(byPx: number): void {
      log.rowPx += byPx;
      told?.();
    },
    offset: () => row.getBoundingClientRect().top,
  };
}

test('a place is held as long as rows are still to come, however slowly they come', () => {
  const { log, move, offset } = open();
  expect(offset()).toBe(3);
  for (let frame = 0; frame < 30; frame += 1) {
    vi.advanceTimersByTime(frame % 2 === 0 ? 3 * second : second / 2);
    move(40);
    expect(offset()).toBe(3);
  }
  log.isComing = false;
  move(40);
  // What comes later is an answer that is being written, which never comes to rest.
  vi.advanceTimersByTime(second / 2);
  move(40);
  expect(offset()).toBe(83);
});

test('a place whose rows are all there is held until the log has had its shape for a second, and five in any case', () => {
  const { log, move, offset } = open();
  log.isComing = false;
  for (let frame = 0; frame < 9; frame += 1) {
    vi.advanceTimersByTime(second / 2);
    move(40);
    expect(offset()).toBe(3);
  }
  vi.advanceTimersByTime(second);
  move(40);
  expect(offset()).toBe(43);
});
