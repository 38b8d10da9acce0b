import type { Correction } from '../core/connection.ts';
import type { Answer } from '../core/conversation.ts';
import type { Unsubscribe } from '../core/platform.ts';
import type { RunError } from '../core/run-error.ts';
import { onDeviceUrl } from '../providers/base-url.ts';
import { toOrigin } from './connections.ts';
import type { ConnectionQueue } from './connection-queue.ts';
import type { LiveRun } from './live-run.ts';
import type { Step } from './run-step.ts';

/** Makes the request of a step, with the corrections of its run, or says why there can be none. */
export type Prepare = (
  answer: Answer,
  corrections: readonly Correction[],
) => Promise<Step | { error: RunError }>;

/** Brings the requests of one run to where they may leave. */
export interface Boarding {
  /**
   * Prepares a request and waits for its place in the queue, which the run then keeps until `leave`: a request that is
   * corrected leaves again at once. Undefined when the run ended meanwhile.
   */
  board(corrections: readonly Correction[]): Promise<Step | { error: RunError } | undefined>;
  /** Gives the place back, if there is one. */
  leave(): void;
}

/** Begins, without a place. */
export function createBoarding(
  run: LiveRun,
  { prepare, queue }: { prepare: Prepare; queue: ConnectionQueue },
): Boarding {
  let held: { origin: string; leave: Unsubscribe } | undefined;
  const leave = (): void => {
    held?.leave();
    held = undefined;
  };
  return {
    leave,
    async board(corrections) {
      for (;;) {
        const prepared = await prepare(run.answer, corrections);
        if (run.journal.closed) return undefined;
        if ('error' in prepared) return prepared;
        const { baseUrl } = prepared.request;
        // The browser's own model is called, and not connected to.
        if (baseUrl === onDeviceUrl) return prepared;
        const origin = toOrigin(baseUrl);
        if (held?.origin === origin) return prepared;
        leave();
        let hasWaited = false;
        const place = await queue.enter(origin, {
          onAhead(ahead) {
            hasWaited = true;
            run.append({ type: 'queued', ahead });
          },
          signal: run.controller.signal,
        });
        if (!place) return undefined;
        held = { origin, leave: place };
        // Key, permission and address may be others by now.
        if (!hasWaited) return prepared;
      }
    },
  };
}
