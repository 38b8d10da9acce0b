import { describe, expect, test } from 'vitest';
import { joinDeltas } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { toUsage } from '../../../lib/providers/chat-delta.ts';
import { toBytes } from '../../support/byte-stream.ts';
import { chunk } from '../../support/chat-fixtures.ts';
import { readParts } from '../../support/read-parts.ts';
import { data } from '../../support/reply-fixture.ts';
import { usageOf } from '../../support/usage-of.ts';

async function read(wire: string) {
  const parts: StreamPart[] = [];
  const reply = await readParts(chatCompletions, [toBytes(wire)], (part) => parts.push(part));
  return { parts: joinDeltas(parts), ...reply };
}

describe('the end of a reply', () => {
  test.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['tool_calls', 'tool-calls'],
    ['function_call', 'tool-calls'],
    ['eos', 'stop'],
    ['STOP', 'stop'],
    ['model_length', 'length'],
    ['MAX_TOKENS', 'length'],
    ['max_output_tokens', 'length'],
    ['SAFETY', 'content-filter'],
    ['content_filter: PROHIBITED_CONTENT', 'content-filter'],
    ['insufficient_system_resource', 'other'],
    ['abort', 'other'],
    ['function_call_filter: MALFORMED_FUNCTION_CALL', 'other'],
  ])('%s means %s', async (raw, unified) => {
    const { end, finished } = await read(chunk({}, { finish_reason: raw }));
    expect(end).toEqual({ finishReason: { unified, raw } });
    expect(finished).toBe(true);
  });

  test.each(['length', 'content_filter', 'tool_calls', 'refusal'])(
    'by %s stands when the chunk of the token counts says stop',
    async (raw) => {
      const named = chunk({ content: 'x' }, { finish_reason: raw });
      const stop = { finish_reason: 'stop' };
      const { end } = await read(`${named}${chunk({}, stop)}data: [DONE]\n\n`);
      expect(end).toMatchObject({ finishReason: { raw } });
      const more = await read(`${named}${chunk({ content: 'y' }, stop)}data: [DONE]\n\n`);
      expect(more.end).toEqual({ finishReason: { unified: 'stop', raw: 'stop' } });
    },
  );

  test('named error is a refusal, with what was said of it', async () => {
    const error = { code: 502, message: 'Provider gone' };
    const { end } = await read(chunk({ content: 'x' }, { finish_reason: 'error', error }));
    expect(end).toEqual({ error: { kind: 'overloaded', detail: 'Provider gone' } });
  });

  test('named error is told in a sentence where nothing was said of it', async () => {
    const { end } = await read(chunk({}, { finish_reason: 'error' }));
    expect(end).toMatchObject({
      error: {
        kind: 'refused',
        detail: expect.stringMatching(
          /^The answer ended with the reason "error" and no message\.\n\{/,
        ),
      },
    });
  });

  test('is not waited for after [DONE], also with space around it', async () => {
    for (const word of ['[DONE]', ' [DONE] ']) {
      const reader = chatCompletions.createReader(() => undefined);
      expect(reader.onEvent({ event: undefined, data: word })).toBe(true);
    }
  });

  test('is waited for after a finish reason: the token counts may follow', async () => {
    const reader = chatCompletions.createReader(() => undefined);
    const reply = { choices: [{ delta: {}, finish_reason: 'stop' }] };
    expect(reader.onEvent({ event: undefined, data: JSON.stringify(reply) })).toBe(false);
    expect(reader.finished).toBe(true);
  });

  test('has not come while only text has', async () => {
    expect((await read(chunk({ content: 'x' }))).finished).toBe(false);
  });
});

