import type { Correction } from '../core/connection.ts';
import type { Answer } from '../core/conversation.ts';
import type { Clock } from '../core/platform.ts';
import { isVisible } from '../core/parts.ts';
import type { FinishReason } from '../core/parts.ts';
import type { RunError } from '../core/run-error.ts';
import { toRunView } from '../core/run-view.ts';
import { createStepTrace } from '../core/step-trace.ts';
import { callLimit } from '../core/tool.ts';
import type { MissingTools } from '../core/tool.ts';
import { createBoarding } from './boarding.ts';
import type { Boarding, Prepare } from './boarding.ts';
import type { ConnectionQueue } from './connection-queue.ts';
import type { LiveRun } from './live-run.ts';
import { isOfNetwork, toRetryWaitMs } from './retry-policy.ts';
import { runStep } from './run-step.ts';
import type { EmitPart, StepOutcome } from './run-step.ts';

/** What a run is carried out with. */
export interface RunSources {
  clock: Clock;
  prepare: Prepare;
  /** Where requests wait for a connection. */
  queue: ConnectionQueue;
  /** Remembers what an endpoint refused by name, so that the requests of later runs are made without it. */
  learn(answer: Answer, correction: Correction): Promise<void>;
  /** Sees to what the model has called last. Resolves when something has become of each, or the run has ended. */
  settleCalls(run: LiveRun, restored: boolean): Promise<void>;
  /** Whether the browser has a network. */
  isOnline(): boolean;
  /**
   * Resolves after `waitMs`, or as soon as the run has ended, its user will not wait, or, with `orOnline`, the network
   * is back.
   */
  wait(run: LiveRun, options: { waitMs: number; orOnline: boolean }): Promise<void>;
}

/** More corrections and tries than any request needs: an endpoint that contradicts itself must not keep us busy. */
const tryLimit = 20;
/** More rounds than a question needs; each of them is paid for, with all that came before it. */
export const roundLimit = 25;

/**
 * Carries a run out to its end: round after round as long as the model calls something, each with its request, the corrections of
 * it after refusals that name a field, and its tries after faults that pass, as long as nothing of the round was shown.
 * One that was restored begins with what it had called. Rejects only for faults of our own.
 */
export async function executeRun(run: LiveRun, sources: RunSources): Promise<void> {
  const boarding = createBoarding(run, sources);
  try {
    await takeRounds(run, boarding, sources);
  } finally {
    boarding.leave();
  }
}

async function takeRounds(run: LiveRun, boarding: Boarding, sources: RunSources): Promise<void> {
  const { clock } = sources;
  const known = run.journal.since(0);
  const progress: Progress = {
    steps: known.filter(({ type }) => type === 'step-start').length,
    corrections: [],
    told: new Set(),
  };
  let round = toRunView(known).rounds.length;
  if (run.isRestored) {
    await sources.settleCalls(run, true);
    round += 1;
  }
  for (; !run.journal.closed; round += 1) {
    const end = await takeRound(run, boarding, sources, progress);
    if (!end) return;
    const { finishReason } = end;
    run.append({ type: 'step-finish', finishReason });
    if (!end.calls || round >= roundLimit) {
      const limited = { unified: 'rounds', raw: null } as const;
      const reason = end.calls ? limited : finishReason;
      run.append({ type: 'finish', finishReason: reason, atMs: clock.now() });
      return;
    }
    // Nobody knows how long the user takes: others may have the connection meanwhile.
    boarding.leave();
    await sources.settleCalls(run, false);
  }
}

/** What the rounds of one run have in common. */
interface Progress {
  steps: number;
  /** The servers of tools of which it was told that they are missing. */
  told: Set<string>;
  corrections: Correction[];
}

/** How a round ended that came to its end, and whether it called what was offered. */
interface RoundEnd {
  finishReason: FinishReason;
  calls: boolean;
}

/** Takes one round. Undefined where the run has ended with it. */
async function takeRound(
  run: LiveRun,
  boarding: Boarding,
  sources: RunSources,
  progress: Progress,
): Promise<RoundEnd | undefined> {
  const { clock } = sources;
  const { corrections } = progress;
  let attempt = 0;
  let shown = false;
  let called = false;
  let untaken = 0;
  /** Of the corrections those that are to be remembered yet: none before it has helped. */
  let unproven: Correction[] = [];
  const emit: EmitPart = (part, cameAtMs) => {
    if (isVisible(part)) shown = true;
    if (part.type === 'tool-call-delta') {
      called = true;
      untaken = Math.max(untaken, part.index + 1 - callLimit);
      if (part.index >= callLimit) return run.drop(part);
    }
    run.append(part, cameAtMs);
  };
  for (let tries = 0; !run.journal.closed && tries < tryLimit; tries += 1) {
    const prepared = await boarding.board(corrections);
    if (!prepared || run.journal.closed) return undefined;
    if ('error' in prepared) return fail(run, prepared.error, clock);
    const { retries, outset, request, missing = [] } = prepared;
    tellMissing(run, missing, progress.told);
    const trace = createStepTrace();
    run.traces.push(trace);
    progress.steps += 1;
    const step = progress.steps;
    const outcome = await runStep(prepared, emit, clock, run.controller.signal, {
      room: run.room,
      isOnline: sources.isOnline,
      trace,
      // How long an answer took is counted from when its request left.
      onLeft: (atMs) => run.append({ type: 'step-start', step, atMs, ...outset }),
    });
    if (untaken > 0) run.append({ type: 'calls-untaken', count: untaken });
    if (shown || (!run.journal.closed && isPast(outcome))) {
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
      // What was cut at its length may have called something before: the model is told what became of that.
      const isCalling = finishReason.unified === 'tool-calls' || finishReason.unified === 'length';
      const isOffered = (request.tools ?? []).length > 0;
      return { finishReason, calls: called && isCalling && isOffered };
    } else if (outcome.mayRetry && !shown && attempt < retries) {
      attempt += 1;
      const { error } = outcome;
      const waitMs = toRetryWaitMs(error, attempt);
      const untilMs = clock.now() + waitMs;
      boarding.leave();
      run.append({ type: 'retry-wait', error, attempt, of: retries, untilMs });
      await sources.wait(run, { waitMs, orOnline: isOfNetwork(error) });
    } else {
      for (const part of outcome.withheld ?? []) run.append(part);
      return fail(run, outcome.error, clock);
    }
  }
  return fail(run, { kind: 'unexpected', detail: `no end after ${tryLimit} steps` }, clock);
}

/** Once for each: a run has many requests. */
function tellMissing(run: LiveRun, missing: readonly MissingTools[], told: Set<string>): void {
  for (const { server, error } of missing) {
    if (!told.has(server)) run.append({ type: 'tools-missing', server, error });
    told.add(server);
  }
}

/** Whether the endpoint took the form of the request, whatever it then made of it: a correction of it has helped. */
function isPast(outcome: StepOutcome): boolean {
  if ('correction' in outcome) return false;
  if ('finishReason' in outcome) return true;
  const { kind, status } = outcome.error;
  return status !== 400 && status !== 422 && kind !== 'unreachable' && kind !== 'offline';
}

/** Nothing, where the run has ended already. */
function fail(run: LiveRun, error: RunError, clock: Clock): undefined {
  run.append({ type: 'error', error, atMs: clock.now() });
}
