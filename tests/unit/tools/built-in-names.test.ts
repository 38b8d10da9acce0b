import { expect, test } from 'vitest';
import { builtInNames, isActing } from '../../../lib/core/built-in-names.ts';
import { estimateTokens } from '../../../lib/core/token-estimate.ts';
import { builtInTokens } from '../../../lib/surface/tools/tool-desk.ts';
import { createBuiltInTools } from '../../../lib/tools/built-in-tools.ts';
import { makeDesk } from '../../support/made-desk.ts';

const tools = createBuiltInTools({
  desk: makeDesk(),
  conversations: { find: async () => [], excerpts: async () => [] } as never,
  time: { now: () => 0, zone: () => 'UTC', locale: () => 'en' },
  pictureLimits: { maxEdge: 1, maxBytes: 1 },
});

test('the tools that the options list are those that there are, and the same of them act', () => {
  const sorted = (rows: readonly { name: string; acts: boolean }[]) =>
    rows.map(({ name, acts }) => ({ name, acts })).toSorted((a, b) => a.name.localeCompare(b.name));
  expect(sorted(builtInNames.map((name) => ({ name, acts: isActing(name) })))).toEqual(
    sorted(tools),
  );
});

test('what their descriptions cost is about what the options say', () => {
  const offers = tools
    .filter(({ acts }) => !acts)
    .map(({ name, description, schema }) => ({ name, description, input_schema: schema }));
  const ratio = estimateTokens(JSON.stringify(offers)) / builtInTokens;
  expect(ratio).toBeGreaterThan(0.75);
  expect(ratio).toBeLessThan(1.25);
});
