import type { Clock, Unsubscribe } from '../core/platform.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { reportFault } from './report-fault.ts';

/** As many messages as are taken in at once: the database is busy for that long, and a question may be waiting. */
const batch = 100;
/** An import wakes it with every page: the work begins when the last one is there. Much less than a worker's life. */
const pauseMs = 2000;

/** Takes what was said into the search, when there is time. */
export interface Indexer {
  /** Something ended or was added, or the background has just started. */
  wake(): void;
  /** Resolves when what ended just now can be found, or after as much work as a person who types will wait for. */
  catchUp(): Promise<void>;
}

/** Builds the indexer; `isBusy` while an answer is live, whose tokens come first. */
export function createIndexer(
  store: Pick<ConversationStore, 'index'>,
  clock: Pick<Clock, 'after'>,
  isBusy: () => boolean,
): Indexer {
  let working = false;
  let cancel: Unsubscribe = () => undefined;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      while (!isBusy() && (await store.index(batch)) === batch);
    } catch (cause) {
      // What could not be taken in is still marked, and comes with the next waking.
      reportFault('the search could not be brought up to date', cause);
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
      if (!working) await store.index(batch).catch(() => 0);
    },
  };
}
