import type { BrowserContext } from '@playwright/test';
import { nowMs } from '../../../support/fault-server/clock.ts';

/** Kills at a flush that a panel has got. */
export interface FlushWatch {
  /**
   * From now on counts anew, and kills at the `count`th flush. Resolves with the time at which the kill was asked for;
   * never, where there are fewer.
   */
  dieAt(count: number): Promise<number>;
}

/**
 * Watches the flushes of live runs as panels get them on their Ports. The kill is asked for when the page has told the
 * test of the flush: one message after its arrival, before the page has drawn it, while the next may be written.
 */
export async function watchFlushes(
  context: BrowserContext,
  kill: () => Promise<void>,
): Promise<FlushWatch> {
  let left = Number.POSITIVE_INFINITY;
  let died = Promise.withResolvers<number>();
  await context.exposeBinding('sidestreamFlushed', async () => {
    left -= 1;
    if (left !== 0) return;
    const askedAtMs = nowMs();
    await kill();
    died.resolve(askedAtMs);
  });
  await context.addInitScript(tellFlushes);
  return {
    dieAt(count) {
      left = count;
      died = Promise.withResolvers();
      return died.promise;
    },
  };
}

/** Sent into pages as text. */
function tellFlushes(): void {
  if (location.protocol !== 'chrome-extension:' || !globalThis.chrome?.runtime?.connect) return;
  const page = globalThis as unknown as { sidestreamFlushed(): Promise<void> };
  const apis = new Set([
    chrome.runtime,
    (globalThis as { browser?: typeof chrome }).browser?.runtime,
  ]);
  for (const runtime of apis) {
    if (!runtime) continue;
    const connect = runtime.connect.bind(runtime) as (...args: unknown[]) => chrome.runtime.Port;
    runtime.connect = (...args: unknown[]) => {
      const port = connect(...args);
      port.onMessage.addListener((update: { type: string }) => {
        if (update.type === 'run-update') void page.sidestreamFlushed();
      });
      return port;
    };
  }
}
