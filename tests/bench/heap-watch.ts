import type { CDPSession } from '@playwright/test';

/** How long it is left alone between two looks, each of which collects all garbage. */
const everyMs = 200;

/** Runs work, and returns by how many bytes what is alive on the heaps rose meanwhile at most; garbage is not counted. */
export async function watchHeaps<Names extends string>(
  heaps: Readonly<Record<Names, HeapOwner>>,
  work: () => Promise<void>,
): Promise<Record<Names, number>> {
  const owners = Object.entries<HeapOwner>(heaps);
  const rises = new Map<string, number>();
  const working = new AbortController();
  const watch = async ([name, owner]: [string, HeapOwner], before: number): Promise<void> => {
    while (!working.signal.aborted) {
      const risen = (await owner.alive()) - before;
      rises.set(name, Math.max(rises.get(name) ?? 0, risen));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };
  const before = await Promise.all(owners.map(([, owner]) => owner.alive()));
  const watching = owners.map((entry, index) => watch(entry, before[index] ?? 0));
  try {
    await work();
  } finally {
    working.abort();
  }
  await Promise.all(watching);
  return Object.fromEntries(rises) as Record<Names, number>;
}

/** Whatever has a JavaScript heap of its own. */
export interface HeapOwner {
  /** Bytes of what is alive, now. */
  alive(): Promise<number>;
}

/** The heap of a page, by its session. */
export function toHeapOwner(session: Pick<CDPSession, 'send'>): HeapOwner {
  return {
    async alive() {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    },
  };
}

/** The heap of the extension's worker, which Playwright gives no session for. */
export async function attachWorkerHeap(browser: CDPSession): Promise<HeapOwner> {
  const { targetInfos } = await browser.send('Target.getTargets');
  const worker = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:'),
  );
  if (!worker) throw new Error('the background does not run');
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId: worker.targetId });
  const waiting = new Map<number, (result: unknown) => void>();
  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const reply = JSON.parse(event.message) as { id?: number; result?: unknown };
    waiting.get(reply.id ?? -1)?.(reply.result);
  });
  let last = 0;
  const send = (method: string): Promise<unknown> => {
    const id = (last += 1);
    return new Promise((resolve, reject) => {
      waiting.set(id, resolve);
      const message = JSON.stringify({ id, method });
      browser.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  };
  return {
    async alive() {
      await send('HeapProfiler.collectGarbage');
      return ((await send('Runtime.getHeapUsage')) as { usedSize: number }).usedSize;
    },
  };
}
