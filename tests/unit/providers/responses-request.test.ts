import { describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../lib/providers/adapter.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';

const request: ModelRequest = {
  baseUrl: 'https://api.openai.com/v1',
  model: 'm',
  messages: [
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'Hi' },
    { role: 'assistant', text: 'Half ' },
    { role: 'user', text: 'Continue exactly where you stopped.' },
  ],
  parameters: {},
  stream: true,
  corrections: [],
};
const parameters = { temperature: 0, topP: 0.5, maxTokens: 9, reasoningEffort: 'low' };
const toBody = (change: Partial<ModelRequest> = {}): unknown =>
  JSON.parse(JSON.stringify(openaiResponses.toRequest({ ...request, ...change }).body));

describe('a request in the form of Responses', () => {
  test('goes to its endpoint, says what was asked, and is not kept there', () => {
    expect(openaiResponses.toRequest(request).url).toBe('https://api.openai.com/v1/responses');
    expect(toBody()).toEqual({
      model: 'm',
      instructions: 'Be brief.',
      input: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Half ' },
        { role: 'user', content: 'Continue exactly where you stopped.' },
      ],
      stream: true,
      store: false,
    });
  });

  test('has no instructions where there are none', () => {
    const messages = request.messages.slice(1);
    expect(toBody({ messages, stream: false })).not.toHaveProperty('instructions');
  });

  test('carries the parameters that are set, and asks to see the thoughts it asks for', () => {
    expect(toBody({ parameters })).toMatchObject({
      temperature: 0,
      top_p: 0.5,
      max_output_tokens: 9,
      reasoning: { effort: 'low', summary: 'auto' },
    });
  });
});

describe('a refusal by name', () => {
  const refuse = (message: string, change: Partial<ModelRequest> = {}, status = 400) =>
    openaiResponses.toCorrection?.(
      { status, body: JSON.stringify({ error: { message } }) },
      { ...request, parameters, ...change },
    );

  test.each([
    [
      "Unsupported parameter: 'temperature' is not supported with reasoning models.",
      'without-temperature',
      'temperature',
    ],
    ["Unsupported parameter: 'top_p' is not supported with this model.", 'without-top-p', 'top_p'],
    [
      "Unsupported parameter: 'reasoning.effort' is not supported with this model.",
      'without-reasoning-effort',
      'reasoning',
    ],
    [
      'Your organization must be verified to generate reasoning summaries.',
      'without-reasoning-effort',
      'reasoning',
    ],
  ] as const)('%s', (message, correction, field) => {
    expect(refuse(message)).toBe(correction);
    expect(refuse(message, {}, 422)).toBe(correction);
    expect(refuse(message, {}, 500)).toBeUndefined();
    const corrected = { parameters, corrections: [correction] };
    expect(refuse(message, corrected)).toBeUndefined();
    expect(toBody({ parameters })).toHaveProperty(field);
    expect(toBody(corrected)).not.toHaveProperty(field);
  });

  test('of something else that speaks of reasoning takes no effort away', () => {
    expect(refuse('Tools are not supported with reasoning models.')).toBeUndefined();
  });

  test('is none of what was not said', () => {
    expect(
      refuse("'temperature', 'top_p', 'reasoning.effort'", { parameters: {} }),
    ).toBeUndefined();
  });
});
