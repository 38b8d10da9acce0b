import type { Block } from '../markdown/block.ts';

/** Blocks that stand beside each other, by their places: from the first to before the second. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** So many blocks make a stretch: less than a screen. What stands beside something new is painted anew with it. */
const stretchLength = 4;
/** The first is longer: most answers are no more than that, and need no stretches. */
const firstLength = 12;

/**
 * Divides the blocks of a text that grows. A stretch that others follow stays as it is, and none ends with a heading,
 * which belongs to what is below it. The same blocks give the same stretches, however they came.
 */
export function createStretches(): (blocks: readonly Block[]) => readonly Stretch[] {
  let starts = [0];
  return (blocks) => {
    // A text that was started over.
    if ((starts.at(-1) ?? 0) >= blocks.length) starts = [0];
    for (;;) {
      const next = toNext(blocks, starts.at(-1) ?? 0);
      if (next === undefined) break;
      starts.push(next);
    }
    return starts.map((from, index) => ({ from, to: starts[index + 1] ?? blocks.length }));
  };
}

/** Where the stretch behind the one that begins at `from` begins, if it has begun. */
function toNext(blocks: readonly Block[], from: number): number | undefined {
  let next = from + (from === 0 ? firstLength : stretchLength);
  while (next < blocks.length && blocks[next - 1]?.type === 'heading') next += 1;
  return next < blocks.length ? next : undefined;
}
