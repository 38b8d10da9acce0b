import { describe, expect, test } from 'vitest';
import type { FinishReason, StreamPart } from '../../../lib/core/parts.ts';
import { errorKinds } from '../../../lib/core/run-error.ts';
import { createRunView, foldPart, isEnded, toRunView } from '../../../lib/core/run-view.ts';
import type { RunState } from '../../../lib/core/run-view.ts';
import { toPlainView } from '../../support/plain-view.ts';
import { usageOf } from '../../support/usage-of.ts';

const text: StreamPart = { type: 'text-delta', text: 'Hello' };
const reasoning: StreamPart = { type: 'reasoning-delta', text: 'Hm' };
const refusal: StreamPart = { type: 'refusal-delta', text: 'I cannot' };
const toFinish = (unified: FinishReason['unified'], raw: string | null = unified): StreamPart => ({
  type: 'finish',
  finishReason: { unified, raw },
  atMs: 30,
});

describe('the state of a run', () => {
  test('is waiting until something can be seen', () => {
    expect(createRunView().state).toBe('waiting');
    expect(
      toRunView([
        { type: 'step-start', step: 1, atMs: 1 },
        { type: 'model-used', model: 'm' },
        { type: 'usage', usage: { promptTokens: 3 } },
      ]).state,
    ).toBe('waiting');
  });

  test.each([
    ['text', text],
    ['reasoning', reasoning],
    ['a refusal', refusal],
    ['a tool call', { type: 'tool-call-delta', index: 0, arguments: '' }],
  ] as const)('is streaming once %s has come', (_, part) => {
    expect(toRunView([part]).state).toBe('streaming');
  });

  test('is still streaming between two steps', () => {
    const end = { unified: 'tool-calls', raw: 'tool_calls' } as const;
    expect(toRunView([text, { type: 'step-finish', finishReason: end }]).state).toBe('streaming');
  });

  test.each<[FinishReason['unified'], RunState, string | undefined]>([
    ['stop', 'finished', undefined],
    ['length', 'cut', undefined],
    ['content-filter', 'finished', 'content-filter'],
    ['refusal', 'finished', 'refusal'],
    ['tool-calls', 'finished', undefined],
    ['other', 'cut', 'other'],
  ])('finish reason %s ends it as %s, reason %s', (unified, state, reason) => {
    const view = toRunView([text, toFinish(unified)]);
    expect(view).toMatchObject({ state, endedAtMs: 30, finishReason: { unified } });
    expect(view.reason).toBe(reason);
  });

  test('a refusal after which the answer went on, call by call, is not how it ended', () => {
    const step = { type: 'step-start', step: 2, atMs: 5 } as const;
    const call = { type: 'tool-call-delta', index: 0, name: 'a', arguments: '{}' } as const;
    expect(toRunView([refusal, call, step, text, toFinish('stop')])).not.toHaveProperty('reason');
    expect(toRunView([text, call, step, refusal, toFinish('stop')]).reason).toBe('refusal');
  });

  test('a refusal that came as text is the reason of a proper end', () => {
    expect(toRunView([refusal, toFinish('stop')])).toMatchObject({
      state: 'finished',
      reason: 'refusal',
    });
  });

  test('abort ends it as stopped and keeps the text', () => {
    const view = toRunView([text, { type: 'abort', atMs: 9 }]);
    expect(toPlainView(view)).toMatchObject({ state: 'stopped', text: 'Hello', endedAtMs: 9 });
  });

  test('abort in the wait for the next try keeps why the last one failed', () => {
    const error = { kind: 'rate-limited', detail: 'Slow down.' } as const;
    const wait = { type: 'retry-wait', error, attempt: 1, of: 3, untilMs: 9 } as const;
    const stop = { type: 'abort', atMs: 9 } as const;
    expect(toRunView([wait, stop])).toMatchObject({ state: 'stopped', failedTry: error });
    const next = { type: 'step-start', step: 2, atMs: 9 } as const;
    expect(toRunView([wait, next, stop]).failedTry).toBeUndefined();
  });

  test('abort before the first token ends it too', () => {
    expect(toRunView([{ type: 'abort', atMs: 9 }]).state).toBe('stopped');
  });

  test.each(errorKinds)('error %s ends it by its own name and keeps the text', (kind) => {
    const view = toRunView([text, { type: 'error', error: { kind, host: 'h' }, atMs: 9 }]);
    expect(toPlainView(view)).toMatchObject({
      state: kind === 'interrupted' ? 'interrupted' : 'failed',
      reason: kind,
      error: { kind, host: 'h' },
      text: 'Hello',
      endedAtMs: 9,
    });
  });

  test.each<[RunState, boolean]>([
    ['waiting', false],
    ['streaming', false],
    ['finished', true],
    ['cut', true],
    ['stopped', true],
    ['interrupted', true],
    ['failed', true],
  ])('%s has ended: %s', (state, ended) => {
    expect(isEnded(state)).toBe(ended);
  });
});

