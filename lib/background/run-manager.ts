import type { RunId } from '../core/ids.ts';
import type { RunError } from '../core/run-error.ts';
import type { ConversationStore, RunBeginning } from '../conversations/conversation-store.ts';
import { executeRun } from './execute-run.ts';
import type { RunSources } from './execute-run.ts';
import { createLiveRun } from './live-run.ts';
import type { LiveRun } from './live-run.ts';

/** Owns the runs. A surface only watches; its coming and going changes nothing here. */
export interface RunManager {
  /**
   * Begins a run. Resolves once its rows are durable, and only then does its request leave. A run whose row exists is
   * not begun again, also when the one who began it died in between. Rejects when the store refuses: nothing was sent.
   */
  start(beginning: RunBeginning): Promise<'started' | 'known'>;
  /** Ends a run now: first the journal, so that the screen need not wait for a deaf socket, then the socket. */
  abort(runId: RunId): void;
  /** Ends the wait of a failed request for its next try. */
  retryNow(runId: RunId): void;
  /** The run while its journal is in memory. */
  find(runId: RunId): LiveRun | undefined;
  live(): readonly LiveRun[];
}

/** What the run manager works with. */
export interface RunManagerOptions extends Omit<RunSources, 'wait'> {
  store: ConversationStore;
  /** Told whenever the number of live runs changed. */
  onLiveCount(count: number): void;
  /** Told when a run's rows are there, before its first part. */
  onStarted(run: LiveRun, beginning: RunBeginning): void;
}

/** Builds the run manager. */
export function createRunManager(options: RunManagerOptions): RunManager {
  const { store, clock } = options;
  const runs = new Map<RunId, LiveRun>();
  const starting = new Map<RunId, Promise<'started' | 'known'>>();
  /** Ends the wait for the next try, by run. */
  const waits = new Map<RunId, () => void>();

  /** Resolves after `waitMs`, or at once when the run is ended or its user will not wait. */
  const wait = (run: LiveRun, waitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const { id } = run.answer;
      const end = (): void => {
        cancel();
        waits.delete(id);
        run.controller.signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.after(waitMs, end);
      waits.set(id, end);
      run.controller.signal.addEventListener('abort', end);
    });

  const settle = async (run: LiveRun): Promise<void> => {
    await run.settled;
    try {
      await store.finishRun({ ...run.answer, parts: run.journal.since(0) });
    } catch {
      // The disk refuses: the answer stays in memory, where it can still be read and copied.
      options.onLiveCount(countLive());
      return;
    }
    runs.delete(run.answer.id);
    options.onLiveCount(countLive());
  };

  const countLive = (): number => [...runs.values()].filter((run) => !run.journal.closed).length;

  const begin = async (beginning: RunBeginning): Promise<'started' | 'known'> => {
    const { answer } = beginning;
    if (runs.has(answer.id) || !(await store.begin(beginning))) return 'known';
    const run = createLiveRun(answer, store, clock);
    runs.set(answer.id, run);
    options.onLiveCount(countLive());
    options.onStarted(run, beginning);
    void settle(run);
    executeRun(run, { ...options, wait }).catch((cause: unknown) => {
      const error: RunError = { kind: 'unexpected', detail: String(cause) };
      run.append({ type: 'error', error, atMs: clock.now() });
    });
    return 'started';
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
    abort(runId) {
      const run = runs.get(runId);
      if (run) stop(run);
      // Stop may overtake the writing of the run's own rows.
      else void starting.get(runId)?.then(() => this.abort(runId), ignore);
    },
    retryNow: (runId) => waits.get(runId)?.(),
    find: (runId) => runs.get(runId),
    live: () => [...runs.values()].filter((run) => !run.journal.closed),
  };
}

/** Whoever started the run is told of its failure; whoever wanted to stop it has what they wanted. */
function ignore(): void {}
