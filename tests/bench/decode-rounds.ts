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

/** Ours and the least that can be done, in many rounds; and all, in as many as there is time for. */
export interface Timing {
  near: Times;
  all: Times;
}

/** Times `decoders`, of which the first two are compared most closely. */
export async function timeDecoders(wire: Wire, decoders: readonly Decoder[]): Promise<Timing> {
  return {
    near: await timeRounds(wire, decoders.slice(0, 2), 60, 20),
    all: await timeRounds(wire, decoders, 8, 2),
  };
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
