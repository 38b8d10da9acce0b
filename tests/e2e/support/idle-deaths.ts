import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';

/** Whether the worker is to die after every message of a surface while no run is live: a mode of the whole suite. */
export const dieIdle = process.env['SIDESTREAM_IDLE_DEATHS'] === '1';

/** The deaths that a browser has been given. */
export interface IdleDeaths {
  readonly count: number;
  /** Resolves when no surface has said anything, and none has died, for a while. */
  settled(): Promise<void>;
}

/** Longer than it takes from a message to the death that it brings, and from there to the greeting of the next worker. */
const quietMs = 400;

const deathsOf = new WeakMap<BrowserContext, IdleDeaths>();

/**
 * Waits until the deaths of a browser's worker are over, outside of that mode not at all. For what a test does beside
 * the surface that spoke last: the death that this one brings would meet it in the middle.
 */
export async function untilSettled(context: BrowserContext): Promise<void> {
  await deathsOf.get(context)?.settled();
}

/**
 * From now on the worker is killed after every message that a surface of ours says, once the message has been carried
 * out: when the reply to a request has come, or else when a command behind it on the same Port has been answered, since
 * the commands of a surface are carried out in order. Not while a run is live, as the toolbar counts them, nor while the
 * surface waits for another reply. What the surface says between that decision and the death, some ms, is said on its
 * next Port: a worker that dies of idleness has not been spoken to for 30 s. What is said again because of the death
 * (the greeting, the watching) is not followed by another one, or no surface would ever come back.
 */
export async function addIdleDeaths(
  context: BrowserContext,
  kill: () => Promise<void>,
): Promise<IdleDeaths> {
  let lastAtMs = Date.now();
  const deaths = {
    count: 0,
    async settled() {
      while (Date.now() - lastAtMs < quietMs) await sleep(20);
    },
  };
  deathsOf.set(context, deaths);
  await context.exposeBinding('sidestreamSaid', () => {
    lastAtMs = Date.now();
  });
  await context.exposeBinding('sidestreamDie', async () => {
    deaths.count += 1;
    await kill();
    lastAtMs = Date.now();
  });
  await context.addInitScript(listenToSurfaces);
  return deaths;
}

/** Sent into pages as text. */
function listenToSurfaces(): void {
  if (location.protocol !== 'chrome-extension:' || !globalThis.chrome?.runtime?.connect) return;
  interface Message {
    type: string;
    requestId?: string;
  }
  const page = globalThis as unknown as {
    sidestreamDie(): Promise<void>;
    sidestreamSaid(): Promise<void>;
    /** Set right before a test opens a Port of its own, which is no surface's. */
    sidestreamExempt?: boolean;
  };
  const again = 3_000;
  const diedOf = new Map<string, number>();
  const awaited = new Map<string, string>();
  let dying = false;
  let held: unknown[] = [];
  let marks = 0;

  const consider = async (key: string, isOpen: () => boolean): Promise<void> => {
    if (dying || awaited.size > 0) return;
    if ((await chrome.action.getBadgeText({})) !== '') return;
    if (dying || awaited.size > 0 || !isOpen()) return;
    dying = true;
    diedOf.set(key, Date.now());
    await page.sidestreamDie();
  };

  const wrap = (port: chrome.runtime.Port): chrome.runtime.Port => {
    const post = port.postMessage.bind(port);
    let open = true;
    let greeted = false;
    awaited.clear();
    port.onDisconnect.addListener(() => {
      open = false;
      dying = false;
    });
    port.onMessage.addListener((update: Message) => {
      const key = awaited.get(update.requestId ?? '');
      if (key === undefined || !update.requestId) return;
      awaited.delete(update.requestId);
      void consider(key, () => open);
    });
    const say = (message: Message): void => {
      post(message);
      void page.sidestreamSaid();
      const key = JSON.stringify(message);
      if (message.type === 'request-cancel') return void awaited.delete(message.requestId ?? '');
      if (Date.now() - (diedOf.get(key) ?? Number.NEGATIVE_INFINITY) < again) return;
      if (message.requestId !== undefined) return void awaited.set(message.requestId, key);
      marks += 1;
      const requestId = `mark-${marks}`;
      awaited.set(requestId, key);
      post({ type: 'on-device-check', requestId });
    };
    port.postMessage = (message: unknown) => {
      if (dying) {
        held.push(message);
        return;
      }
      say(message as Message);
      if (greeted) return;
      greeted = true;
      const late = held;
      held = [];
      for (const each of late) say(each as Message);
    };
    return port;
  };

  const apis = new Set([
    chrome.runtime,
    (globalThis as { browser?: typeof chrome }).browser?.runtime,
  ]);
  for (const runtime of apis) {
    if (!runtime) continue;
    const connect = runtime.connect.bind(runtime) as (...args: unknown[]) => chrome.runtime.Port;
    runtime.connect = (...args: unknown[]) => {
      const port = connect(...args);
      const isExempt = page.sidestreamExempt === true;
      page.sidestreamExempt = false;
      return isExempt ? port : wrap(port);
    };
  }
}
