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
  const limits = { firstMs: 120_000, byteMs: 60_000, payloadMs: 180_000 };
  function create() {
    const clock = createManualClock();
    const state = { finished: false };
    const dog = createWatchdog(clock, limits, () => state.finished);
    return { clock, state, dog };
  }

  test('waits for the first word as long as it may, and no longer', () => {
    const { clock, dog } = create();
    clock.advance(119_000);
    expect(dog.signal.aborted).toBe(false);
    clock.advance(1_000);
    expect(dog.signal.aborted).toBe(true);
    expect(dog).toMatchObject({ fed: false, silence: 'first' });
    expect(clock.waiting).toBe(0);
  });

  test('takes neither bytes nor a role for the first word: a model may reason in silence', () => {
    const { clock, dog } = create();
    for (let second = 0; second < 119; second += 1) {
      clock.advance(1_000);
      dog.feed();
      dog.feedPayload(false);
    }
    expect(dog.signal.aborted).toBe(false);
    clock.advance(1_000);
    expect(dog.silence).toBe('first');
  });

  test('counts from the last byte, once there was a word', () => {
    const { clock, dog } = create();
    dog.feedPayload(true);
    for (let minute = 0; minute < 30; minute += 1) {
      clock.advance(59_000);
      dog.feed();
      dog.feedPayload(false);
    }
    clock.advance(59_000);
    expect(dog.signal.aborted).toBe(false);
    clock.advance(1_000);
    expect(dog.silence).toBe('bytes');
  });

  test('is not kept quiet by keep-alive comments', () => {
    const { clock, dog } = create();
    dog.feedPayload(true);
    for (let second = 0; second < 179; second += 1) {
      clock.advance(1_000);
      dog.feed();
    }
    expect(dog.signal.aborted).toBe(false);
    clock.advance(1_000);
    expect(dog.silence).toBe('payload');
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

  test('does not wait longer for an endpoint that goes on talking after its named end', () => {
    const { clock, state, dog } = create();
    dog.feedPayload(true);
    state.finished = true;
    for (let second = 0; second < 4; second += 1) {
      clock.advance(1_000);
      dog.feed();
    }
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