describe('what a run brought', () => {
  test('is kept apart: text, reasoning, refusal', () => {
    const view = toRunView([reasoning, text, reasoning, refusal, text]);
    expect(toPlainView(view)).toMatchObject({
      text: 'HelloHello',
      reasoning: 'HmHm',
      refusal: 'I cannot',
    });
  });

  test('is timed from the first step, also when a second one was needed', () => {
    const view = toRunView([
      { type: 'step-start', step: 1, atMs: 10 },
      { type: 'step-start', step: 2, atMs: 20 },
      { type: 'first-delta', atMs: 25 },
      { type: 'first-delta', atMs: 40 },
    ]);
    expect(view).toMatchObject({ startedAtMs: 10, firstDeltaAtMs: 25 });
    expect(view.endedAtMs).toBeUndefined();
  });

  test('was thought over as long as its thoughts took that came to an end', () => {
    const since = { type: 'reasoning-start', atMs: 30 } as const;
    expect(toRunView([since])).toMatchObject({ reasoningSinceMs: 30 });
    expect(toRunView([since, { type: 'abort', atMs: 90 }]).reasoningMs).toBe(60);
    const spoken = toRunView([since, { type: 'reasoning-end', atMs: 50 }, text]);
    expect(spoken.reasoningMs).toBe(20);
    expect(spoken.reasoningSinceMs).toBeUndefined();
    // Nobody knows when one ended whose background died.
    const error = { kind: 'interrupted' } as const;
    const died = toRunView([since, reasoning, { type: 'error', error, atMs: 9_000 }]);
    expect(died.reasoningMs).toBeUndefined();
    expect(died.reasoningSinceMs).toBeUndefined();
  });

  test('is counted by the last report of each count', () => {
    const view = toRunView([
      { type: 'usage', usage: { promptTokens: 5, completionTokens: 1 } },
      { type: 'usage', usage: { completionTokens: 7, cachedTokens: 2 } },
    ]);
    expect(usageOf(view)).toEqual({ promptTokens: 5, completionTokens: 7, cachedTokens: 2 });
  });

  test('keeps a count that a later report leaves open', () => {
    const view = toRunView([
      { type: 'usage', usage: { promptTokens: 5, completionTokens: 7 } },
      { type: 'usage', usage: { promptTokens: undefined, completionTokens: 8 } },
    ]);
    expect(usageOf(view)).toMatchObject({ promptTokens: 5, completionTokens: 8 });
  });

  test('names the model that answered', () => {
    expect(toRunView([{ type: 'model-used', model: 'gpt-x-2026' }]).modelUsed).toBe('gpt-x-2026');
  });

  test('takes a name that is repeated with every piece of a call for one', () => {
    const view = createRunView();
    for (const piece of ['{"x"', ':1}']) {
      foldPart(view, { type: 'tool-call-delta', index: 0, id: 'a', name: 'get', arguments: piece });
    }
    expect(view.toolCalls).toEqual([
      { id: 'a', name: 'get', arguments: '{"x":1}', state: 'building' },
    ]);
  });

  test('puts tool calls together from their pieces, by index', () => {
    const view = createRunView();
    const pieces = [
      { index: 0, id: 'call_a', name: 'look', arguments: '' },
      { index: 1, id: 'call_b', name: 'find', arguments: '{"q"' },
      { index: 0, arguments: '{"at":' },
      { index: 1, arguments: ':1}' },
      { index: 0, arguments: '2}' },
    ];
    for (const piece of pieces) foldPart(view, { type: 'tool-call-delta', ...piece });
    expect(view.toolCalls).toEqual([
      { id: 'call_a', name: 'look', arguments: '{"at":2}', state: 'building' },
      { id: 'call_b', name: 'find', arguments: '{"q":1}', state: 'building' },
    ]);
  });
});
