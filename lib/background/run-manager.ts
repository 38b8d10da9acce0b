import type { Answer } from '../core/conversation.ts';
import type { Connection } from '../core/connection.ts';
import { toFigureRow } from '../core/figure-row.ts';
import type { ConversationId, RunId } from '../core/ids.ts';
import { BackgroundEnding } from '../core/platform.ts';
import type { StreamPart } from '../core/parts.ts';
import type { Unsubscribe } from '../core/platform.ts';
import type { RunError } from '../core/run-error.ts';
import type { ConversationStore, RunBeginning } from '../conversations/conversation-store.ts';
import { executeRun } from './execute-run.ts';
import type { RunSources } from './execute-run.ts';
import { createLiveRun } from './live-run.ts';
import type { LiveRun } from './live-run.ts';

/** How often it is looked whether the network is back, while something waits for it. */
const lookMs = 1_000;

/** Owns the runs. A surface only watches; its coming and going changes nothing here. */
export interface RunManager {
  /**
   * Begins a run. Resolves once its rows are durable, and only then does its request leave. A run whose row exists is
   * not begun again, also when the one who began it died in between. Rejects when the store refuses: nothing was sent.
   */
  start(beginning: RunBeginning): Promise<'started' | 'known'>;
  /**
   * Ends a run now: first the journal, so that the screen need not wait for a deaf socket, then the socket. Resolves once
   * the run cannot go on, which takes long only where its beginning is still being written.
   */
  abort(runId: RunId): Promise<void>;
  /** Takes up a run that waits for the user, as far as another background has written it. */
  resume(beginning: RunBeginning, parts: readonly StreamPart[]): Promise<void>;
  /** Says whether a run waits for nothing but the user: it keeps nothing alive, and survives as it is. */
  setPaused(runId: RunId, isPaused: boolean): void;
  /** Whether that was said of it. */
  isPaused(runId: RunId): boolean;
  /** Ends all runs as they are, since they cannot go on, but for those that only wait for the user. Resolves once that is written. */
  interruptAll(lostTo: RunError['lostTo']): Promise<void>;
  /** Says that the conversations of these are being deleted (null for all), whether the runs have ended or not. */
  discard(conversationIds: ReadonlySet<ConversationId> | null): void;
  /** Resolves when no beginning is under way any more. */
  started(): Promise<void>;
  /** Ends the wait of a failed request for its next try. */
  retryNow(runId: RunId): void;
  /** The run while its journal is in memory. */
  find(runId: RunId): LiveRun | undefined;
  live(): readonly LiveRun[];
}

/** What the run manager works with. */
export interface RunManagerOptions extends Omit<RunSources, 'wait'> {
  store: ConversationStore;
  /** The connection that an answer comes over, for its figures. */
  findConnection?(answer: Answer): Promise<Connection | undefined>;
  /** Told whenever the number of live runs changed, and of those among them that wait for the user alone. */
  onLiveCount(count: number, paused: number): void;
  /** Told when a run's rows are there, before its first part. */
  onStarted(run: LiveRun, beginning: RunBeginning): void;
  /** Told when a run begins to wait for a connection, and when its wait is over. */
  onQueued?(): void;
  /** Told when a run has ended, after its row was written or refused, and over what it was asked. */
  onEnded?(run: LiveRun, connection: Connection | undefined): void;
}

