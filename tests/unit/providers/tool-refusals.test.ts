import { describe, expect, test } from 'vitest';
import type { Adapter, ModelRequest } from '../../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../../lib/providers/anthropic-messages.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';

const adapters: [string, Adapter][] = [
  ['Chat Completions', chatCompletions],
  ['Messages', anthropicMessages],
  ['Responses', openaiResponses],
];
const request: ModelRequest = {
  baseUrl: 'https://api.example.com/v1',
  model: 'm',
  messages: [
    { role: 'user', text: 'What is there?' },
    {
      role: 'assistant',
      text: 'I look.',
      calls: [{ id: 'a', name: 'look', arguments: '{"at":1}' }],
      echo: [{ dialect: 'chat-completions', text: 0, calls: 0, item: {} }],
    },
    {
      role: 'tool',
      text: '',
      results: [{ callId: 'a', name: 'look', text: 'A tree.', isError: false }],
    },
  ],
  parameters: {},
  stream: true,
  corrections: [],
  tools: [{ name: 'look', description: 'Looks there.', schema: { type: 'object' } }],
};
const error = (message: string, more: object = {}): string =>
  JSON.stringify({ error: { message, ...more } });

describe.each(adapters)('in %s', (_, { toCorrection, toRequest }) => {
  test.each([
    ['Ollama', 400, error('registry.ollama.ai/library/gemma:2b does not support tools')],
    [
      'vLLM',
      400,
      error(
        '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
      ),
    ],
    ['llama.cpp', 500, error('tools param requires --jinja flag')],
    ['llama.cpp before', 500, error('Unsupported param: tools')],
    [
      'OpenRouter',
      404,
      error(
        'No endpoints found that support tool use. To learn more about provider routing, visit: x',
      ),
    ],
    ['Groq', 400, error('`tool calling` is not supported with this model')],
    [
      'Gemini',
      400,
      JSON.stringify([
        { error: { message: 'Function calling is not enabled for models/gemma-3' } },
      ]),
    ],
    ['Cerebras', 400, error("property 'tools' is unsupported")],
    ['OpenAI', 400, error('Unrecognized request argument supplied: tools')],
    ['Bedrock behind a proxy', 400, error("This model doesn't support tool use.")],
    [
      'FastAPI',
      422,
      JSON.stringify({
        detail: [{ loc: ['body', 'tools'], msg: 'Extra inputs are not permitted' }],
      }),
    ],
  ])('%s’s refusal of tools is followed by a request without any', (__, status, body) => {
    expect(toCorrection?.({ status, body }, request)).toBe('without-tools');
    expect(toCorrection?.({ status, body }, { ...request, tools: [] })).toBeUndefined();
    expect(toCorrection?.({ status, body, ownFields: ['tools'] }, request)).toBeUndefined();
    const corrected: ModelRequest = { ...request, corrections: ['without-tools'] };
    expect(toCorrection?.({ status, body }, corrected)).toBeUndefined();
    const sent = JSON.stringify(toRequest(corrected).body);
    expect(sent).not.toMatch(/"tools"|tool_call|tool_use|tool_result|function_call|"tool"/);
    expect(sent).toContain('A tree.');
  });

  test.each([
    ['of one of them', error("Invalid schema for function 'look': schema must be an object")],
    [
      'of its name',
      error("tools.0.function.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"),
    ],
    ['of a field of one', error('tools.0.strict: Extra inputs are not permitted')],
    ['of an id', error('Tool call id was a but must be a-z, A-Z, 0-9, with a length of 9.')],
    ['of something else', error('This model does not support images')],
  ])('a refusal %s is told', (__, body) => {
    expect(toCorrection?.({ status: 400, body }, request)).toBeUndefined();
  });

  test.each([
    error("messages.2.assistant.reasoning_content: property 'reasoning_content' is unsupported"),
    error(
      "'messages.2' : for 'role:assistant' the following must be satisfied[('messages.2' : property 'reasoning' is unsupported)]",
    ),
    error(
      'messages.1.content.0: Invalid `signature` in `thinking` block. The block is bound to a different conversation.',
    ),
    error('The encrypted content gAAA could not be verified.', {
      code: 'invalid_encrypted_content',
    }),
    error("Item 'rs_1' of type 'reasoning' was provided without its required following item."),
    error('Corrupted thought signature.'),
  ])('what is sent back is left out after %s', (body) => {
    expect(toCorrection?.({ status: 400, body }, request)).toBe('without-echo');
    const bare = { ...request, messages: request.messages.slice(0, 1) };
    expect(toCorrection?.({ status: 400, body }, bare)).toBeUndefined();
  });

  test.each([
    error('The `reasoning_content` in the thinking mode must be passed back to the API.'),
    error('Function call is missing a thought_signature in functionCall parts.'),
    error(
      'messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`.',
    ),
  ])('and not after one that asks for more of it: %s', (body) => {
    expect(toCorrection?.({ status: 400, body }, request)).toBeUndefined();
  });
});

test('a model that has no thoughts to give is asked for none', () => {
  const body = error('Encrypted content is not supported with this model.', { param: 'include' });
  const asked: ModelRequest = {
    ...request,
    messages: request.messages.slice(0, 1),
    parameters: { reasoningEffort: 'low' },
  };
  expect(openaiResponses.toCorrection?.({ status: 400, body }, asked)).toBe('without-echo');
  const words = error('Please include a question, and a valid signature.');
  expect(openaiResponses.toCorrection?.({ status: 400, body: words }, asked)).toBeUndefined();
});

test('an effort that is refused beside tools goes first', () => {
  const body = error(
    "Function tools with reasoning_effort are not supported for gpt-5.4 in /v1/chat/completions. Please use /v1/responses or set reasoning_effort to 'none'.",
  );
  const asked: ModelRequest = { ...request, parameters: { reasoningEffort: 'low' } };
  expect(chatCompletions.toCorrection?.({ status: 400, body }, asked)).toBe(
    'without-reasoning-effort',
  );
});
