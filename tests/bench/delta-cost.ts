import type { CDPSession } from '@playwright/test';
import type { Sidestream } from '../e2e/support/chromium-test.ts';
import type { SurfacePage } from '../e2e/support/surface-page.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import type { Script, Step } from '../support/fault-server/script.ts';
import { waitUntil } from '../support/wait-until.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { proseDeltas } from './prose.ts';
import type { Lines } from './prose.ts';

const whole = 100_000;
const part = 10_000;
const perSecond = 500;
type Deltas = readonly string[];

const group = 'Cost of a delta: main thread of the panel at 500 deltas/s';

/** Task time per delta at the beginning and at the end of a long answer. */
export async function measureDeltaCost(
  server: FaultServer,
  sidestream: Sidestream,
  runs: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const lines of ['paragraphs', 'one line'] as const) {
    const first: number[] = [];
    const last: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const cost = await measureRun(server, sidestream, lines);
      first.push(cost.first);
      last.push(cost.last);
    }
    const name = lines === 'paragraphs' ? 'in paragraphs' : 'without a line break';
    const toHead = (label: string, unit: string) => ({
      group,
      label: `${name}, ${label}`,
      unit,
      runs,
    });
    figures.push(
      toFigure(toHead('first 10 kB', 'µs'), first),
      toFigure(toHead('last 10 kB of 100 kB', 'µs'), last),
      toFigure(
        toHead('last / first', '×'),
        last.map((cost, run) => cost / (first[run] ?? Number.NaN)),
      ),
    );
  }
  return figures;
}

async function measureRun(
  server: FaultServer,
  sidestream: Sidestream,
  lines: Lines,
): Promise<{ first: number; last: number }> {
  const panel = await sidestream.openPanel(`?conversation=${crypto.randomUUID()}`);
  await panel.page.bringToFront();
  server.next(chatStream({ deltas: proseDeltas(part, lines), deltasPerSecond: perSecond }));
  await panel.ask('Warm up.');
  await panel.until('finished').catch(() => panel.until('finished'));

  const session = await panel.page.context().newCDPSession(panel.page);
  // Time of the thread and not of the clock: what else this machine does is not counted.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const run = crypto.randomUUID();
  const first = proseDeltas(part, lines);
  const last = proseDeltas(part, lines);
  server.next(toScript(first, proseDeltas(whole - 2 * part, lines), last, run));
  await panel.ask('Now the long one.');
  await server.held(`${run}.begin`);
  const measure = async (from: string, to: string, count: number, end: number): Promise<number> => {
    const before = await readTaskSeconds(session);
    server.release(`${run}.${from}`);
    await server.held(`${run}.${to}`);
    await untilLength(panel, end);
    const after = await readTaskSeconds(session);
    return ((after - before) * 1e6) / count;
  };
  const firstCost = await measure('begin', 'early', first.length, part);
  server.release(`${run}.early`);
  await server.held(`${run}.late`);
  await untilLength(panel, whole - part);
  const lastCost = await measure('late', 'end', last.length, whole);
  server.release(`${run}.end`);
  await panel.until('finished');
  await panel.page.close();
  return { first: firstCost, last: lastCost };
}

/** The first and the last part at a steady pace, held before and after; between them as fast as can be. */
function toScript(first: Deltas, middle: Deltas, last: Deltas, run: string): Script {
  const hold = (name: string): Step => ({ type: 'hold', name: `${run}.${name}` });
  const pace = (perSecond: number): Step => ({ type: 'pace', perSecond });
  const toSteps = (deltas: Deltas): Script =>
    chatStream({ deltas }).filter((step) => step.type === 'text' && step.delta !== undefined);
  return [
    { type: 'head' },
    hold('begin'),
    pace(perSecond),
    ...toSteps(first),
    hold('early'),
    pace(0),
    ...toSteps(middle),
    hold('late'),
    pace(perSecond),
    ...toSteps(last),
    hold('end'),
    ...chatStream({ deltas: [] }).slice(1),
  ];
}

async function untilLength({ page }: SurfacePage, length: number): Promise<void> {
  const isThere = async (): Promise<boolean> => (await page.evaluate(readLastLength)) === length;
  await waitUntil(isThere, `${length} characters`, 30_000);
  // The last frame and what follows from it.
  await page.waitForTimeout(200);
}

function readLastLength(): number {
  return Array.from(document.querySelectorAll('[data-answer]')).at(-1)?.textContent?.length ?? 0;
}

async function readTaskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