/** Builds the run manager. */
export function createRunManager(options: RunManagerOptions): RunManager {
  const { store, clock } = options;
  const runs = new Map<RunId, LiveRun>();
  const starting = new Map<RunId, Promise<'started' | 'known'>>();
  /** Ends the wait for the next try, by run. */
  const waits = new Map<RunId, () => void>();

  const wait: RunSources['wait'] = (run, { waitMs, orOnline }) =>
    new Promise((resolve) => {
      const { id } = run.answer;
      let stopLooking: Unsubscribe | undefined;
      const end = (): void => {
        cancel();
        stopLooking?.();
        waits.delete(id);
        run.controller.signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.after(waitMs, end);
      waits.set(id, end);
      run.controller.signal.addEventListener('abort', end);
      if (!orOnline) return;
      // Looked at and not listened for: Chromium sends a worker no `online` event (measured).
      let wasOnline = options.isOnline();
      const look = (): void => {
        const isOnline = options.isOnline();
        if (isOnline && !wasOnline) return end();
        wasOnline = isOnline;
        stopLooking = clock.after(lookMs, look);
      };
      stopLooking = clock.after(lookMs, look);
    });

  /** Runs that are not written to their end yet: until then no update of the extension may come between. */
  const unwritten = new Set<RunId>();
  /** Runs that wait for the user alone. */
  const paused = new Set<RunId>();
  const tellCount = (): void => options.onLiveCount(unwritten.size, paused.size);

  /** Runs whose rows are to be gone, and not taken away by the browser. */
  const discarded = new Set<RunId>();
  /** Those of them whose figures are to be gone too. */
  const erased = new Set<RunId>();
  /** What the runs were asked over. */
  const connections = new Map<RunId, Connection>();

  /** Writes the end; of a run whose rows the browser has taken away, as with the data of the site, all of it again. */
  const finish = async (run: LiveRun, beginning: RunBeginning): Promise<void> => {
    const answer = { ...run.answer, parts: run.journal.since(0) };
    // Nothing is awaited before the end is written: what deletes the conversation comes after it.
    const figures = toFigureRow(answer, connections.get(answer.id));
    const isThere = await store.finishRun(answer, figures);
    if (erased.has(answer.id)) await store.forgetFigures([answer.id]);
    if (isThere || discarded.has(answer.id)) return;
    await store.begin(beginning);
    await store.finishRun(answer, figures);
    // By somebody for whom there was nothing to delete yet.
    if (discarded.has(answer.id)) await store.delete([answer.conversationId]);
  };

  const settle = async (run: LiveRun, beginning: RunBeginning): Promise<void> => {
    await run.settled;
    try {
      await finish(run, beginning);
      runs.delete(run.answer.id);
    } catch {
      // The disk refuses: the answer stays in memory, where it can still be read and copied.
    }
    unwritten.delete(run.answer.id);
    paused.delete(run.answer.id);
    discarded.delete(run.answer.id);
    erased.delete(run.answer.id);
    const connection = connections.get(run.answer.id);
    connections.delete(run.answer.id);
    tellCount();
    options.onEnded?.(run, connection);
  };

  const begin = async (beginning: RunBeginning): Promise<'started' | 'known'> => {
    const { answer } = beginning;
    const asked = options.findConnection?.(answer).catch(() => undefined);
    if (runs.has(answer.id) || !(await store.begin(beginning))) return 'known';
    const connection = await asked;
    if (connection) connections.set(answer.id, connection);
    launch(createLiveRun(answer, store, clock, options.onQueued), beginning);
    return 'started';
  };

  const launch = (run: LiveRun, beginning: RunBeginning): void => {
    const { answer } = run;
    runs.set(answer.id, run);
    unwritten.add(answer.id);
    tellCount();
    options.onStarted(run, beginning);
    void settle(run, beginning);
    executeRun(run, { ...options, wait }).catch((cause: unknown) => {
      // A death, told to the one who dies: the next background would call it the same.
      const error: RunError =
        cause instanceof BackgroundEnding
          ? { kind: 'interrupted', model: answer.model }
          : { kind: 'unexpected', detail: toName(cause) };
      run.append({ type: 'error', error, atMs: clock.now() });
    });
  };

  const stop = (run: LiveRun): void => {
    run.append({ type: 'abort', atMs: clock.now() });
    run.controller.abort();
  };

  return {
    start(beginning) {
      const { id } = beginning.answer;
      const pending = starting.get(id);
      if (pending) return pending.then(() => 'known');
      const begun = begin(beginning).finally(() => starting.delete(id));
      starting.set(id, begun);
      return begun;
    },
    async abort(runId) {
      const run = runs.get(runId);
      if (run) return stop(run);
      const pending = starting.get(runId);
      // Stop may overtake the writing of the run's own rows.
      if (pending) await pending.then(() => this.abort(runId), ignore);
    },
    async resume(beginning, parts) {
      const { answer } = beginning;
      const connection = await options.findConnection?.(answer).catch(() => undefined);
      if (connection) connections.set(answer.id, connection);
      launch(createLiveRun(answer, store, clock, options.onQueued, parts), beginning);
    },
    isPaused: (runId) => paused.has(runId),
    setPaused(runId, isPaused) {
      if (isPaused === paused.has(runId) || !unwritten.has(runId)) return;
      if (isPaused) paused.add(runId);
      else paused.delete(runId);
      tellCount();
    },
    async interruptAll(lostTo) {
      const live = this.live().filter(({ answer }) => !paused.has(answer.id));
      for (const run of live) {
        const error = { kind: 'interrupted', model: run.answer.model, lostTo } as const;
        run.append({ type: 'error', error, atMs: clock.now() });
        run.controller.abort();
      }
      await Promise.all(live.map(({ settled }) => settled));
    },
    discard(conversationIds) {
      for (const { answer } of runs.values()) {
        if (conversationIds?.has(answer.conversationId) ?? true) discarded.add(answer.id);
        if (conversationIds === null) erased.add(answer.id);
      }
    },
    async started() {
      while (starting.size > 0) await Promise.allSettled(starting.values());
    },
    retryNow: (runId) => waits.get(runId)?.(),
    find: (runId) => runs.get(runId),
    live: () => [...runs.values()].filter((run) => !run.journal.closed),
  };
}

/** Whoever started the run is told of its failure; whoever wanted to stop it has what they wanted. */
function ignore(): void {}

/** Of a fault of our own the name alone: nobody took the key out of its words. */
function toName(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.name : undefined;
}
