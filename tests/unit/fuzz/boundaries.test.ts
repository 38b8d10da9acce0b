import { afterAll, describe, expect, test } from 'vitest';
import { isDeep } from '../../support/deep.ts';
import { boundaries } from '../../support/fuzz/boundaries.ts';
import { runCases } from '../../support/fuzz/boundary.ts';

/** How many cases there are to be in all, over every boundary. */
const leastCases = isDeep ? 1_000_000 : 50_000;
const allCases = Number(process.env['FUZZ_CASES'] ?? leastCases);
/** A night has cases that no other had; what is run with every change is the same on every machine. */
const firstSeed = Number(process.env['FUZZ_SEED'] ?? (isDeep ? Date.now() % 2 ** 31 : 20_261_123));
const only = process.env['FUZZ_ONLY'];
const chosen = boundaries.filter(({ name }) => only === undefined || name === only);
const shares = chosen.reduce((sum, { share = 1 }) => sum + share, 0);

let fed = 0;

describe(`nothing gets past a boundary (seed ${firstSeed})`, () => {
  test.each(chosen)(
    '$name',
    async (boundary) => {
      const count = Math.ceil((allCases * (boundary.share ?? 1)) / shares);
      const done = await runCases(boundary, firstSeed, count);
      fed += done;
      expect(done).toBe(count);
    },
    isDeep ? 1_800_000 : 60_000,
  );
});

test(`${leastCases} cases were tried, if all were asked for`, ({ task }) => {
  if (only === undefined) expect(fed).toBeGreaterThanOrEqual(allCases);
  task.meta.figure = {
    row: `Fuzz, first seed ${firstSeed}`,
    values: { cases: fed, boundaries: chosen.length },
  };
});

afterAll(() => {
  // Where a case breaks its seed is in the words of the failure; of a night that found none this is what is left.
  process.stdout.write(`fuzz: ${fed} cases from seed ${firstSeed}\n`);
});
