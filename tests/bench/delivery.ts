import { chatStream } from '../support/fault-server/chat-script.ts';
import { nowMs } from '../support/fault-server/clock.ts';
import { isChat } from '../support/fault-server/default-reply.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import type { SentDelta } from '../support/fault-server/recorded-request.ts';
import { waitUntil } from '../support/wait-until.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import {
  countFrames,
  isShown,
  observeAnswer,
  readClockMs,
  readLength,
  readSightings,
} from './observe.ts';
import type { Sighting } from './observe.ts';
import { proseDeltas } from './prose.ts';
import type { Reader, ReaderKind } from './reader.ts';

/** How long deltas take from the socket, in ms. */
type Latencies = Record<Moment, number[]>;

type Moment = (typeof moments)[number];

/** The figures, and how good the pages were as instruments. */
export interface Delivery {
  figures: Figure[];
  /** The most by which the clocks of server and page can have been apart. */
  clockMs: number;
  /** The fewest frames that an idle page got. */
  framesPerSecond: number;
}

const rates = [
  { perSecond: 50, seconds: 6 },
  { perSecond: 500, seconds: 4 },
];
const charactersPerDelta = 5.3;
const frameMs = 1000 / 60;
const moments = ['inPage', 'drawn', 'nextFrame'] as const;
const momentNames = { inPage: 'in the page', drawn: 'drawn', nextFrame: 'on screen' } as const;

/** Measures all kinds of readers in turns. */
export async function measureDelivery(
  server: FaultServer,
  kinds: readonly ReaderKind[],
  runs: number,
): Promise<Delivery> {
  const figures: Figure[] = [];
  let clockMs = 0;
  let framesPerSecond = Number.POSITIVE_INFINITY;
  for (const { perSecond, seconds } of rates) {
    const deltas = proseDeltas(Math.round(perSecond * seconds * charactersPerDelta));
    const byKind = new Map<ReaderKind, Latencies>(
      kinds.map((kind) => [kind, { inPage: [], drawn: [], nextFrame: [] }]),
    );
    for (let run = 0; run < runs; run += 1) {
      for (const [kind, latencies] of byKind) {
        const reader = await kind.open();
        clockMs = Math.max(clockMs, await measureClock(reader));
        framesPerSecond = Math.min(framesPerSecond, await measureFrames(kind, reader));
        const one = await measureRun(server, reader, deltas, perSecond);
        for (const moment of moments) latencies[moment].push(...one[moment]);
        await reader.close();
      }
    }
    figures.push(...toFigures(byKind, perSecond, runs));
  }
  return { figures, clockMs, framesPerSecond };
}

async function measureRun(
  server: FaultServer,
  reader: Reader,
  deltas: readonly string[],
  perSecond: number,
): Promise<Latencies> {
  const index = server.requests.filter(isChat).length;
  server.next(chatStream({ deltas, deltasPerSecond: perSecond, pauseBeforeMs: 300 }));
  await reader.evaluate(observeAnswer);
  await reader.ask();
  const request = await server.request(index, isChat);
  // Nothing is asked of the page while it works.
  await request.closed;
  const length = request.sentText.length;
  await waitUntil(
    async () => (await reader.evaluate(readLength)) === length,
    'the whole answer',
    20_000,
  );
  await waitUntil(
    async () => (await reader.evaluate(readSightings)).at(-1)?.nextFrameMs,
    'the last frame',
  );
  return toLatencies(request.deltas, await reader.evaluate(readSightings));
}

/** Each delta is seen in the first text that is long enough to hold it. */
function toLatencies(deltas: readonly SentDelta[], sightings: readonly Sighting[]): Latencies {
  const latencies: Latencies = { inPage: [], drawn: [], nextFrame: [] };
  let end = 0;
  let at = 0;
  for (const { text, atMs } of deltas) {
    end += text.length;
    while ((sightings[at]?.length ?? Number.POSITIVE_INFINITY) < end) at += 1;
    const sighting = sightings[at];
    if (!sighting) throw new Error('a delta was never seen');
    for (const moment of moments) latencies[moment].push(sighting[`${moment}Ms`] - atMs);
  }
  return latencies;
}

/** How far the page's clock may be off: its offset in the quickest of many questions, and half of that one's time. */
async function measureClock(reader: Reader): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  let offset = 0;
  for (let round = 0; round < 30; round += 1) {
    const beforeMs = nowMs();
    const pageMs = await reader.evaluate(readClockMs);
    const afterMs = nowMs();
    if (afterMs - beforeMs >= best) continue;
    best = afterMs - beforeMs;
    offset = pageMs - (beforeMs + afterMs) / 2;
  }
  return Math.abs(offset) + best / 2;
}

/** @throws Error for a page that the browser takes for hidden, which would be measured as slow */
async function measureFrames({ browser, kind }: ReaderKind, reader: Reader): Promise<number> {
  if (!(await reader.evaluate(isShown))) throw new Error(`${browser}, ${kind}: the page is hidden`);
  const frames = await reader.evaluate(countFrames);
  if (frames < 4) throw new Error(`${browser}, ${kind}: the page gets no frames`);
  return frames;
}

function toFigures(
  byKind: ReadonlyMap<ReaderKind, Latencies>,
  perSecond: number,
  runs: number,
): Figure[] {
  const figures: Figure[] = [];
  for (const [{ browser, kind }, latencies] of byKind) {
    const isOurs = kind === 'ours';
    const group = `Delivery, ${browser}, ${perSecond} deltas/s`;
    const head = { group, unit: 'ms', runs };
    const aim = { words: 'median ≤ 2 frames', most: 2 * frameMs };
    for (const moment of moments) {
      const label = `${kind}: ${momentNames[moment]}`;
      const isAim = isOurs && moment === 'nextFrame';
      figures.push(toFigure({ ...head, label }, latencies[moment], isAim ? aim : undefined));
    }
    if (isOurs) continue;
    const ours = [...byKind].find(([other]) => other.browser === browser && other.kind === 'ours');
    if (!ours) continue;
    const [above, below] = [ours[1], latencies].map(({ nextFrame }) =>
      toFigure({ ...head, label: '' }, nextFrame),
    );
    if (!above || !below) continue;
    const ratio = { median: above.median / below.median, p95: above.p95 / below.p95 };
    figures.push({ ...above, ...ratio, label: 'on screen, ours / floor', unit: '×' });
  }
  return figures;
}
