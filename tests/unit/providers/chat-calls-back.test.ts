import type OpenAI from 'openai';
import { expect, test, describe } from 'vitest';
import type { PromptResult } from '../../../lib/providers/adapter.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import {
  findWire,
  picture,
  question,
  readCallsBack,
  schema,
  toBodyBack,
  tools,
} from '../../support/calls-back.ts';

describe('in Chat Completions', () => {
  const ask = (name: string, ...results: Partial<PromptResult>[]) =>
    toBodyBack(chatCompletions, `chat-completions: ${name}`, results);

  test('calls and results go back as OpenAI has them', async () => {
    const body = await ask('a call that is ended by nothing but the mark of the stream', {
      text: 'A tree.',
    });
    // Its name is more than the package knows; see `chat-messages.ts`.
    const named = {
      role: 'tool',
      tool_call_id: 'call_a',
      content: 'A tree.',
      name: 'look',
    } as const;
    const expected: OpenAI.ChatCompletionCreateParamsStreaming = {
      model: 'm',
      messages: [
        { role: 'user', content: 'What is there?' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call_a', type: 'function', function: { name: 'look', arguments: '{"at":1}' } },
          ],
        },
        named,
      ],
      tools: [
        {
          type: 'function',
          function: { name: 'look', description: 'Looks there.', parameters: schema },
        },
      ],
      stream: true,
      stream_options: { include_usage: true },
    };
    expect(body).toEqual(expected);
  });

  test.each([
    ['DeepSeek: thoughts, text and a call', { reasoning_content: 'The user asks.' }],
    [
      'DeepSeek: a call without a thought, of which the empty one is wanted back',
      { reasoning_content: '' },
    ],
    ['vLLM: thoughts in a field of another name', { reasoning: 'Hm' }],
    [
      'OpenRouter: signed thoughts in pieces, each block one',
      {
        reasoning_details: [
          {
            type: 'reasoning.text',
            text: 'Let me',
            format: 'anthropic-claude-v1',
            index: 0,
            signature: 'EqQ',
          },
          { type: 'reasoning.encrypted', data: 'Ab', id: 'call_a', format: null, index: 1 },
        ],
      },
    ],
  ])('what is wanted back goes back as it came: %s', async (name, fields) => {
    const { messages } = await ask(name);
    const [, answer] = messages as Record<string, unknown>[];
    const { role: _role, content: _content, tool_calls: _calls, ...others } = answer ?? {};
    expect(others).toEqual(fields);
  });

  test('Gemini’s signatures go back on their calls', async () => {
    const name = 'Gemini: signed calls side by side, ended as any other reply';
    const { messages } = await ask(name);
    expect(messages).toMatchObject([
      {},
      {
        tool_calls: [
          {
            id: 'function-call-1',
            type: 'function',
            function: { name: 'look', arguments: '{"at":1}' },
            extra_content: { google: { thought_signature: 'CsEB' } },
          },
          { id: 'function-call-2' },
        ],
      },
      { tool_call_id: 'function-call-1' },
      { tool_call_id: 'function-call-2' },
    ]);
    expect(JSON.stringify(messages).split('extra_content')).toHaveLength(2);
  });

  test('pictures come as the user’s, behind all results', async () => {
    const { messages } = await ask(
      'Gemini: signed calls side by side, ended as any other reply',
      { pictures: [picture] },
      { text: 'Noon.', isError: true },
    );
    expect((messages as unknown[]).slice(2)).toEqual([
      { role: 'tool', tool_call_id: 'function-call-1', name: 'look', content: '(no text)' },
      { role: 'tool', tool_call_id: 'function-call-2', name: 'now', content: 'Error: Noon.' },
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          { type: 'text', text: 'What look gave back, and not the user’s words.' },
        ],
      },
    ]);
  });

  test('DeepSeek is given a thought with every answer, also with those of others', async () => {
    const name = 'chat-completions: a call that is ended by nothing but the mark of the stream';
    const baseUrl = 'https://api.deepseek.com';
    const { messages } = await toBodyBack(chatCompletions, name, [], { baseUrl });
    expect(messages).toMatchObject([{}, { role: 'assistant', reasoning_content: '' }, {}]);
  });

  test('Mistral is given ids of its own form, and no question right behind results', async () => {
    const wire = 'chat-completions: DeepSeek: thoughts, text and a call';
    const fixture = findWire(wire);
    const back = await readCallsBack(chatCompletions, fixture, []);
    const { body } = chatCompletions.toRequest({
      baseUrl: 'https://openrouter.ai/api/v1',
      model: 'mistralai/mistral-medium',
      messages: [question, ...back, { role: 'user', text: 'Go on.' }],
      parameters: {},
      stream: true,
      corrections: ['without-echo'],
      tools,
    });
    expect(body['messages']).toMatchObject([
      { role: 'user' },
      { role: 'assistant', tool_calls: [{ id: 'call00001' }] },
      { role: 'tool', tool_call_id: 'call00001' },
      { role: 'assistant', content: 'I have read the results.' },
      { role: 'user', content: 'Go on.' },
    ]);
  });
});
