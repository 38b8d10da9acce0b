import { expect, test } from 'vitest';
import { createRunView, foldPart } from '../../../lib/core/run-view.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import type { Adapter } from '../../../lib/providers/adapter.ts';
import { cutAt, toBytes } from '../../support/byte-stream.ts';
import { createRandom } from '../../support/random.ts';
import { readParts } from '../../support/read-parts.ts';
import { replyFixtures } from '../../support/reply-fixtures.ts';
import { usageOf } from '../../support/usage-of.ts';

/** How many cases there are to be in all, over every dialect. */
const leastCases = 100_000;
const lineEnds = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
] as const;
const seedsEach = Math.ceil(leastCases / (replyFixtures.length * lineEnds.length));

let cases = 0;

/** All that is read in a reply, to be compared at once. */
async function tell(adapter: Adapter, chunks: Iterable<Uint8Array>) {
  const view = createRunView();
  const calls: StreamPart[] = [];
  const { end, finished } = await readParts(adapter, chunks, (part) => {
    foldPart(view, part);
    if (part.type === 'tool-call-delta' || part.type === 'echo') calls.push(part);
  });
  const usage = usageOf(view);
  const { modelUsed, citations, oddities } = view;
  return {
    text: view.text.toString(),
    reasoning: view.reasoning.toString(),
    refusal: view.refusal.toString(),
    // Deltas are whole in every event, so where the bytes are cut must not show in them either.
    rest: JSON.stringify([end, finished, calls, usage, modelUsed, citations, oddities]),
  };
}

/** Few cuts mostly, so that each falls somewhere else; now and then so many that events come in crumbs. */
function cut(bytes: Uint8Array, seed: number): Uint8Array[] {
  const random = createRandom(seed);
  if (seed % 16 === 0) return cutAt(bytes, random.offsets(bytes.length, 12));
  const offsets = Array.from({ length: random.integer(1, 6) }, () =>
    random.integer(0, bytes.length),
  );
  return cutAt(
    bytes,
    offsets.sort((a, b) => a - b),
  );
}

for (const [lineEndName, lineEnd] of lineEnds) {
  test.each(replyFixtures)(
    `$name, lines ending with ${lineEndName}, says the same at every seeded split`,
    async ({ adapter, fixture }) => {
      const bytes = toBytes(fixture.wire.replaceAll(/\r\n|\r|\n/g, lineEnd));
      const whole = await tell(adapter, [bytes]);
      expect(whole.text).toBe(fixture.text ?? '');
      expect(whole.reasoning).toBe(fixture.reasoning ?? '');
      for (let seed = 1; seed <= seedsEach; seed += 1) {
        const told = await tell(adapter, cut(bytes, seed));
        cases += 1;
        if (
          told.text !== whole.text ||
          told.reasoning !== whole.reasoning ||
          told.refusal !== whole.refusal ||
          told.rest !== whole.rest
        ) {
          // Only here, since the comparison that explains itself costs more than the reading.
          expect(told, `seed ${seed}`).toEqual(whole);
        }
      }
    },
  );
}

test('there were as many splits as were promised', () => {
  expect(cases).toBeGreaterThanOrEqual(leastCases);
});
