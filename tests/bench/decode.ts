import { createParser } from 'eventsource-parser';
import type { StreamPart } from '../../lib/core/parts.ts';
import { chatCompletions } from '../../lib/providers/chat-completions.ts';
import { readReply } from '../../lib/sse/read-reply.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { proseDeltas } from './prose.ts';

type Body = ReadableStream<Uint8Array>;

const group = 'Decoding in Node: one event, bytes to parts';
const rounds = 60;
const warmUps = 10;

/** Times our way from bytes to parts against the least that can be done, in turns. */
export async function measureDecoding(): Promise<Figure[]> {
  const events = toEvents(20_000);
  const expected = proseDeltas(20_000).join('');
  const joined = Buffer.concat(events);
  const reads = [
    { name: 'one event per read', pieces: events },
    { name: '16 KiB reads', pieces: cut(joined, 16 * 1024) },
  ];
  const figures: Figure[] = [];
  for (const { name, pieces } of reads) {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = -warmUps; round < rounds; round += 1) {
      const isKept = round >= 0;
      for (const [decode, times] of [[decodeOurs, ours] as const, [decodeBare, bare] as const]) {
        const startedMs = performance.now();
        const text = await decode(toStream(pieces));
        const micros = ((performance.now() - startedMs) * 1000) / events.length;
        if (text !== expected) throw new Error(`${name}: decoded to another text`);
        if (isKept) times.push(micros);
      }
    }
    const toHead = (label: string, unit: string) => ({
      group,
      label: `${name}, ${label}`,
      unit,
      runs: rounds,
    });
    figures.push(
      toFigure(toHead('ours', 'µs'), ours),
      toFigure(toHead('bare', 'µs'), bare),
      toFigure(
        toHead('ours / bare', '×'),
        ours.map((micros, round) => micros / (bare[round] ?? Number.NaN)),
      ),
    );
  }
  return figures;
}

async function decodeOurs(body: Body): Promise<string> {
  let text = '';
  const reader = chatCompletions.createReader((part: StreamPart) => {
    if (part.type === 'text-delta') text += part.text;
  });
  await readReply(body, { onEvent: (event) => reader.onEvent(event), onBytes: () => undefined });
  return text;
}

async function decodeBare(body: Body): Promise<string> {
  let text = '';
  const parser = createParser({
    onEvent({ data }) {
      if (data === '[DONE]') return;
      const chunk = JSON.parse(data) as { choices: { delta: { content?: string } }[] };
      text += chunk.choices[0]?.delta.content ?? '';
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

/** The bytes of a stream as real servers send it, one event each. */
function toEvents(length: number): Uint8Array[] {
  return chatStream({ deltas: proseDeltas(length), usage: true }).flatMap((step) =>
    step.type === 'text' ? [Buffer.from(step.text)] : [],
  );
}

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

function toStream(pieces: readonly Uint8Array[]): Body {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[at];
      at += 1;
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}
