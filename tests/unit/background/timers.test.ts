import { describe, expect, test } from 'vitest';
import { createHeartbeat } from '../../../lib/background/heartbeat.ts';
import { createWatchdog } from '../../../lib/background/watchdog.ts';
import { createManualClock } from '../../support/manual-clock.ts';

describe('the heartbeat', () => {
  function create() {
    const clock = createManualClock();
    let beats = 0;
    const heartbeat = createHeartbeat(clock, () => {
      beats += 1;
    });
    return { clock, heartbeat, beats: () => beats };
  }

  test('is still while nothing runs', () => {
    const { clock, heartbeat, beats } = create();
    clock.advance(600_000);
    heartbeat.setLive(false);
    clock.advance(600_000);
    expect(beats()).toBe(0);
    expect(clock.waiting).toBe(0);
  });

  test('beats at once and then often enough for a browser that waits 30 s', () => {
    const { clock, heartbeat, beats } = create();
    heartbeat.setLive(true);
    expect(beats()).toBe(1);
    for (let beat = 2; beat < 20; beat += 1) {
      clock.advance(20_000);
      expect(beats()).toBe(beat);
    }
  });

  test('beats in one rhythm, however often it is told', () => {
    const { clock, heartbeat, beats } = create();
    for (let index = 0; index < 5; index += 1) heartbeat.setLive(true);
    clock.advance(60_000);
    expect(beats()).toBe(4);
    expect(clock.waiting).toBe(1);
  });

  test('stops with the last run, and begins again with the next', () => {
    const { clock, heartbeat, beats } = create();
    heartbeat.setLive(true);
    clock.advance(25_000);
    heartbeat.setLive(false);
    heartbeat.setLive(false);
    expect(clock.waiting).toBe(0);
    clock.advance(600_000);
    expect(beats()).toBe(2);
    heartbeat.setLive(true);
    expect(beats()).toBe(3);
  });
});

describe('the watchdog', () => {
  function create() {
    const clock = createManualClock();
    const state = { finished: false };
    const dog = createWatchdog(clock, () => state.finished);
    return { clock, state, dog };
  }

  test('lets a model think for ten minutes, and no longer', () => {
    const { clock, dog } = create();
    clock.advance(599_000);
    expect(dog.signal.aborted).toBe(false);
    clock.advance(1_000);
    expect(dog.signal.aborted).toBe(true);
    expect(dog.fed).toBe(false);
    expect(clock.waiting).toBe(0);
  });

  test('counts from the last byte', () => {
    const { clock, dog } = create();
    for (let minute = 0; minute < 30; minute += 1) {
      clock.advance(60_000);
      dog.feed();
    }
    expect(dog).toMatchObject({ fed: true });
    clock.advance(599_000);
    expect(dog.signal.aborted).toBe(false);
    clock.advance(2_000);
    expect(dog.signal.aborted).toBe(true);
  });

  test('waits two seconds for token counts after a named end', () => {
    const { clock, state, dog } = create();
    clock.advance(60_000);
    dog.feed();
    state.finished = true;
    clock.advance(1_000);
    expect(dog.signal.aborted).toBe(false);
    clock.advance(2_000);
    expect(dog.signal.aborted).toBe(true);
  });

  test('that is stopped never ends anything', () => {
    const { clock, dog } = create();
    clock.advance(5_000);
    dog.stop();
    clock.advance(3_600_000);
    expect(dog.signal.aborted).toBe(false);
    expect(clock.waiting).toBe(0);
  });
});
