import { expect, test } from 'vitest';
import { createLiveRun } from '../../../lib/background/live-run.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';

test('what is dropped of an answer counts like what is kept, and ends it there', async () => {
  const store = createEmptyStore();
  await store.begin(toBeginning('r'));
  const run = createLiveRun(toAnswer({ id: 'r' }), store, createManualClock());
  const call = { type: 'tool-call-delta', index: 128, arguments: 'a'.repeat(2_000_000) } as const;
  run.drop(call);
  run.append({ type: 'text-delta', text: 'a'.repeat(2_000_000) });
  expect(run.journal.closed).toBe(false);
  run.drop({ ...call, arguments: 'a' });
  expect(run.journal.since(run.journal.length - 1)).toMatchObject([
    { type: 'error', error: { kind: 'endless' } },
  ]);
  expect(run.controller.signal.aborted).toBe(true);
});
