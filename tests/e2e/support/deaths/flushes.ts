import type { BrowserContext } from '@playwright/test';
import { nowMs } from '../../../support/fault-server/clock.ts';

/** Kills at a flush that a panel has got. */
export interface FlushWatch {
  /** From now on counts anew, and kills at the `count`th flush. */
  dieAt(count: number): void;
  /** How many there were. One that a page has drawn is among them. */
  readonly seen: number;
  /** How many of them came before the one that held the end. */
  readonly beforeEnd: number;
  /** The time at which the kill was asked for, once it is carried out; undefined while there are fewer flushes. */
  death(): Promise<number> | undefined;
}

/**
 * Watches the flushes of live runs as panels get them on their Ports. The kill is asked for when the page has told the
 * test of the flush: one message after its arrival, before the page has drawn it, while the next may be written.
 */
export async function watchFlushes(
  context: BrowserContext,
  kill: () => Promise<void>,
): Promise<FlushWatch> {
  let deadly = Number.POSITIVE_INFINITY;
  let seen = 0;
  let beforeEnd = 0;
  let hasEnded = false;
  let death: Promise<number> | undefined;
  const die = async (): Promise<number> => {
    const askedAtMs = nowMs();
    await kill();
    return askedAtMs;
  };
  await context.exposeBinding('sidestreamFlushed', (_source, isEnd: boolean) => {
    seen += 1;
    hasEnded ||= isEnd;
    if (!hasEnded) beforeEnd += 1;
    if (seen === deadly) death = die();
  });
  await context.addInitScript(tellFlushes);
  return {
    get seen() {
      return seen;
    },
    get beforeEnd() {
      return beforeEnd;
    },
    dieAt(count) {
      deadly = count;
      seen = 0;
      beforeEnd = 0;
      hasEnded = false;
      death = undefined;
    },
    death: () => death,
  };
}

/** Sent into pages as text. */
function tellFlushes(): void {
  if (location.protocol !== 'chrome-extension:' || !globalThis.chrome?.runtime?.connect) return;
  const page = globalThis as unknown as { sidestreamFlushed(isEnd: boolean): Promise<void> };
  const ends = ['finish', 'abort', 'error'];
  const apis = new Set([
    chrome.runtime,
    (globalThis as { browser?: typeof chrome }).browser?.runtime,
  ]);
  for (const runtime of apis) {
    if (!runtime) continue;
    const connect = runtime.connect.bind(runtime) as (...args: unknown[]) => chrome.runtime.Port;
    runtime.connect = (...args: unknown[]) => {
      const port = connect(...args);
      port.onMessage.addListener((update: { type: string; parts: { type: string }[] }) => {
        if (update.type !== 'run-update') return;
        void page.sidestreamFlushed(update.parts.some(({ type }) => ends.includes(type)));
      });
      return port;
    };
  }
}
