import { describe, expect, test } from 'vitest';
import type { Tool } from '../../../lib/tools/tool.ts';
import { openDesk as open, toCallPart as call } from '../../support/open-desk.ts';
import type { DeskSet } from '../../support/open-desk.ts';
import { toTool } from '../../support/tools.ts';

const look = call('look', '{"at":"sky"}');
const plain = { reason: 'unasked', gives: 'result' } as const;
const page = { type: 'page', text: 'p', title: '', url: '' } as const;

describe('a call', () => {
  test.each<[string, string | undefined, string]>([
    ['another origin', 'https://other.example/mcp', 'look https://a.example/mcp'],
    ['us, and not a server', undefined, 'look https://a.example/mcp'],
    ['a server, and not us', 'https://a.example/mcp', 'look'],
  ])('of a tool of that name that comes from %s is asked for', async (_, bringer, allowed) => {
    const tools = [toTool({ ...(bringer !== undefined && { bringer }) })];
    const { decide, asked, settled } = await open([look], { tools, allowed: [allowed] });
    expect((await asked(0))?.ask?.reason).toBe('unasked');
    decide(0, { decision: 'refuse' });
    await settled;
  });

  test('of the same bringer’s tool is not asked for again', async () => {
    const tools = [toTool({ bringer: 'https://a.example/mcp' })];
    const { settled, calls } = await open([look], {
      tools,
      allowed: ['look https://a.example/mcp'],
    });
    await settled;
    expect(calls()[0]?.state).toBe('done');
  });

  test('of a tool of the same name that somebody else brings is asked for', async () => {
    const tools = [toTool({ bringer: 'https://other.example/mcp' })];
    const first = await open([look], { tools, allowed: ['look', 'look https://a.example/mcp'] });
    await first.asked(0);
    first.decide(0, { decision: 'always' });
    await first.settled;
    expect((await first.store.conversation('c'))?.allowedTools).toContain(
      'look https://other.example/mcp',
    );
  });

  test('that acts is asked for each time, also where it was allowed before it did', async () => {
    const { decide, asked, settled } = await open([look], {
      tools: [toTool({ acts: true })],
      allowed: ['look'],
    });
    expect((await asked(0))?.ask?.reason).toBe('acts');
    decide(0, { decision: 'refuse' });
    await settled;
  });

  test.each<[string, Partial<Tool>, DeskSet]>([
    ['acts', { acts: true }, {}],
    // Asked for by a background that died, when it did not act yet.
    ['acts by now', { acts: true }, { kept: [look, { type: 'call-asked', call: 0, ask: plain }] }],
    ['gives strangers’ words', { untrusted: true }, {}],
    ['is called after strangers’ words', {}, { content: [page] }],
  ])('of a tool that %s is not allowed for good, whoever says so', async (_, tool, set) => {
    const opened = await open(set.kept ? [] : [look], { ...set, tools: [toTool(tool)] });
    const { decide, asked, settled, store, calls } = opened;
    await asked(0, set.kept ? 2 : 1);
    decide(0, { decision: 'always' });
    await settled;
    expect(calls()[0]?.state).toBe('done');
    expect((await store.conversation('c'))?.allowedTools).toEqual([]);
  });
});
