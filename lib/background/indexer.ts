import type { ConversationStore } from '../conversations/conversation-store.ts';
import { reportFault } from './report-fault.ts';

/** As many messages as are taken in at once: the database is busy for that long, and a question may be waiting. */
const batch = 20;

/** Takes what was said into the search, when there is time. */
export interface Indexer {
  /** Something ended, or the background has just started. */
  wake(): void;
  /** Resolves when all that ended by now can be found, or after as much work as a person who types will wait for. */
  catchUp(): Promise<void>;
}

/** Builds the indexer; `isBusy` while an answer is live, whose tokens come first. */
export function createIndexer(
  store: Pick<ConversationStore, 'index'>,
  isBusy: () => boolean,
): Indexer {
  let working: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    try {
      while (!isBusy() && (await store.index(batch)) === batch);
    } catch (cause) {
      // What could not be taken in is still marked, and comes with the next waking.
      reportFault('the search could not be brought up to date', cause);
    }
    working = undefined;
  };
  return {
    wake() {
      working ??= work();
    },
    async catchUp() {
      if (!working) await store.index(batch).catch(() => 0);
    },
  };
}
