import { describe, expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import type { Tool } from '../../../lib/tools/tool.ts';
import { openDesk as open, toCallPart as call } from '../../support/open-desk.ts';
import { toTool } from '../../support/tools.ts';
import { waitUntil } from '../../support/wait-until.ts';

const look = call('look', '{"at":"sky"}');

describe('several calls of one step', () => {
  test('run beside each other, and each is decided by itself', async () => {
    const { decide, asked, settled, calls, paused } = await open([
      look,
      call('look', '{"at":"sea"}', 1),
      call('look', '{', 2),
    ]);
    await asked(0);
    await asked(1);
    decide(1, { decision: 'refuse' });
    await waitUntil(() => calls()[1]?.result, 'the second to be settled');
    expect(calls()[0]?.state).toBe('asked');
    expect(paused.at(-1)).toBe(true);
    decide(0, { decision: 'allow' });
    await settled;
    expect(calls().map(({ state }) => state)).toEqual(['done', 'refused', 'malformed']);
  });

  test('that are allowed for good at one time are all kept', async () => {
    const names = ['a', 'b', 'c'];
    const { decide, asked, settled, store } = await open(
      names.map((name, at) => call(name, '{"at":"x"}', at)),
      { tools: names.map((name) => toTool({ name })) },
    );
    for (const at of names.keys()) await asked(at);
    for (const at of names.keys()) decide(at, { decision: 'always' });
    await settled;
    expect((await store.conversation('c'))?.allowedTools?.toSorted()).toEqual(names);
  });

  test('of one tool are all answered by a yes for the conversation', async () => {
    const { decide, asked, settled, calls } = await open(
      [0, 1, 2].map((at) => call('look', `{"at":"${at}"}`, at)),
    );
    for (const at of [0, 1, 2]) await asked(at);
    decide(1, { decision: 'always' });
    await settled;
    expect(calls().map(({ result }) => result?.text)).toEqual(['seen 0', 'seen 1', 'seen 2']);
  });

  test('end with the run, whether they are asked for or under way', async () => {
    const started = Promise.withResolvers<void>();
    const run: Tool['run'] = (_input, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        started.resolve();
      });
    const tools = [toTool({ run }), toTool({ name: 'act', acts: true })];
    const parts = [look, call('act', '{"at":"x"}', 1)];
    const live = await open(parts, { tools, allowed: ['look'] });
    await live.asked(1);
    await started.promise;
    live.run.append({ type: 'abort', atMs: 1 });
    live.run.controller.abort();
    await live.settled;
    expect(live.calls().map(({ state }) => state)).toEqual(['running', 'asked']);
    live.decide(1, { decision: 'allow' });
    expect(live.calls()[1]?.state).toBe('asked');
  });
});

describe('calls of a background that died', () => {
  const ask = { reason: 'unasked', gives: 'page', host: 'a.example' } as const;

  test('are asked for again before anything is looked at, also those that ran', async () => {
    const kept: StreamPart[] = [
      look,
      call('look', '{"at":"sea"}', 1),
      { type: 'call-asked', call: 0, ask: { ...ask, number: 4 } },
      // As an early version wrote it.
      { type: 'call-asked', call: 1, ask },
      { type: 'call-start', call: 1, atMs: 5 },
    ];
    const described: unknown[] = [];
    const describe: Tool['describe'] = async (input) => {
      described.push(input['at']);
      return { gives: 'page', host: 'a.example' };
    };
    const set = { kept, tools: [toTool({ describe })], allowed: ['look'] };
    const { decide, asked, settled, calls, offers } = await open([], set);
    expect((await asked(0, 2))?.ask).toEqual({ ...ask, number: 4 });
    expect((await asked(1, 2))?.ask).toEqual({ ...ask, number: 1, reason: 'again' });
    expect(offers()).toBe(0);
    expect(described).toEqual([]);
    decide(0, { decision: 'refuse' });
    decide(1, { decision: 'allow' });
    await settled;
    expect(calls().map(({ state }) => state)).toEqual(['refused', 'done']);
    expect(described).toEqual(['sea']);
  });

  test('whose tool was taken away meanwhile are not told as calls of nothing', async () => {
    const kept: StreamPart[] = [
      look,
      call('look', '{"at":"sea"}', 1),
      call('fly', '{}', 2),
      { type: 'call-asked', call: 0, ask },
      { type: 'call-asked', call: 1, ask },
      { type: 'call-start', call: 1, atMs: 5 },
      // Asked for by one that came after, and knew nothing of it either.
      { type: 'call-asked', call: 2, ask: { reason: 'again', gives: 'result' } },
    ];
    const { decide, asked, settled, calls } = await open([], { kept, tools: [] });
    for (const at of [0, 1, 2]) {
      await asked(at, 2);
      decide(at, { decision: 'allow' });
    }
    await settled;
    expect(calls().map(({ result }) => result)).toEqual([
      {
        outcome: 'failed',
        text: 'The tool "look" is not there any more. Nothing was carried out.',
      },
      { outcome: 'failed', text: expect.stringContaining('not known how far it came') as string },
      { outcome: 'malformed', text: 'There is no tool called "fly". There are: none.' },
    ]);
  });

  test('that ran and are not wanted again are told as begun, and not as never done', async () => {
    const kept: StreamPart[] = [
      look,
      { type: 'call-asked', call: 0, ask: { ...ask, number: 2 } },
      { type: 'call-start', call: 0, atMs: 5 },
    ];
    const { decide, asked, settled, calls } = await open([], { kept });
    expect((await asked(0, 2))?.ask?.number).toBe(3);
    decide(0, { decision: 'refuse' });
    await settled;
    expect(calls()[0]?.result).toMatchObject({
      outcome: 'failed',
      text: expect.stringContaining('not known how far') as string,
    });
  });
});
