import type { Correction } from '../core/connection.ts';
import type { Answer } from '../core/conversation.ts';
import type { Clock } from '../core/platform.ts';
import type { RunError } from '../core/run-error.ts';
import { createStepTrace } from '../core/step-trace.ts';
import { createBoarding } from './boarding.ts';
import type { Boarding, Prepare } from './boarding.ts';
import type { ConnectionQueue } from './connection-queue.ts';
import type { LiveRun } from './live-run.ts';
import { isOfNetwork, toRetryWaitMs } from './retry-policy.ts';
import { runStep } from './run-step.ts';
import type { StepOutcome } from './run-step.ts';

/** What a run is carried out with. */
export interface RunSources {
  clock: Clock;
  prepare: Prepare;
  /** Where requests wait for a connection. */
  queue: ConnectionQueue;
  /** Remembers what an endpoint refused by name, so that the requests of later runs are made without it. */
  learn(answer: Answer, correction: Correction): Promise<void>;
  /** Whether the browser has a network. */
  isOnline(): boolean;
  /**
   * Resolves after `waitMs`, or as soon as the run has ended, its user will not wait, or, with `orOnline`, the network
   * is back.
   */
  wait(run: LiveRun, options: { waitMs: number; orOnline: boolean }): Promise<void>;
}

/** More corrections and tries than any request needs: an endpoint that contradicts itself must not keep us busy. */
const stepLimit = 20;

/**
 * Carries a run out, step by step, to its end: the request, its corrections after refusals that name a field, and its
 * tries after faults that pass, as long as nothing of the answer was shown. Rejects only for faults of our own.
 */
export async function executeRun(run: LiveRun, sources: RunSources): Promise<void> {
  const boarding = createBoarding(run, sources);
  try {
    await takeSteps(run, boarding, sources);
  } finally {
    boarding.leave();
  }
}

async function takeSteps(run: LiveRun, boarding: Boarding, sources: RunSources): Promise<void> {
  const { clock } = sources;
  let attempt = 0;
  /** Of this run, and which of them are to be remembered yet: none before it has helped. */
  const corrections: Correction[] = [];
  let unproven: Correction[] = [];
  for (let step = 1; !run.journal.closed && step <= stepLimit; step += 1) {
    const prepared = await boarding.board(corrections);
    if (!prepared || run.journal.closed) return;
    if ('error' in prepared) return fail(run, prepared.error, clock);
    const { retries, outset } = prepared;
    const trace = createStepTrace();
    run.traces.push(trace);
    const outcome = await runStep(prepared, run.append, clock, run.controller.signal, {
      room: run.room,
      isOnline: sources.isOnline,
      trace,
      // How long an answer took is counted from when its request left.
      onLeft: (atMs) => run.append({ type: 'step-start', step, atMs, ...outset }),
    });
    if (run.begun || (!run.journal.closed && isPast(outcome))) {
      const proven = unproven;
      unproven = [];
      // What cannot be remembered is found out again: it must not cost this answer.
      for (const each of proven) await sources.learn(run.answer, each).catch(() => undefined);
    }
    if ('correction' in outcome) {
      const { correction } = outcome;
      corrections.push(correction);
      unproven.push(correction);
      run.append({ type: 'corrected', correction });
    } else if ('finishReason' in outcome) {
      const { finishReason } = outcome;
      run.append({ type: 'step-finish', finishReason });
      run.append({ type: 'finish', finishReason, atMs: clock.now() });
    } else if (outcome.mayRetry && !run.begun && attempt < retries) {
      attempt += 1;
      const { error } = outcome;
      const waitMs = toRetryWaitMs(error, attempt);
      const untilMs = clock.now() + waitMs;
      boarding.leave();
      run.append({ type: 'retry-wait', error, attempt, of: retries, untilMs });
      await sources.wait(run, { waitMs, orOnline: isOfNetwork(error) });
    } else {
      for (const part of outcome.withheld ?? []) run.append(part);
      fail(run, outcome.error, clock);
    }
  }
  fail(run, { kind: 'unexpected', detail: `no end after ${stepLimit} steps` }, clock);
}

/** Whether the endpoint took the form of the request, whatever it then made of it: a correction of it has helped. */
function isPast(outcome: StepOutcome): boolean {
  if ('correction' in outcome) return false;
  if ('finishReason' in outcome) return true;
  const { kind, status } = outcome.error;
  return status !== 400 && status !== 422 && kind !== 'unreachable' && kind !== 'offline';
}

/** Nothing, where the run has ended already. */
function fail(run: LiveRun, error: RunError, clock: Clock): void {
  run.append({ type: 'error', error, atMs: clock.now() });
}
