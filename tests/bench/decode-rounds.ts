import { toByteStream } from '../support/byte-stream.ts';
import type { Decoder, DecoderName } from './decoders.ts';

/** A reply and how its bytes come. JSON-safe, since it is sent into pages. */
export interface Wire {
  name: string;
  /** Each event as it is written. */
  events: readonly string[];
  /** How many bytes a read brings; one event where it is absent. */
  readBytes?: number;
  /** The text that has to come out. */
  text: string;
}

/** What each decoder took for an event, in µs: one value for each round, the same round at the same place. */
export type Times = Record<DecoderName, number[]>;

/** Times of ours and another's, by the other's name. */
export type Timing = Record<Exclude<DecoderName, 'ours'>, Times>;

/** A turn leaves its garbage and what it still has to do to whoever comes next: so long is waited for it. */
const pauseMs = 20;

/** Times the first of `decoders` against each other one, alone with it. */
export async function timeDecoders(wire: Wire, decoders: readonly Decoder[]): Promise<Timing> {
  const [ours, ...others] = decoders;
  const timing: Partial<Timing> = {};
  for (const other of others) {
    const rounds = other.name === 'ai streamText' ? 8 : 40;
    if (!ours || other.name === 'ours') continue;
    timing[other.name] = await timeRounds(wire, [ours, other], rounds, 10);
  }
  return timing as Timing;
}

/** Has each decoder read the reply once a round, in turns. */
async function timeRounds(
  wire: Wire,
  decoders: readonly Decoder[],
  rounds: number,
  warmUps: number,
): Promise<Times> {
  const pieces = toPieces(wire);
  const times: Times = { ours: [], bare: [], 'openai SDK': [], 'ai streamText': [] };
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const { name, decode } of decoders) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const startedMs = performance.now();
      const text = await decode(toByteStream(pieces));
      const micros = ((performance.now() - startedMs) * 1000) / wire.events.length;
      if (text !== wire.text) throw new Error(`${wire.name}: ${name} decoded to another text`);
      if (round >= 0) times[name].push(micros);
    }
  }
  return times;
}

function toPieces({ events, readBytes }: Wire): Uint8Array[] {
  const encoder = new TextEncoder();
  if (readBytes === undefined) return events.map((event) => encoder.encode(event));
  const bytes = encoder.encode(events.join(''));
  return Array.from({ length: Math.ceil(bytes.length / readBytes) }, (_, index) =>
    bytes.subarray(index * readBytes, (index + 1) * readBytes),
  );
}