describe('an error inside a stream', () => {
  test.each([
    ['text', { error: 'out of memory' }, 'refused', 'out of memory'],
    ['quota', { error: { code: 'insufficient_quota', message: 'Pay' } }, 'quota-exhausted', 'Pay'],
    ['rate', { error: { message: 'Rate limit reached' } }, 'rate-limited', 'Rate limit reached'],
    ['load', { error: { type: 'overloaded_error', message: 'Busy' } }, 'overloaded', 'Busy'],
    ['length', { error: { code: 'context_length_exceeded', message: 'Long' } }, 'too-long', 'Long'],
  ])('is named by its remedy: %s', async (_, payload, kind, detail) => {
    expect((await read(data(payload))).end).toEqual({ error: { kind, detail } });
  });

  test('ends the reading at once', () => {
    const reader = chatCompletions.createReader(() => undefined);
    expect(reader.onEvent({ event: undefined, data: '{"error":{"message":"no"}}' })).toBe(true);
  });

  test('by event name counts whatever its data is', async () => {
    expect((await read('event: error\ndata: plain words\n\n')).end).toEqual({
      error: { kind: 'refused', detail: 'plain words' },
    });
    expect((await read('event: error\ndata: {"error":null,"message":"hm"}\n\n')).end).toMatchObject(
      {
        error: { kind: 'refused', detail: 'hm' },
      },
    );
  });

  test('is none when its field is null', async () => {
    const { end } = await read(chunk({ content: 'x' }, { finish_reason: 'stop' }, { error: null }));
    expect(end).toMatchObject({ finishReason: { raw: 'stop' } });
  });

  test.each([{}, []])(
    'is none when its field is empty, beside anything else: %j',
    async (error) => {
      const wire = chunk({ content: 'x' }, {}, { error }) + chunk({ content: 'y' }, {}, { error });
      const { end, parts } = await read(`${wire}data: [DONE]\n\n`);
      expect(toRunView(parts).text.toString()).toBe('xy');
      expect(end).toMatchObject({ finishReason: { unified: 'stop' } });
      expect((await read(data({ error }))).end).toMatchObject({ error: { kind: 'refused' } });
    },
  );

  test('leaves the text that came in its chunk, whose words do not name it', async () => {
    const error = { message: 'Provider gone' };
    const { end, parts } = await read(chunk({ content: 'The rate limit is' }, {}, { error }));
    expect(toRunView(parts).text.toString()).toBe('The rate limit is');
    expect(end).toEqual({ error: { kind: 'refused', detail: 'Provider gone' } });
  });

  test.each([
    ['as a field that no standard knows', 'error: {"message":"slot"}\n\n', 'slot'],
    ['as a line without any field', '{"error":{"message":"slot"}}\n\n', 'slot'],
    ['as a field with plain text', 'error: no slot\n\n', 'no slot'],
  ])('%s is heard', async (_, line, detail) => {
    const { end, parts } = await read(chunk({ content: 'x' }) + line);
    expect(end).toEqual({ error: { kind: 'refused', detail } });
    expect(parts).toContainEqual({ type: 'text-delta', text: 'x' });
  });
});

describe('odd events', () => {
  test.each([
    ['no JSON', 'hello'],
    ['half of it', '{"choices":['],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[1]'],
    ['choices that are none', '{"choices":"x"}'],
    ['a choice that is none', '{"choices":[null,3]}'],
    ['a delta that is none', '{"choices":[{"delta":"x","finish_reason":7}]}'],
    ['content that is no text', '{"choices":[{"delta":{"content":{"a":1},"reasoning":[]}}]}'],
    ['tool calls that are none', '{"choices":[{"delta":{"tool_calls":[null,"x"]}}]}'],
    ['usage that is none', '{"choices":[],"usage":"many"}'],
    ['a model that is none', '{"model":7,"choices":[]}'],
    ['an unknown kind', '{"type":"response.created"}'],
    ['a prototype', '{"__proto__":{"error":"x"},"choices":[]}'],
  ])('are passed over: %s', async (_, payload) => {
    const { parts, end } = await read(
      `${chunk({ content: 'a' })}data: ${payload}\n\n${chunk({ content: 'b' }, { finish_reason: 'stop' })}`,
    );
    expect(toRunView(parts).text.toString()).toBe('ab');
    expect(end).toMatchObject({ finishReason: { raw: 'stop' } });
  });

  test('bring only numbers that JSON can carry on', async () => {
    const wire =
      'data: {"choices":[],"usage":{"prompt_tokens":1e999,"completion_tokens":3}}\n\n' +
      'data: {"choices":[{"delta":{"tool_calls":[{"index":1e999,"function":{"arguments":"{}"}}]}}]}\n\n';
    const { parts } = await read(wire);
    expect(JSON.stringify(parts)).not.toContain('null');
    expect(usageOf(toRunView(parts))?.completionTokens).toBe(3);
  });

  test('beside the finish reason, as Moonshot sends it, counts where the reply has none', () => {
    const ask = (more: object) => {
      const parts: StreamPart[] = [];
      const reader = chatCompletions.createReader((part) => parts.push(part));
      const usage = { prompt_tokens: 8, completion_tokens: 2 };
      const reply = { choices: [{ delta: {}, finish_reason: 'stop', usage }], ...more };
      reader.onEvent({ event: undefined, data: JSON.stringify(reply) });
      return usageOf(toRunView(parts));
    };
    expect(ask({ usage: null })).toMatchObject({ promptTokens: 8, completionTokens: 2 });
    expect(ask({ usage: { prompt_tokens: 5 } })).toMatchObject({ promptTokens: 5 });
  });

  test.each([-1, 0.5, 4_000_000_000])(
    'do not choose their place in our list of tool calls: %d',
    async (index) => {
      const call = { index, id: 'a', function: { name: 'f', arguments: '{}' } };
      const { parts } = await read(chunk({ tool_calls: [call] }));
      expect(parts).toMatchObject([{ type: 'tool-call-delta', index: 0, id: 'a' }]);
    },
  );

  test('name the model once', async () => {
    const reply = { model: 'm-1' };
    const wire = chunk({ content: 'a' }, {}, reply) + chunk({ content: 'b' }, {}, { model: 'm-2' });
    const named = (await read(wire)).parts.filter(({ type }) => type === 'model-used');
    expect(named).toEqual([{ type: 'model-used', model: 'm-1' }]);
  });
});

