import { createRandom } from '../random.ts';
import type { Random } from '../random.ts';

/** A place where what a stranger wrote becomes ours. */
export interface Boundary {
  readonly name: string;
  /** The files of `lib` whose reading it tries. */
  readonly files: readonly string[];
  /** How many cases it gets, compared with the others; 1 by default. */
  readonly share?: number;
  /** Feeds one case. Throws, or rejects, where something went past the boundary or came out wrong. */
  readonly run: (random: Random) => void | Promise<void>;
}

/** A case that went wrong, named so that it can be tried again. */
class BrokenCase extends Error {
  override readonly name = 'BrokenCase';

  constructor(boundary: string, seed: number, cause: unknown) {
    const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    super(
      [
        `${boundary}: case ${seed}`,
        `again: FUZZ_ONLY='${boundary}' FUZZ_SEED=${seed} FUZZ_CASES=1 npx vitest run tests/unit/fuzz`,
        ...stack.split('\n').slice(0, 12),
      ].join('\n'),
    );
    // Where it was thrown is said above; where this one is made helps nobody.
    this.stack = this.message;
  }
}

/** Feeds `count` cases, the seeds of which follow each other. Gives how many were fed. */
export async function runCases(
  boundary: Boundary,
  firstSeed: number,
  count: number,
): Promise<number> {
  let fed = 0;
  for (; fed < count; fed += 1) {
    const seed = firstSeed + fed;
    try {
      const pending = boundary.run(createRandom(seed));
      // A hop for each of a million cases would be most of the time.
      if (pending) await pending;
      expectCleanPrototypes();
    } catch (cause) {
      throw new BrokenCase(boundary.name, seed, cause);
    }
  }
  return fed;
}

const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const counts = prototypes.map((prototype) => Reflect.ownKeys(prototype).length);

/** Nobody may have left anything in what every object inherits from. */
function expectCleanPrototypes(): void {
  for (const [index, prototype] of prototypes.entries()) {
    if (Reflect.ownKeys(prototype).length !== counts[index])
      throw new Error('a prototype was written to');
  }
}

/** Fails with those words unless it is so. Plain: an assertion of the test runner takes longer than most cases. */
export function hold(isSo: boolean, words: string): asserts isSo {
  if (!isSo) throw new Error(words);
}

/** Whether two values are the same JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
