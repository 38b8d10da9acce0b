import { startChromium } from '../e2e/support/chromium-browser.ts';
import type { Chromium } from '../e2e/support/chromium-browser.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { toFigure } from './figure.ts';
import type { Aim, Figure } from './figure.ts';
import { onStage, openStagePage, renderers, serveStages } from './render-pages.ts';
import type { RendererName, StagePage, Work } from './render-pages.ts';
import { mixedAnswer, toFrames } from './render-text.ts';

const length = 40_000;
const frameCount = 621;
/** Frames of the first and of the last tenth. */
const tenth = 62;

const group = `Rendering, Chromium: an answer of ${length} characters in ${frameCount} frames`;

/** The cost of one answer. */
interface Costs {
  whole: Work;
  first: Work;
  last: Work;
  heapMb: number;
}

const peerAims: Partial<Record<RendererName, Aim>> = {
  'streaming-markdown': { words: '≤ 1.2', most: 1.2 },
  'react-markdown': { words: '≤ 1/8', most: 1 / 8 },
  streamdown: { words: '≤ 1/2', most: 1 / 2 },
};

/** Our renderer and its peers, in one browser, in turns. */
export async function measureRendering(server: FaultServer, runs: number): Promise<Figure[]> {
  await serveStages(server);
  const costs = new Map<RendererName, Costs[]>(renderers.map((name) => [name, []]));
  const chromium = await startChromium();
  try {
    for (let run = 0; run < runs; run += 1) {
      for (const [name, found] of costs) found.push(await measureAnswer(chromium, server, name));
    }
  } finally {
    await chromium.forget();
  }
  return toFigures(costs, runs);
}

async function measureAnswer(
  chromium: Chromium,
  server: FaultServer,
  name: RendererName,
): Promise<Costs> {
  const stage = await openStagePage(chromium, server, name);
  // Code that has run before is what a reader has who asks the second question.
  await onStage(stage, 'begin');
  await onStage(stage, 'play', toFrames(mixedAnswer(8_000), 120));
  await onStage(stage, 'end');
  await onStage(stage, 'clear');
  const pieces = toFrames(mixedAnswer(length), frameCount);
  await onStage(stage, 'begin');
  const first = await play(stage, pieces.slice(0, tenth));
  const middle = await play(stage, pieces.slice(tenth, -tenth));
  const last = await play(stage, pieces.slice(-tenth));
  const end = await stage.measure(() => onStage(stage, 'end'));
  const whole = [first, middle, last, end].reduce(add);
  const heapMb = await stage.readHeapMb();
  await stage.close();
  return { whole, first, last, heapMb };
}

function play(stage: StagePage, pieces: readonly string[]): Promise<Work> {
  return stage.measure(() => onStage(stage, 'play', pieces));
}

function add(one: Work, other: Work): Work {
  return {
    taskMs: one.taskMs + other.taskMs,
    scriptMs: one.scriptMs + other.scriptMs,
    layoutMs: one.layoutMs + other.layoutMs,
  };
}

function toFigures(costs: ReadonlyMap<RendererName, readonly Costs[]>, runs: number): Figure[] {
  const ours = costs.get('ours') ?? [];
  const toRow = (label: string, unit: string, values: readonly number[], aim?: Aim): Figure =>
    toFigure({ group, label, unit, runs }, values, aim);
  const ratio = (
    above: readonly Costs[],
    below: readonly Costs[],
    toMs = ({ whole }: Costs): number => whole.taskMs,
  ): number[] =>
    above.map((cost, run) => {
      const other = below[run];
      return other ? toMs(cost) / toMs(other) : Number.NaN;
    });
  const figures: Figure[] = [];
  for (const [name, found] of costs) {
    const label = name === 'ours' ? name : `${name} (peer)`;
    figures.push(
      toRow(
        `${label}: task time`,
        'ms',
        found.map(({ whole }) => whole.taskMs),
      ),
      toRow(
        `${label}: script`,
        'ms',
        found.map(({ whole }) => whole.scriptMs),
      ),
      toRow(
        `${label}: style and layout`,
        'ms',
        found.map(({ whole }) => whole.layoutMs),
      ),
    );
    const aim = peerAims[name];
    if (aim) figures.push(toRow(`ours / ${name}`, '×', ratio(ours, found), aim));
  }
  const atMost = { words: '≤ 1.2', most: 1.2 };
  const lastToFirst = ours.map(({ first, last }) => last.taskMs / first.taskMs);
  figures.push(
    toRow('ours, last tenth / first tenth', '×', lastToFirst, atMost),
    toRow(
      'ours, heap afterwards',
      'MB',
      ours.map(({ heapMb }) => heapMb),
      { words: '≤ 20 MB', most: 20 },
    ),
  );
  return figures;
}
