import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { chatCompletions } from '../../lib/providers/chat-completions.ts';
import { readReply } from '../../lib/sse/read-reply.ts';
import { toBytes } from '../support/byte-stream.ts';
import { listWires } from './decode-wires.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';

const group = 'Decoding in Node: limits';
const mebibyte = 1024 * 1024;
const eventCount = 1_000_000;
const heapRuns = 3;
const longRuns = 3;

type Body = ReadableStream<Uint8Array>;

/** What a long reply leaves in memory, and what one long event takes. */
export async function measureDecodingLimits(): Promise<Figure[]> {
  return [...(await measureHeap()), ...(await measureLongEvent())];
}

/** The heap after its garbage is collected, at the beginning of a reply, in its middle and at its end. */
async function measureHeap(): Promise<Figure[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const first: number[] = [];
  const second: number[] = [];
  const wires = listWires();
  const source = wires[0]?.events.slice(0, -1).map(toBytes) ?? [];
  for (let run = -1; run < heapRuns; run += 1) {
    const heaps: number[] = [];
    const marks = [10_000, eventCount / 2, eventCount];
    let at = 0;
    const body: Body = new ReadableStream({
      pull(controller) {
        if (at === marks[heaps.length]) {
          collect();
          heaps.push(process.memoryUsage().heapUsed / 1024);
        }
        const piece = source[at % source.length];
        at += 1;
        if (at > eventCount || !piece) controller.close();
        else controller.enqueue(piece);
      },
    });
    await readLength(body);
    const [begin = Number.NaN, middle = Number.NaN, end = Number.NaN] = heaps;
    if (run < 0) continue;
    first.push(middle - begin);
    second.push(end - middle);
  }
  const toHead = (label: string) => ({ group, label, unit: 'kB', runs: heapRuns });
  const aim = { words: '≤ 256 kB', most: 256 };
  return [
    toFigure(toHead('heap, growth to 500 000 events'), first, aim),
    toFigure(toHead('heap, growth from 500 000 to 1 000 000 events'), second, aim),
  ];
}

/** One event in reads of one byte. */
async function measureLongEvent(): Promise<Figure[]> {
  const sizes = [7, 14, 28];
  const seconds = sizes.map((): number[] => []);
  await timeLongEvent(mebibyte);
  for (let run = 0; run < longRuns; run += 1) {
    for (const [index, size] of sizes.entries()) {
      seconds[index]?.push(await timeLongEvent(size * mebibyte));
    }
  }
  const toHead = (label: string, unit: string) => ({ group, label, unit, runs: longRuns });
  return sizes.flatMap((size, index) => {
    const own = seconds[index] ?? [];
    const half = seconds[index - 1];
    const label = `one event of ${size} MiB in reads of 1 B`;
    const figure = toFigure(toHead(label, 's'), own);
    if (half === undefined) return [figure];
    const ratios = own.map((each, run) => each / (half[run] ?? Number.NaN));
    const words = `${label}, over half of it`;
    return [figure, toFigure(toHead(words, '×'), ratios, { words: '≤ 2.5', most: 2.5 })];
  });
}

async function timeLongEvent(size: number): Promise<number> {
  const head = 'data: {"choices":[{"index":0,"delta":{"content":"';
  const tail = '"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';
  const length = size - head.length - tail.length;
  const letters = new Map(Array.from(head + tail, (letter) => [letter, toBytes(letter)]));
  const filling = toBytes('x');
  let at = 0;
  const body: Body = new ReadableStream({
    pull(controller) {
      const inTail = at - head.length - length;
      const letter = at < head.length ? head[at] : inTail < 0 ? undefined : (tail[inTail] ?? '');
      at += 1;
      const byte = letter === undefined ? filling : letters.get(letter);
      if (byte) controller.enqueue(byte);
      else controller.close();
    },
  });
  const startedMs = performance.now();
  const read = await readLength(body);
  if (read !== length) throw new Error(`${read} characters of ${length} were read`);
  return (performance.now() - startedMs) / 1000;
}

async function readLength(body: Body): Promise<number> {
  let length = 0;
  const reader = chatCompletions.createReader((part) => {
    if (part.type === 'text-delta') length += part.text.length;
  });
  await readReply(body, { onEvent: (event) => reader.onEvent(event), onBytes: () => undefined });
  return length;
}
