import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../lib/browser/system-clock.ts';
import { createLiveRun } from '../../../lib/background/live-run.ts';
import type { Answer } from '../../../lib/core/conversation.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import type { Unsubscribe } from '../../../lib/core/platform.ts';
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

  test('are answered in the other answer of a pair too, unless that has read strangers, and in no other conversation', async () => {
    const first = await open([look]);
    const { desk, store } = first;
    const begin = (fields: Partial<Answer> & Pick<Answer, 'id'>) => {
      const live = createLiveRun({ ...first.run.answer, ...fields }, store, systemClock);
      live.append(look);
      const settled = desk.settle(live);
      const view = () => toRunView(live.journal.since(0)).toolCalls[0];
      return { live, settled, view };
    };
    const second = begin({ id: 's' });
    const reading = begin({ id: 't' });
    const elsewhere = begin({ id: 'u', conversationId: 'd' });
    await first.asked(0);
    for (const { view } of [second, reading, elsewhere])
      await waitUntil(() => view()?.ask, 'the call to be asked for');
    reading.live.append(call('look', '{"at":"page"}', 1));
    const end = { outcome: 'done', text: 'p', untrusted: true, atMs: 1 } as const;
    reading.live.append({ type: 'call-end', call: 1, ...end });
    first.decide(0, { decision: 'always' });
    await first.settled;
    await second.settled;
    expect(second.view()?.result?.text).toBe('seen sky');
    await new Promise((resolve) => setImmediate(resolve));
    expect([reading, elsewhere].map(({ view }) => view()?.state)).toEqual(['asked', 'asked']);
    for (const { live, settled } of [reading, elsewhere]) {
      live.controller.abort();
      await settled;
    }
  });

  test('read what was said before them once, and what is given back beside them all the same', async () => {
    const run = async () => ({ text: 'Strangers’ words.' });
    const slow = toTool({
      name: 'slow',
      async describe() {
        await waitUntil(() => opened.calls()[1]?.result, 'the page to be read');
        return { gives: 'result' };
      },
    });
    const opened = await open(
      [look, call('page', '{"at":"x"}', 1), call('slow', '{"at":"x"}', 2)],
      {
        tools: [toTool(), toTool({ name: 'page', untrusted: true, run }), slow],
        allowed: ['look', 'page', 'slow'],
      },
    );
    const { decide, asked, settled, calls, readings } = opened;
    expect((await asked(2))?.ask?.reason).toBe('untrusted');
    expect(readings()).toBe(1);
    decide(2, { decision: 'refuse' });
    await settled;
    expect(calls()[0]?.state).toBe('done');
    expect(readings()).toBe(1);
  });

  test('are checked one after the other, and what else waits comes between', async () => {
    const turns: (() => void)[] = [];
    const after = (_: number, turn: () => void): Unsubscribe => {
      turns.push(turn);
      return () => undefined;
    };
    const parts = [0, 1, 2, 3, 4, 5].map((at) => call('look', '{', at));
    const { settled, calls } = await open(parts, { clock: { ...systemClock, after } });
    for (const at of parts.keys()) {
      await waitUntil(() => calls()[at]?.result, `call ${at} to be checked`);
      expect(calls().filter(({ result }) => result)).toHaveLength(at + 1);
      await waitUntil(() => turns.length > 0, 'the end of its turn');
      turns.shift()?.();
    }
    await settled;
    expect(calls().every(({ state }) => state === 'malformed')).toBe(true);
  });

  test('are together no more work than anybody waits for, and the next round has its own', async () => {
    const schema = { type: 'object', properties: { a: { items: { type: 'string' } } } };
    const args = JSON.stringify({ a: Array.from({ length: 8_000 }, () => 1) });
    const tools = [toTool({ schema })];
    const round = Array.from({ length: 30 }, (_, at) => call('look', args, at));
    const { settled, calls } = await open(round, { tools });
    await settled;
    const texts = calls().map(({ result }) => result?.text ?? '');
    const isFirst = texts.map((text) => text.includes('do not fit the schema'));
    expect(isFirst).toEqual(texts.map((_, at) => at < isFirst.lastIndexOf(true) + 1));
    expect(texts.filter((_, at) => at > 2 && !isFirst[at]).length).toBeGreaterThan(10);
    expect(texts.at(-1)).toContain('too many to be held to the schema of look. Call again with');
    const next = await open([call('look', args)], { tools });
    await next.settled;
    expect(next.calls()[0]?.result?.text).toContain('do not fit the schema');
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
