import type { Worker } from '@playwright/test';
import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { isChat } from '../support/fault-server/default-reply.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { proseDeltas } from './prose.ts';

/** Times the writes of the journal, which every delta waits for before it is shown. */
export async function measureJournal(
  server: FaultServer,
  sidestream: Sidestream,
  runs: number,
): Promise<Figure[]> {
  const writes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const panel = await sidestream.openPanel(`?conversation=${crypto.randomUUID()}`);
    const worker = await findWorker(sidestream);
    await worker.evaluate(tapJournal);
    const index = server.requests.filter(isChat).length;
    server.next(chatStream({ deltas: proseDeltas(10_000), deltasPerSecond: 500 }));
    await panel.ask('How long does a write take?');
    await (
      await server.request(index, isChat)
    ).closed;
    await panel.until('finished');
    writes.push(...(await worker.evaluate(readWrites)));
    await panel.page.close();
  }
  const head = { group: 'Journal', label: 'one write, made durable', unit: 'ms', runs };
  return [toFigure(head, writes)];
}

async function findWorker({ context }: Sidestream): Promise<Worker> {
  return context.serviceWorkers().at(-1) ?? context.waitForEvent('serviceworker');
}

// What follows is sent into the worker as text.

function tapJournal(): void {
  const scope = globalThis as unknown as { writes?: number[] };
  const isTapped = scope.writes !== undefined;
  const writes: number[] = (scope.writes = []);
  if (isTapped) return;
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const opened = open.call(this, stores, mode, options);
    if (stores === 'journal' && mode === 'readwrite') {
      const startedMs = performance.now();
      opened.addEventListener('complete', () =>
        (scope.writes ?? writes).push(performance.now() - startedMs),
      );
    }
    return opened;
  };
}

function readWrites(): number[] {
  return (globalThis as unknown as { writes: number[] }).writes;
}
