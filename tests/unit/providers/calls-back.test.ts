import Anthropic from '@anthropic-ai/sdk';
import type OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anthropicMessages } from '../../../lib/providers/anthropic-messages.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';
import {
  findWire,
  picture,
  question,
  readCallsBack,
  schema,
  toBodyBack,
  tools,
} from '../../support/calls-back.ts';
import { eventStream } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';

describe('in Messages', () => {
  const name = 'anthropic-messages: signed thoughts, thoughts in cipher, text and calls';
  const effort = { reasoningEffort: 'low' };
  let server: FaultServer;
  beforeAll(async () => {
    server = await createFaultServer();
  });
  afterAll(() => server.close());
  beforeEach(() => server.reset());

  test('the model’s turn goes back exactly as the package of the maker would send it', async () => {
    const headers = { 'content-type': 'text/event-stream' };
    server.next(eventStream(findWire(name), { headers }));
    const client = new Anthropic({
      maxRetries: 0,
      apiKey: 'sk-test',
      baseURL: server.baseUrl.replace(/\/v1$/, ''),
    });
    const asked = client.messages.stream({
      model: 'm',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    const { content } = await asked.finalMessage();
    const { messages } = await toBodyBack(anthropicMessages, name, []);
    expect((messages as { content: unknown }[])[1]?.content).toEqual(content);
  });

  test('results come first in the user’s turn, with pictures and errors in their own form', async () => {
    const body = await toBodyBack(anthropicMessages, name, [
      { text: 'A tree.', pictures: [picture] },
      { text: 'No clock.', isError: true },
    ]);
    const expected: Anthropic.MessageCreateParams = {
      model: 'm',
      max_tokens: 16_000,
      stream: true,
      tools: [{ name: 'look', description: 'Looks there.', input_schema: schema }],
      messages: [
        { role: 'user', content: 'What is there?' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Let me see', signature: 'EqQBCg==' },
            { type: 'redacted_thinking', data: 'EmwKAhgB' },
            { type: 'text', text: 'I look.' },
            { type: 'thinking', thinking: '', signature: 'Omitted=' },
            { type: 'tool_use', id: 'toolu_a', name: 'look', input: { at: 1 } },
            { type: 'tool_use', id: 'toolu_b', name: 'now', input: {} },
          ],
        },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 'toolu_a',
              content: [
                { type: 'text', text: 'A tree.' },
                {
                  type: 'image',
                  source: { type: 'base64', media_type: 'image/png', data: 'AAAA' },
                },
              ],
            },
            {
              type: 'tool_result',
              tool_use_id: 'toolu_b',
              content: 'No clock.',
              is_error: true,
            },
          ],
        },
      ],
    };
    expect(body).toEqual(expected);
  });

  test('an error has text alone, which says that pictures were left out: anything else is refused', async () => {
    const { messages } = await toBodyBack(anthropicMessages, name, [
      { text: 'It broke.', isError: true, pictures: [picture, picture] },
      { text: 'Noon.' },
    ]);
    const turn = (messages as { content: unknown[] }[]).at(-1);
    expect(turn?.content[0]).toEqual({
      type: 'tool_result',
      tool_use_id: 'toolu_a',
      content: 'It broke.\n(Pictures left out, since an error is told in text alone: 2)',
      is_error: true,
    });
  });

  test('Claude’s thoughts are left out once the user has asked again, and others’ are not', async () => {
    const wire = findWire(name);
    const back = await readCallsBack(anthropicMessages, wire, []);
    const ask = (model: string): unknown =>
      anthropicMessages.toRequest({
        baseUrl: 'https://api.example.com/v1',
        model,
        messages: [question, ...back, { role: 'user', text: 'And now?' }],
        parameters: {},
        stream: true,
        corrections: [],
        tools,
      }).body['messages'];
    expect(JSON.stringify(ask('claude-opus-5-5'))).not.toContain('thinking');
    expect(JSON.stringify(ask('deepseek-flash'))).toContain('EqQBCg==');
    expect(ask('claude-opus-5-5')).toMatchObject([
      {},
      { content: [{ type: 'text' }, { type: 'tool_use' }, { type: 'tool_use' }] },
      { content: [{ type: 'tool_result' }, { type: 'tool_result' }, { type: 'text' }] },
    ]);
  });

  test('a model with a budget ends a turn without thinking whose thoughts are gone', async () => {
    const change = { model: 'claude-sonnet-4-5', parameters: effort };
    const kept = await toBodyBack(anthropicMessages, name, [], change);
    expect(kept).toHaveProperty('thinking');
    const gone = await toBodyBack(anthropicMessages, name, [], {
      ...change,
      corrections: ['without-echo'],
    });
    expect(gone).not.toHaveProperty('thinking');
    const adaptive = await toBodyBack(anthropicMessages, name, [], {
      parameters: effort,
      corrections: ['without-echo'],
    });
    expect(adaptive).toHaveProperty('thinking');
  });
});

describe('in Responses', () => {
  const name = 'openai-responses: thoughts in cipher, text and a call';

  test('thoughts, text, calls and results go back as items, in their order', async () => {
    const body = await toBodyBack(openaiResponses, name, [{ text: 'A tree.' }], {
      parameters: { reasoningEffort: 'low' },
    });
    const expected: OpenAI.Responses.ResponseCreateParamsStreaming = {
      model: 'm',
      input: [
        { role: 'user', content: 'What is there?' },
        {
          id: 'rs_1',
          type: 'reasoning',
          summary: [{ type: 'summary_text', text: '**Look**' }],
          encrypted_content: 'gAAAA',
        },
        { role: 'assistant', content: 'I look.' },
        { type: 'function_call', call_id: 'call_a', name: 'look', arguments: '{"at":1}' },
        { type: 'function_call_output', call_id: 'call_a', output: 'A tree.' },
      ],
      tools: [
        {
          type: 'function',
          name: 'look',
          description: 'Looks there.',
          parameters: schema,
          strict: false,
        },
      ],
      include: ['reasoning.encrypted_content'],
      reasoning: { effort: 'low', summary: 'auto' },
      store: false,
      stream: true,
    };
    expect(body).toEqual(expected);
  });

  test('pictures of a result are a list beside its text', async () => {
    const { input } = await toBodyBack(openaiResponses, name, [{ pictures: [picture] }]);
    expect((input as unknown[]).at(-1)).toEqual({
      type: 'function_call_output',
      call_id: 'call_a',
      output: [
        { type: 'input_text', text: '(no text)' },
        { type: 'input_image', image_url: 'data:image/png;base64,AAAA' },
      ],
    });
  });

  test('thoughts are asked for only of a model that is told to think', async () => {
    expect(await toBodyBack(openaiResponses, name, [])).not.toHaveProperty('include');
    const refused = await toBodyBack(openaiResponses, name, [], {
      parameters: { reasoningEffort: 'low' },
      corrections: ['without-echo'],
    });
    expect(refused).not.toHaveProperty('include');
    expect(JSON.stringify(refused)).not.toContain('gAAAA');
  });
});
