import { createRandom } from '../random.ts';
import type { BytesStep, Split, TextStep } from './script.ts';

/** One write, and the steps whose last byte is in it. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly completes: readonly (TextStep | BytesStep)[];
}

/** Joins neighbouring steps and cuts them into writes. */
export function toPieces(steps: readonly (TextStep | BytesStep)[], split: Split): Piece[] {
  const payloads = steps.map(toBytes);
  const ends: number[] = [];
  let length = 0;
  for (const payload of payloads) ends.push((length += payload.length));

  const whole = Buffer.concat(payloads);
  const inner = cutsOf(split, ends, length).filter((cut) => cut > 0 && cut < length);
  let start = 0;
  let completed = 0;
  return [...new Set([...inner, length])].map((end) => {
    const bytes = whole.subarray(start, end);
    start = end;
    const first = completed;
    while (completed < steps.length && ends[completed]! <= end) completed += 1;
    return { bytes, completes: steps.slice(first, completed) };
  });
}

function toBytes(step: TextStep | BytesStep): Uint8Array {
  return step.type === 'text' ? Buffer.from(step.text, 'utf8') : Uint8Array.from(step.bytes);
}

function cutsOf(split: Split, ends: readonly number[], length: number): readonly number[] {
  if (split === 'events') return ends;
  if (split === 'whole') return [];
  if (split === 'bytes') return Array.from({ length }, (_, at) => at + 1);
  if ('seed' in split) return createRandom(split.seed).offsets(length, split.longest);
  return split.offsets;
}
