import { describe, expect, test } from 'vitest';
import type { ModelRequest, PromptMessage } from '../../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../../lib/providers/anthropic-messages.ts';

const request: ModelRequest = {
  baseUrl: 'https://api.anthropic.com/v1',
  model: 'claude-opus-5-5',
  messages: [
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'Hi\n"there"' },
  ],
  parameters: {},
  stream: true,
  corrections: [],
};
const toBody = (change: Partial<ModelRequest> = {}): unknown =>
  JSON.parse(JSON.stringify(anthropicMessages.toRequest({ ...request, ...change }).body));

const user = (text: string): PromptMessage => ({ role: 'user', text });
const assistant = (text: string): PromptMessage => ({ role: 'assistant', text });

describe('a request in the form of Messages', () => {
  test('goes to its endpoint and says what was asked, and the maximum that has to be said', () => {
    expect(anthropicMessages.toRequest(request).url).toBe('https://api.anthropic.com/v1/messages');
    expect(toBody()).toEqual({
      model: 'claude-opus-5-5',
      max_tokens: 16_000,
      system: 'Be brief.',
      messages: [{ role: 'user', content: 'Hi\n"there"' }],
      stream: true,
    });
  });

  test('has no system prompt where there is none', () => {
    expect(toBody({ messages: [user('Hi')] })).not.toHaveProperty('system');
  });

  test('carries the parameters that are set', () => {
    const parameters = { temperature: 0, topP: 0.5, maxTokens: 9 };
    expect(toBody({ parameters, stream: false })).toMatchObject({
      max_tokens: 9,
      temperature: 0,
      top_p: 0.5,
      stream: false,
    });
  });

  test('asks old models for no more than they may write', () => {
    expect(toBody({ model: 'claude-3-haiku-20240307' })).toHaveProperty('max_tokens', 4096);
    expect(toBody({ model: 'some-imitation' })).toHaveProperty('max_tokens', 16_000);
  });
});

describe('the turns', () => {
  const toTurns = (...messages: PromptMessage[]): unknown => toBody({ messages });

  test.each<[string, PromptMessage[], object[]]>([
    [
      'of one role become one',
      [user('a'), user('b'), assistant('c'), assistant('d'), user('e')],
      [
        { role: 'user', content: 'a\n\nb' },
        { role: 'assistant', content: 'c\n\nd' },
        { role: 'user', content: 'e' },
      ],
    ],
    [
      'that are blank are left out, and what then meets becomes one',
      [user('a'), assistant(' \n'), user('b')],
      [{ role: 'user', content: 'a\n\nb' }],
    ],
    [
      'that begin with an answer are put behind a question',
      [assistant('a'), user('b')],
      [
        { role: 'user', content: '(What was asked here first is left out.)' },
        { role: 'assistant', content: 'a' },
        { role: 'user', content: 'b' },
      ],
    ],
    [
      'to go on with end with the user’s, since a last turn of the model’s is refused',
      [user('a'), assistant('Half ')],
      [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'Half ' },
        { role: 'user', content: 'Go on where you stopped, without repeating anything.' },
      ],
    ],
    [
      'of Continue are the partial answer and the wish to go on',
      [user('a'), assistant('Half '), user('Continue exactly where you stopped.')],
      [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'Half ' },
        { role: 'user', content: 'Continue exactly where you stopped.' },
      ],
    ],
  ])('%s', (_, messages, turns) => {
    expect(toTurns(...messages)).toMatchObject({ messages: turns });
  });
});

describe('effort', () => {
  const ask = (model: string, reasoningEffort: string, maxTokens?: number): unknown =>
    toBody({ model, parameters: { reasoningEffort, maxTokens } });

  test.each([
    'claude-opus-5-5',
    'claude-opus-4-6',
    'claude-sonnet-4.6',
    'claude-haiku-5-5',
    'glm-5',
  ])('is left to %s, whose thoughts are asked for in words', (model) => {
    expect(ask(model, 'high')).toMatchObject({
      max_tokens: 32_000,
      thinking: { type: 'adaptive', display: 'summarized' },
      output_config: { effort: 'high' },
    });
  });

  test.each([
    'claude-3-7-sonnet-latest',
    'claude-sonnet-4-20250514',
    'claude-opus-4-0',
    'claude-opus-4-1-20250805',
    'claude-sonnet-4-5',
    'claude-haiku-4-5-20251001',
    'anthropic/claude-sonnet-4.5',
    'anthropic/claude-sonnet-4',
  ])('is a budget for %s, with room for the answer beside it', (model) => {
    expect(ask(model, 'low', 100)).toMatchObject({
      max_tokens: 2148,
      thinking: { type: 'enabled', budget_tokens: 2048 },
    });
    expect(ask(model, 'low')).not.toHaveProperty('output_config');
  });

  test.each(['minimal', 'low', 'medium', 'high', 'xhigh', 'max'])(
    '%s stays within what the first models of generation 4 may write',
    (effort) => {
      const { max_tokens, thinking } = ask('claude-opus-4-1', effort) as {
        max_tokens: number;
        thinking: { budget_tokens: number };
      };
      expect(max_tokens).toBeLessThanOrEqual(32_000);
      expect(thinking.budget_tokens).toBeGreaterThanOrEqual(1024);
    },
  );

  test('none is no thinking at all', () => {
    expect(ask('claude-opus-5-5', 'none')).toMatchObject({
      max_tokens: 16_000,
      thinking: { type: 'disabled' },
    });
  });

  test('leaves the user’s maximum alone where the model keeps its own measure', () => {
    expect(ask('claude-opus-5-5', 'low', 500)).toHaveProperty('max_tokens', 500);
  });
});

describe('a refusal by name', () => {
  const parameters = { temperature: 0, topP: 0.5, reasoningEffort: 'low' };
  const refuse = (message: string, change: Partial<ModelRequest> = {}, status = 400) =>
    anthropicMessages.toCorrection?.(
      { status, body: JSON.stringify({ type: 'error', error: { message } }) },
      { ...request, parameters, ...change },
    );

  test.each([
    ['`temperature` is deprecated for this model.', 'without-temperature', ['temperature']],
    ['`temperature` and `top_p` cannot both be specified', 'without-temperature', ['temperature']],
    [
      '`temperature` may only be set to 1 when thinking is enabled',
      'without-temperature',
      ['temperature'],
    ],
    [
      '`top_p` must be greater than or equal to 0.95 when thinking is enabled',
      'without-top-p',
      ['top_p'],
    ],
    [
      '"thinking.type.enabled" is not supported for this model',
      'without-reasoning-effort',
      ['thinking', 'output_config'],
    ],
    [
      'output_config.effort: Input should be low',
      'without-reasoning-effort',
      ['thinking', 'output_config'],
    ],
  ] as const)('%s', (message, correction, fields) => {
    expect(refuse(message)).toBe(correction);
    const corrected = { parameters, corrections: [correction] };
    expect(refuse(message, corrected)).not.toBe(correction);
    for (const field of fields) {
      expect(toBody({ parameters })).toHaveProperty(field);
      expect(toBody(corrected)).not.toHaveProperty(field);
    }
  });

  test.each([401, 404, 429, 500, 529])('is none with HTTP %i', (status) => {
    expect(refuse('temperature', {}, status)).toBeUndefined();
  });

  test('is none of what was not said', () => {
    expect(refuse('temperature, top_p, thinking', { parameters: {} })).toBeUndefined();
  });
});
