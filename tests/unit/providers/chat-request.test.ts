import { describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../lib/providers/adapter.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';

describe('a request', () => {
  const request = {
    baseUrl: 'https://api.example.com/v1',
    model: 'm',
    messages: [
      { role: 'system', text: 'Be brief.' },
      { role: 'user', text: 'Hi\n"there"' },
    ] as const,
    parameters: {},
    stream: true,
    corrections: [],
  };
  const toBody = (change: Partial<ModelRequest> = {}): unknown =>
    JSON.parse(JSON.stringify(chatCompletions.toRequest({ ...request, ...change }).body));
  const parameters = { temperature: 0, topP: 0.5, maxTokens: 9, reasoningEffort: 'low' };

  test('goes to the chat endpoint and says what was asked, nothing else', () => {
    const { url } = chatCompletions.toRequest(request);
    expect(url).toBe('https://api.example.com/v1/chat/completions');
    expect(toBody()).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi\n"there"' },
      ],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  test('keeps the query of its base URL behind its path', () => {
    const baseUrl = 'https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21';
    expect(chatCompletions.toRequest({ ...request, baseUrl }).url).toBe(
      'https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21',
    );
  });

  test('carries the parameters that are set', () => {
    expect(toBody({ parameters })).toMatchObject({
      temperature: 0,
      top_p: 0.5,
      max_tokens: 9,
      reasoning_effort: 'low',
    });
  });

  test('asks for one reply where no stream is wanted', () => {
    const body = toBody({ stream: false });
    expect(body).toHaveProperty('stream', false);
    expect(body).not.toHaveProperty('stream_options');
  });

  test.each([
    ['stream_options', 'without-stream-options', 'stream_options'],
    ['temperature', 'without-temperature', 'temperature'],
    ['top_p', 'without-top-p', 'top_p'],
    ['max_tokens', 'other-max-tokens', 'max_tokens'],
    ['reasoning_effort', 'without-reasoning-effort', 'reasoning_effort'],
  ] as const)('is corrected when %s is refused by name, once', (name, correction, field) => {
    const asked = { ...request, parameters };
    const refusal = { status: 400, body: JSON.stringify({ error: { message: `no ${name}` } }) };
    expect(chatCompletions.toCorrection?.(refusal, asked)).toBe(correction);
    expect(chatCompletions.toCorrection?.({ ...refusal, status: 422 }, asked)).toBe(correction);
    expect(chatCompletions.toCorrection?.({ ...refusal, status: 500 }, asked)).toBeUndefined();
    const corrected = { ...asked, corrections: [correction] };
    expect(chatCompletions.toCorrection?.(refusal, corrected)).toBeUndefined();
    expect(toBody(corrected)).not.toHaveProperty(field);
  });

  test('names the limit by its new name after a refusal of the old one', () => {
    expect(toBody({ parameters, corrections: ['other-max-tokens'] })).toMatchObject({
      max_completion_tokens: 9,
    });
  });

  test('is not corrected for what it did not say', () => {
    const body = 'temperature, top_p, max_tokens and reasoning_effort are wrong';
    expect(chatCompletions.toCorrection?.({ status: 400, body }, request)).toBeUndefined();
  });
});
