import { beforeEach, expect, test } from 'vitest';
import { createRenewer } from '../../../lib/background/renewal.ts';
import { createManualClock } from '../../support/manual-clock.ts';

let clock: ReturnType<typeof createManualClock>;
let renewals: number;
let want: () => void;
let renewer: ReturnType<typeof createRenewer>;
beforeEach(() => {
  clock = createManualClock();
  renewals = 0;
  renewer = createRenewer(clock, {
    onWanted: (listener) => {
      want = listener;
    },
    renew: () => {
      renewals += 1;
    },
  });
});

test('a background that writes no answer begins anew at once', () => {
  want();
  expect(renewals).toBe(1);
});

test('one that does waits for its end, and for the notice of it', () => {
  renewer.setLive(true);
  want();
  clock.advance(60_000);
  renewer.setLive(false);
  clock.advance(1_900);
  expect(renewals).toBe(0);
  clock.advance(100);
  expect(renewals).toBe(1);
});

test('it waits for the next answer too, if that begins meanwhile', () => {
  renewer.setLive(true);
  want();
  renewer.setLive(false);
  clock.advance(1_000);
  renewer.setLive(true);
  clock.advance(60_000);
  expect(renewals).toBe(0);
  renewer.setLive(false);
  clock.advance(2_000);
  expect(renewals).toBe(1);
});

test('wanted just after an end, it waits for the notice; not wanted, it never happens', () => {
  renewer.setLive(true);
  renewer.setLive(false);
  clock.advance(60_000);
  expect(renewals).toBe(0);
  renewer.setLive(true);
  renewer.setLive(false);
  want();
  expect(renewals).toBe(0);
  clock.advance(2_000);
  expect(renewals).toBe(1);
});
