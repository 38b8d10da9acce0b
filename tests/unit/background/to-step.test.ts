import { describe, expect, test } from 'vitest';
import { toAdditions } from '../../../lib/background/to-step.ts';
import { defaultTuning } from '../../../lib/core/connection.ts';
import type { Tuning } from '../../../lib/core/connection.ts';

const add = (provider: string, tuning: Partial<Tuning> = {}) =>
  toAdditions({ provider, tuning: { ...defaultTuning, ...tuning } }, 'sk-1');
const bare = (name: string) => ({ name, prefix: '' });
const bearer = { name: 'authorization', prefix: 'Bearer ' };

describe('the header with the key', () => {
  test.each<[string, string, Partial<Tuning>, object]>([
    ['is the usual one', 'openai', {}, bearer],
    ['is the provider’s own', 'anthropic', {}, bare('x-api-key')],
    ['is that of the dialect', 'custom', { dialect: 'anthropic-messages' }, bare('x-api-key')],
    ['is the usual one of the dialect', 'custom', { dialect: 'openai-responses' }, bearer],
    ['is the connection’s before all', 'anthropic', { keyHeader: 'Api-Key' }, bare('api-key')],
  ])('%s', (_, provider, tuning, keyHeader) => {
    expect(add(provider, tuning)).toMatchObject({ key: 'sk-1', keyHeader });
  });
});

describe('further headers', () => {
  const needed = {
    'anthropic-version': '2023-06-01',
    'anthropic-dangerous-direct-browser-access': 'true',
  };

  test('are those that the dialect needs, with every request', () => {
    expect(add('anthropic').headers).toEqual(needed);
    expect(add('openai').headers).toEqual({});
    expect(add('anthropic', { dialect: 'chat-completions' }).headers).toEqual({});
  });

  test('are the user’s before them, however they are spelt', () => {
    const headers = { 'Anthropic-Version': '2030-01-01', 'X-Team': 'a' };
    expect(add('anthropic', { headers }).headers).toEqual({
      ...needed,
      'anthropic-version': '2030-01-01',
      'x-team': 'a',
    });
  });
});
