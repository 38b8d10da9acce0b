import type { RawPage } from './chromium-raw.ts';

/** What is alive in a worker after its garbage was collected. */
export interface Census {
  heapKb: number;
  portsOpened: number;
  portsOpen: number;
  /** Ports that are closed and yet held by somebody. */
  portsHeld: number;
  timers: number;
  /** Listeners of the extension API and of the worker itself, since the counting began. */
  listeners: number;
  abortSignals: number;
  readableStreams: number;
  transactions: number;
}

type AttachedWorker = Pick<RawPage, 'send' | 'evaluate'>;

/** Begins to count what a worker opens and sets. What was there before is not counted. */
export async function startCounting(worker: AttachedWorker): Promise<void> {
  await worker.evaluate(countFromNow);
}

/** Collects the garbage and counts. */
export async function takeCensus(worker: AttachedWorker): Promise<Census> {
  for (let round = 0; round < 3; round += 1) await worker.send('HeapProfiler.collectGarbage');
  const counted = await worker.evaluate(readCounts);
  const { usedSize } = (await worker.send('Runtime.getHeapUsage')) as { usedSize: number };
  return {
    ...counted,
    heapKb: usedSize / 1_024,
    abortSignals: await countObjects(worker, 'AbortSignal'),
    readableStreams: await countObjects(worker, 'ReadableStream'),
    transactions: await countObjects(worker, 'IDBTransaction'),
  };
}

/** How many objects of a class are alive. */
async function countObjects(worker: AttachedWorker, className: string): Promise<number> {
  const objectGroup = 'census';
  const evaluated = await worker.send('Runtime.evaluate', {
    expression: `${className}.prototype`,
    objectGroup,
  });
  const { objectId } = evaluated['result'] as { objectId: string };
  const { objects } = (await worker.send('Runtime.queryObjects', {
    prototypeObjectId: objectId,
    objectGroup,
  })) as { objects: { objectId: string } };
  const counted = await worker.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await worker.send('Runtime.releaseObjectGroup', { objectGroup });
  return (counted['result'] as { value: number }).value;
}

// What follows is sent into the worker as text.

interface Counting {
  timers: Set<unknown>;
  ports: WeakRef<chrome.runtime.Port>[];
  open: number;
  listeners: number;
}

function countFromNow(): void {
  const counting: Counting = { timers: new Set(), ports: [], open: 0, listeners: 0 };
  const scope = globalThis as unknown as Record<string, (...args: unknown[]) => unknown>;
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  scope['setTimeout'] = (callback, delayMs, ...args) => {
    const timer = set(() => {
      counting.timers.delete(timer);
      (callback as (...given: unknown[]) => void)(...args);
    }, delayMs as number);
    counting.timers.add(timer);
    return timer;
  };
  scope['clearTimeout'] = (timer) => {
    counting.timers.delete(timer);
    clear(timer as number);
  };
  chrome.runtime.onConnect.addListener((port) => {
    counting.ports.push(new WeakRef(port));
    counting.open += 1;
    port.onDisconnect.addListener(() => {
      counting.open -= 1;
    });
  });
  // From here on: whoever adds one per run would be seen.
  for (const event of [
    chrome.runtime.onConnect,
    chrome.runtime.onMessage,
    chrome.permissions.onAdded,
    chrome.storage.onChanged,
    chrome.alarms?.onAlarm,
  ]) {
    if (!event) continue;
    const target = event as unknown as Record<string, (...args: unknown[]) => unknown>;
    for (const [name, step] of [
      ['addListener', 1],
      ['removeListener', -1],
    ] as const) {
      const method = target[name]!.bind(event);
      target[name] = (...args) => {
        counting.listeners += step;
        return method(...args);
      };
    }
  }
  for (const [name, step] of [
    ['addEventListener', 1],
    ['removeEventListener', -1],
  ] as const) {
    const method = scope[name]!.bind(globalThis);
    scope[name] = (...args) => {
      counting.listeners += step;
      return method(...args);
    };
  }
  Object.assign(globalThis, { sidestreamCounting: counting });
}

function readCounts() {
  const { timers, ports, open, listeners } = (
    globalThis as unknown as { sidestreamCounting: Counting }
  ).sidestreamCounting;
  const alive = ports.filter((port) => port.deref() !== undefined).length;
  return {
    portsOpened: ports.length,
    portsOpen: open,
    portsHeld: alive - open,
    timers: timers.size,
    listeners,
  };
}
