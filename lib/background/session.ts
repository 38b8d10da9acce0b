import type { ConversationId, RunId, WindowId } from '../core/ids.ts';
import type { Channel, Unsubscribe } from '../core/platform.ts';
import type { Command } from '../protocol/command.ts';
import type { Update } from '../protocol/update.ts';
import type { Listing } from './list-teller.ts';
import type { LiveRun } from './live-run.ts';

/** One surface on its channel, from its `hello` on: what it watches and what it reads. */
export interface Session {
  readonly surface: Extract<Command, { type: 'hello' }>['surface'];
  readonly windowId: WindowId;
  /** The conversation that it watches, if any. */
  watching: ConversationId | undefined;
  /** Whether its page cannot be seen now, as a tab behind another. */
  hidden: boolean;
  /** Whether it shows the list of conversations. */
  listing: Listing | undefined;
  /** A key that was typed there, until the command that needs it, which comes right after it. */
  typedKey: { keyId: string; key: string } | undefined;
  /** Whether it is told the prompts when they change. */
  watchesPrompts: boolean;
  post(update: Update): void;
  /** Reads a live run from `cursor` on; a second time moves the cursor. */
  attach(run: LiveRun, cursor: number): void;
  isAttached(runId: RunId): boolean;
  /** Whether it ever read that run, also if it shows another conversation by now. */
  hasShown(runId: RunId): boolean;
  /** Stops reading all runs. */
  detachAll(): void;
}

/** Builds the session of a channel whose `hello` has come. */
export function createSession(
  channel: Pick<Channel, 'post'>,
  hello: Pick<Extract<Command, { type: 'hello' }>, 'surface' | 'windowId' | 'hidden'>,
): Session {
  const attachments = new Map<RunId, Unsubscribe>();
  const shown = new Set<RunId>();
  return {
    surface: hello.surface,
    windowId: hello.windowId,
    watching: undefined,
    hidden: hello.hidden ?? false,
    listing: undefined,
    typedKey: undefined,
    watchesPrompts: false,
    post: (update) => channel.post(update),
    attach(run, cursor) {
      const runId = run.answer.id;
      attachments.get(runId)?.();
      const detach = run.attach(cursor, (from, to, parts) => {
        channel.post({ type: 'run-update', runId, from, to, parts } satisfies Update);
      });
      attachments.set(runId, detach);
      shown.add(runId);
      void run.settled.then(() => {
        shown.delete(runId);
        if (attachments.get(runId) !== detach) return;
        detach();
        attachments.delete(runId);
      });
    },
    isAttached: (runId) => attachments.has(runId),
    hasShown: (runId) => shown.has(runId),
    detachAll() {
      for (const detach of attachments.values()) detach();
      attachments.clear();
    },
  };
}
