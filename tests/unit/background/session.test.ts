import { beforeEach, describe, expect, test } from 'vitest';
import { createLiveRun } from '../../../lib/background/live-run.ts';
import type { LiveRun } from '../../../lib/background/live-run.ts';
import { createSession } from '../../../lib/background/session.ts';
import type { Session } from '../../../lib/background/session.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import type { Update, UpdateOf } from '../../../lib/protocol/update.ts';
import { createManualClock, settlePromises } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { toAnswer } from '../../support/messages.ts';

let clock: ManualClock;
let posted: UpdateOf<'run-update'>[];
let session: Session;
let run: LiveRun;

beforeEach(() => {
  clock = createManualClock();
  posted = [];
  const channel = { post: (update: unknown) => void posted.push(update as never) };
  session = createSession(channel, { surface: 'panel', windowId: 3 });
  run = createLiveRun(toAnswer({ id: 'r' }), createEmptyStore(), clock);
});

async function write(...words: string[]): Promise<void> {
  for (const text of words) run.append({ type: 'text-delta', text });
  clock.advance(300);
  await settlePromises();
}

const toRanges = (updates: readonly Update[]) =>
  updates.flatMap((update) => (update.type === 'run-update' ? [[update.from, update.to]] : []));

describe('a session', () => {
  test('is of its surface and window, and watches nothing at first', () => {
    expect(session).toMatchObject({ surface: 'panel', windowId: 3, watching: undefined });
  });

  test('passes on what a run says, with its id', async () => {
    session.attach(run, 0);
    await write('a');
    expect(posted).toMatchObject([{ type: 'run-update', runId: 'r', from: 0, to: 2 }]);
    expect(session.isAttached('r')).toBe(true);
  });

  test('that attaches again reads from the new cursor, and nothing twice', async () => {
    session.attach(run, 0);
    await write('a');
    session.attach(run, 1);
    await write('b');
    expect(toRanges(posted)).toEqual([
      [0, 2],
      [1, 2],
      [2, 3],
    ]);
  });

  test('hears no more of a run once it has let go of all', async () => {
    session.attach(run, 0);
    await write('a');
    session.detachAll();
    await write('b');
    expect(posted).toHaveLength(1);
    expect(session.isAttached('r')).toBe(false);
    expect(run.watched).toBe(false);
  });

  test('hears the end of a run, and then lets go of it by itself', async () => {
    session.attach(run, 0);
    run.append({ type: 'abort', atMs: 1 });
    await write();
    expect(posted.at(-1)?.parts).toEqual([{ type: 'abort', atMs: 1 }]);
    expect(session.isAttached('r')).toBe(false);
    expect(run.watched).toBe(false);
  });
});
