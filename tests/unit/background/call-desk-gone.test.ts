import { describe, expect, test, vi } from 'vitest';
import type { FinishReason, StreamPart } from '../../../lib/core/parts.ts';
import type { Tool } from '../../../lib/tools/tool.ts';
import { openDesk as open, toCallPart as call } from '../../support/open-desk.ts';
import { toTool } from '../../support/tools.ts';

const look = call('look', '{"at":"sky"}');

test.each(['allow', 'always'] as const)(
  'a tool that was taken away while its call waited is not carried out with %s, nor kept as allowed',
  async (decision) => {
    const run = vi.fn<Tool['run']>(async () => ({ text: 'done' }));
    const tools = [toTool({ run })];
    const { asked, decide, settled, calls, store } = await open([look], {
      tools,
      isOffered: false,
    });
    await asked(0);
    decide(0, { decision });
    await settled;
    const text = 'The tool "look" is not there any more. Nothing was carried out.';
    expect(calls()[0]?.result).toEqual({ outcome: 'failed', text });
    expect(run).not.toHaveBeenCalled();
    expect((await store.conversation('c'))?.allowedTools).toEqual([]);
  },
);

test('what the surface has done in the click is done, whatever was taken away meanwhile', async () => {
  const action = { type: 'copy', text: 'x' } as const;
  const tools = [toTool({ acts: true, describe: async () => ({ gives: 'nothing', action }) })];
  const { asked, decide, settled, calls } = await open([look], { tools, isOffered: false });
  await asked(0);
  decide(0, { decision: 'allow' });
  await settled;
  expect(calls()[0]?.result?.outcome).toBe('done');
});

const endOf = (unified: FinishReason['unified']): StreamPart => ({
  type: 'step-finish',
  finishReason: { unified, raw: null },
});

describe('of a round that came to its length limit', () => {
  test.each(['{"at":"s', ''])(
    'the last call is told as cut where it is not whole (%j), and nobody is asked',
    async (args) => {
      const parts = [call('look', '{"at":', 0), call('look', args, 1), endOf('length')];
      const { settled, calls } = await open(parts);
      await settled;
      expect(calls().map(({ state }) => state)).toEqual(['malformed', 'cut']);
      expect(calls()[1]?.result?.text).toContain('length limit in the middle of this call');
      expect(calls()[1]).not.toHaveProperty('ask');
    },
  );

  test('a whole one is carried out', async () => {
    const { settled, calls } = await open([look, endOf('length')], { allowed: ['look'] });
    await settled;
    expect(calls()[0]?.state).toBe('done');
  });

  test('a mistake of one that did not is still the model’s', async () => {
    const { settled, calls } = await open([call('look', '{"at":'), endOf('tool-calls')]);
    await settled;
    expect(calls()[0]?.state).toBe('malformed');
  });
});