describe('a whole JSON reply in answer to a stream', () => {
  const take = (body: string) => {
    const parts: StreamPart[] = [];
    const reader = chatCompletions.createReader((part) => parts.push(part));
    return { taken: reader.onBody(body), end: () => reader.end(), parts };
  };

  test('is read like a stream of one event', () => {
    const message = { role: 'assistant', content: 'Hello', reasoning_content: 'Hm' };
    const reply = take(
      JSON.stringify({
        model: 'm',
        choices: [{ index: 0, message, finish_reason: 'length' }],
        usage: { prompt_tokens: 1, completion_tokens: 2 },
      }),
    );
    expect(reply.taken).toBe(true);
    expect(reply.end()).toEqual({ finishReason: { unified: 'length', raw: 'length' } });
    const view = toRunView(reply.parts);
    expect(view.text.toString()).toBe('Hello');
    expect(view.reasoning.toString()).toBe('Hm');
    expect(usageOf(view)).toMatchObject({ promptTokens: 1, completionTokens: 2 });
  });

  test('is complete without a finish reason', () => {
    const reply = take('{"choices":[{"message":{"content":"Hi"}}]}');
    expect(reply.taken).toBe(true);
    expect(reply.end()).toEqual({ finishReason: { unified: 'stop', raw: null } });
  });

  test('may be an error', () => {
    const reply = take('{"error":{"message":"no such model"}}');
    expect(reply.taken).toBe(true);
    expect(reply.end()).toEqual({ error: { kind: 'refused', detail: 'no such model' } });
  });

  test.each(['', '<html>', '[]', '{"status":"ok"}', '{"choices":[{"message":{"conte'])(
    'is not %j',
    (body) => {
      const reply = take(body);
      expect(reply.taken).toBe(false);
      expect(reply.parts).toEqual([]);
      expect(reply.end()).toEqual({ error: { kind: 'interrupted' } });
    },
  );
});

test('what another dialect would say is counted by its name, and so are heartbeats; empty lines are nothing', async () => {
  const foreign = [
    'event: heartbeat\ndata: 12:00\n\n',
    data({ type: 'message_start', message: {} }),
    data({ foo: 1 }),
    'data:\n\n'.repeat(25),
  ];
  const { parts, end } = await read(
    `${foreign.join('')}${chunk({ content: 'Hi' })}data: [DONE]\n\n`,
  );
  const view = toRunView(parts);
  expect(view.text.toString()).toBe('Hi');
  expect(view.oddities).toEqual({ unreadable: 0, 'unknown-event': 3 });
  expect(view.oddity).toBe('heartbeat');
  expect(end).toEqual({ finishReason: { unified: 'stop', raw: null } });
});

test('an answer that is not numbered 0 is an answer', async () => {
  const { parts } = await read(
    `${chunk({ content: 'Hi' }, { index: 1 })}${chunk({ content: ' there' }, { index: 1 })}`,
  );
  expect(toRunView(parts).text.toString()).toBe('Hi there');
});

test.each([
  [{ prompt_tokens: 32, completion_tokens: 9, total_tokens: 135 }, 103],
  [{ prompt_tokens: 32, completion_tokens: 9, total_tokens: 41 }, 9],
  [{ prompt_tokens: 32, completion_tokens: 9 }, 9],
  [{ completion_tokens: 9, total_tokens: 135 }, 9],
])('thoughts that are in the total of %j alone count as said', (usage, completionTokens) => {
  expect(toUsage(usage)).toMatchObject({ completionTokens });
});
