import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { chatStream } from '../../../support/fault-server/chat-script.ts';
import { nowMs } from '../../../support/fault-server/clock.ts';
import { isChat } from '../../../support/fault-server/default-reply.ts';
import type { FaultServer } from '../../../support/fault-server/fault-server.ts';
import { createRandom } from '../../../support/random.ts';
import { seededDeltas, seededProse } from '../../../support/seeded-text.ts';
import { watchStalls } from '../../../support/stall.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import type { WatchedPanel } from './patient.ts';
import { expectKept, expectToGoOn, untilEnded } from './trial.ts';

/** A browser that is crashed, and started again with its profile. */
export interface CrashingBrowser {
  readonly server: FaultServer;
  openPanel(conversationId: string): Promise<WatchedPanel>;
  /** SIGKILL for the browser's process. */
  crash(): Promise<void>;
  restart(): Promise<void>;
}

/** The delta, counted from 0, after which the browser may die. */
const gate = 'crash';

/**
 * Has the browser's process killed in the middle of an answer, and holds what the next one shows to the promise.
 * Resolves with how old the oldest missing delta was, in ms.
 */
export async function tryCrash(browser: CrashingBrowser, seed: number): Promise<number> {
  const { server } = browser;
  const random = createRandom(seed * 65_537);
  const text = seededProse(seed, 900);
  const deltas = seededDeltas(seed, text);
  const id = `crash-${seed}`;
  const question = `What of ${id}?`;
  server.reset();
  server.next(
    chatStream({
      deltas,
      deltasPerSecond: random.pick([50, 200, 500]),
      holdAfterDelta: { index: random.integer(0, 60), name: gate },
    }),
  );
  const before = await browser.openPanel(id);
  await before.ask(question);
  await server.held(gate);
  await waitUntil(async () => (await before.longest()) !== '', 'the first words');
  const stalls = watchStalls();
  // Then the stream goes on, and the death falls into it.
  server.release(gate);
  await sleep(random.integer(0, 200));
  const seen = await before.longest();
  const askedAtMs = nowMs();
  await browser.crash();
  const stallMs = stalls.stop();

  await browser.restart();
  const panel = await browser.openPanel(id);
  const answer = await untilEnded(panel);
  const request = server.requests.find(isChat);
  expect(answer.state).toBe('interrupted');
  const missingMs = await expectKept({
    answer,
    seen,
    request,
    death: { askedAtMs },
    stallMs,
    text,
  });
  expect(await panel.questions()).toEqual([question]);
  await expectToGoOn({ server }, panel, answer, question);
  await panel.close();
  return missingMs;
}
