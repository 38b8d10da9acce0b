import { expect, test } from 'vitest';
import type { Correction } from '../../../lib/core/connection.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';

const request = {
  baseUrl: 'https://api.example.com/v1',
  model: 'm',
  messages: [],
  parameters: { temperature: 0, maxTokens: 9000, reasoningEffort: 'low' },
  stream: true,
  corrections: [],
};
const echo = { model: 'm', max_tokens: 9000, stream_options: { include_usage: true } };
const pydantic = (field: string, text: string): string =>
  `1 validation error:\n  {'type': 'x', 'loc': ('body', '${field}'), 'msg': '${text}', 'input': {'max_tokens': 9, 'stream_options': {}}}`;
const error = (message: string, more = {}) => ({ error: { message, ...more } });
const large = 'This model supports at most 4096 completion tokens, whereas you provided 9000.';

test.each<[what: string, body: unknown, correction: Correction | undefined]>([
  [
    'FastAPI, of a field that is not ours, with an echo',
    { detail: [{ loc: ['body', 'tools'], msg: 'Field required', input: echo }] },
    undefined,
  ],
  [
    'FastAPI, of ours',
    {
      detail: [
        { loc: ['body', 'x'], msg: 'Field required' },
        { loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted', input: echo },
      ],
    },
    'without-stream-options',
  ],
  [
    'FastAPI, of a value',
    { detail: [{ loc: ['body', 'max_tokens'], msg: 'Input should be less than or equal to 9' }] },
    undefined,
  ],
  ['vLLM, of a field that is not ours', { message: pydantic('tools', 'Required') }, undefined],
  ['vLLM, of ours', error(pydantic('stream_options', 'Extra')), 'without-stream-options'],
  [
    'Pydantic in words',
    { detail: "tools\n  Field required [type=x, input_value={'max_tokens': 9}, input_type=dict]" },
    undefined,
  ],
  [
    'too long, with max_tokens in its sentence',
    error('You asked for 200 tokens (100 in the messages, 100 in max_tokens).', {
      code: 'context_length_exceeded',
    }),
    undefined,
  ],
  ['a value', error(`max_tokens is too large: 9000. ${large}`, { param: 'max_tokens' }), undefined],
  [
    'a value, in the words of OpenAI',
    error(
      "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead.",
      { param: 'temperature' },
    ),
    undefined,
  ],
  [
    'a value that is too small',
    error("Invalid 'max_tokens': integer below minimum value. Expected a value >= 1.", {
      param: 'max_tokens',
    }),
    undefined,
  ],
  [
    'an answer that did not fit',
    error('Could not finish the message because max_tokens or model output limit was reached.'),
    undefined,
  ],
  ['a range', error('Invalid max_tokens value, the valid range is [1, 8192]'), undefined],
  [
    'the name',
    error("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
    'other-max-tokens',
  ],
  ['a name alone', error('Unsupported', { param: 'max_tokens' }), 'other-max-tokens'],
  [
    'OpenRouter, of what another said',
    error('Provider returned error', {
      metadata: { raw: JSON.stringify(error("Unsupported parameter: 'temperature'")) },
    }),
    'without-temperature',
  ],
  [
    'Mistral, whose message is an object',
    {
      object: 'error',
      message: {
        detail: [
          {
            type: 'extra_forbidden',
            loc: ['body', 'stream_options', 'include_usage'],
            msg: 'Extra inputs are not permitted',
            input: true,
          },
        ],
      },
      type: 'invalid_request_error',
    },
    'without-stream-options',
  ],
  [
    'Mistral, of max_tokens',
    {
      message: {
        detail: [
          {
            type: 'extra_forbidden',
            loc: ['body', 'max_tokens'],
            msg: 'Extra inputs are not permitted',
          },
        ],
      },
    },
    'other-max-tokens',
  ],
  [
    'a temperature that is too high',
    error("Invalid 'temperature': decimal above maximum value. Expected a value <= 2."),
    undefined,
  ],
  ['one out of its range', error('The valid range of temperature is [0, 2].'), undefined],
  ['one below zero', error('temperature must be non-negative, got -1.0.'), undefined],
  ['one as Anthropic says it', error('temperature: range: 0..1'), undefined],
  [
    'a value that the model alone does not take',
    error("Unsupported value: 'temperature' does not support 0 with this model."),
    'without-temperature',
  ],
  [
    'a temperature beside thinking',
    error('`temperature` must be at most 1 when thinking is enabled'),
    'without-temperature',
  ],
  ['words', "Unknown field 'temperature'", 'without-temperature'],
  ['another shape', { request: echo }, undefined],
  ['nothing', null, undefined],
])('a refusal of %s', (_, body, correction) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  for (const status of [400, 422]) {
    expect(chatCompletions.toCorrection?.({ status, body: text }, request)).toBe(correction);
  }
});

test('a field that the user wrote into the body is left alone', () => {
  const refusal = (name: string) => ({
    status: 400,
    body: JSON.stringify(error(`Unsupported parameter: '${name}'`)),
    ownFields: [name],
  });
  for (const name of ['temperature', 'stream_options', 'max_tokens', 'reasoning_effort']) {
    expect(chatCompletions.toCorrection?.(refusal(name), request)).toBeUndefined();
  }
  expect(openaiResponses.toCorrection?.(refusal('reasoning'), request)).toBeUndefined();
});
