import { createRandom } from './random.ts';

/** A body that brings each chunk as one read. */
export function toByteStream(chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const rest = [...chunks].values();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = rest.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** UTF-8. */
export function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** One way to cut a payload into reads. */
export type Cut = readonly [name: string, cut: (bytes: Uint8Array) => Uint8Array[]];

/** The ways that every stream fixture is read in: whole, byte by byte, at seeded places. */
export function toCuts(seeds: number): Cut[] {
  const seeded = Array.from({ length: seeds }, (_, seed): Cut => [
    `cut at places of seed ${seed}`,
    (bytes) => cutAt(bytes, createRandom(seed).offsets(bytes.length, 2 + seed * 7)),
  ]);
  return [['whole', (bytes) => [bytes]], ['byte by byte', cutIntoBytes], ...seeded];
}

/** Single bytes. */
function cutIntoBytes(bytes: Uint8Array): Uint8Array[] {
  return Array.from(bytes, (byte) => Uint8Array.of(byte));
}

/** Pieces that end at `offsets`, and the rest. */
export function cutAt(bytes: Uint8Array, offsets: readonly number[]): Uint8Array[] {
  const ends = [...offsets, bytes.length];
  return ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
}
