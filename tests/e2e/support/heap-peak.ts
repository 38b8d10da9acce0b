import { setTimeout as sleep } from 'node:timers/promises';
import type { RawPage } from './chromium-raw.ts';

/** How far apart two looks are, in ms: a thing of megabytes is there for longer. */
const apartMs = 40;

/** Looks at the heap of a worker again and again; `stop` gives the most that was found, in MiB, with what is beside the heap. */
export function watchHeap(worker: Pick<RawPage, 'send'>): { stop(): Promise<number> } {
  let peak = 0;
  const over = new AbortController();
  const look = async (): Promise<void> => {
    const usage = (await worker.send('Runtime.getHeapUsage')) as Record<string, number>;
    const { usedSize = 0, embedderHeapUsedSize = 0, backingStorageSize = 0 } = usage;
    peak = Math.max(peak, usedSize + embedderHeapUsedSize + backingStorageSize);
  };
  const watching = (async () => {
    // What others have left is not this one's.
    await worker.send('HeapProfiler.collectGarbage');
    while (!over.signal.aborted) {
      await look();
      await sleep(apartMs);
    }
  })();
  return {
    async stop() {
      over.abort();
      await watching;
      return peak / 2 ** 20;
    },
  };
}
