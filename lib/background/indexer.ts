import type { Clock, Unsubscribe } from '../core/platform.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { reportFault } from './report-fault.ts';

/** As many messages as are taken in at once: the database is busy for that long, and a question may be waiting. */
const batch = 100;
/** An import wakes it with every page: the work begins when the last one is there. Much less than a worker's life. */
const pauseMs = 2000;
/** While an answer is live less is taken in at once, and its tokens come in between. */
const busyBatch = 20;
const busyPauseMs = 250;
/** How often those who look for something are told what else can be found by now. */
const tellEveryMs = 1000;

/** Takes what was said into the search, when there is time. */
export interface Indexer {
  /** Something ended or was added, or the background has just started. */
  wake(): void;
  /** Resolves when what ended just now can be found, or after as much work as a person who types will wait for. */
  catchUp(): Promise<void>;
  /** Whether there is more to take in, so that something may be there and not be found. */
  isBehind(): boolean;
}

/** Builds the indexer; `isBusy` while an answer is live, `onTaken` is told when more can be found than before. */
export function createIndexer(
  store: Pick<ConversationStore, 'index'>,
  clock: Pick<Clock, 'after' | 'now'>,
  { isBusy, onTaken }: { isBusy(): boolean; onTaken(): void },
): Indexer {
  let working = false;
  let behind = false;
  let cancel: Unsubscribe = () => undefined;
  const takeIn = async (limit: number): Promise<number> => {
    const taken = await store.index(limit);
    behind = taken === limit;
    return taken;
  };
  const takeAll = async (): Promise<void> => {
    let toldAtMs = clock.now();
    // Whoever was told that there is more is told that there is none, though somebody's looking has found all of it.
    let isNews = behind;
    for (;;) {
      const busy = isBusy();
      const limit = busy ? busyBatch : batch;
      const taken = await takeIn(limit);
      isNews ||= taken > 0;
      if (isNews && (taken < limit || Math.abs(clock.now() - toldAtMs) >= tellEveryMs)) {
        onTaken();
        toldAtMs = clock.now();
        isNews = false;
      }
      if (taken < limit) return;
      if (busy) await new Promise<void>((resolve) => clock.after(busyPauseMs, resolve));
    }
  };
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      await takeAll();
    } catch (cause) {
      // What could not be taken in is still marked, and comes with the next waking.
      reportFault('the search is not up to date', cause);
    } finally {
      working = false;
    }
  };
  return {
    wake() {
      cancel();
      cancel = clock.after(pauseMs, () => void work());
    },
    async catchUp() {
      if (!working) await takeIn(batch).catch(() => 0);
    },
    isBehind: () => behind,
  };
}
