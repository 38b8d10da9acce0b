import { describe, expect, test } from 'vitest';
import { defaultTuning } from '../../../lib/core/connection.ts';
import type { Tuning } from '../../../lib/core/connection.ts';
import {
  findExtraBodyFault,
  findHeaderNameFault,
  isSecretHeader,
  isSoundTuning,
} from '../../../lib/core/tuning-rules.ts';

describe('the name of a header', () => {
  test.each(['X-Team', 'x_team', 'accept', 'user-agent', 'OpenAI-Organization', '__proto__'])(
    '%s is one',
    (name) => {
      expect(findHeaderNameFault(name)).toBeUndefined();
    },
  );

  test.each(['', 'x team', 'x:team', 'é', 'x\nteam', 'x'.repeat(129), '"x"'])(
    '%j is none',
    (name) => {
      expect(findHeaderNameFault(name)).toBe('unnamed');
    },
  );

  test.each([
    'Cookie',
    'HOST',
    'Origin',
    'content-length',
    'Content-Type',
    'Sec-Fetch-Mode',
    'proxy-x',
  ])('%s is the browser’s', (name) => {
    expect(findHeaderNameFault(name)).toBe('taken');
  });
});

test.each([
  ['Authorization', true],
  ['x-api-key', true],
  ['api-key', true],
  ['X-Goog-Api-Key', true],
  ['Ocp-Apim-Subscription-Key', true],
  ['cf-aig-authorization', true],
  ['X-Auth-Token', true],
  ['Helicone-Auth', true],
  ['x-mine', true],
  ['X-Team', false],
  ['OpenAI-Organization', false],
  ['Idempotency-Key', false],
  ['x-author', false],
  ['tokenizer', false],
])('%s carries a key: %s', (name, secret) => {
  expect(isSecretHeader(name, 'X-Mine')).toBe(secret);
});

test.each([
  ['{}', undefined],
  ['{"a":null}', undefined],
  ['', 'malformed'],
  ['{a:1}', 'malformed'],
  ['{"a":1', 'malformed'],
  ['[]', 'not-object'],
  ['null', 'not-object'],
  ['7', 'not-object'],
  [`{"a":"${'x'.repeat(65_536)}"}`, 'too-long'],
])('as fields of a request %.20j is %s', (json, fault) => {
  expect(findExtraBodyFault(json)).toBe(fault);
});

describe('a tuning', () => {
  const sound: Tuning = {
    dialect: 'chat-completions',
    keyHeader: 'x-api-key',
    headers: { 'X-Team': 'blue' },
    extraBody: '{"top_k":40}',
    parameters: { temperature: 0, topP: 1, maxTokens: 1, reasoningEffort: 'x-high' },
    withoutOrigin: true,
    stream: false,
    retries: 0,
    firstByteSeconds: 3600,
    idleSeconds: 1,
    payloadSeconds: 1,
    windowTokens: 256,
  };

  test('can be sent as it comes, and as an expert may set it', () => {
    expect(isSoundTuning(defaultTuning)).toBe(true);
    expect(isSoundTuning(sound)).toBe(true);
  });

  test.each<[string, Partial<Tuning>]>([
    ['a key header that is none', { keyHeader: 'x y' }],
    ['a key header of the browser’s', { keyHeader: 'Cookie' }],
    ['a header of the browser’s', { headers: { Host: 'a' } }],
    ['a header with a key', { headers: { Authorization: 'Bearer x' } }],
    ['a second key header', { headers: { 'X-Api-Key': 'x' } }],
    ['a header twice', { headers: { a: '1', A: '2' } }],
    ['a value that breaks the line', { headers: { a: '1\r\nb: 2' } }],
    ['a value without end', { headers: { a: 'x'.repeat(8193) } }],
    ['fields that are no object', { extraBody: '[]' }],
    ['fields that are no JSON', { extraBody: '{' }],
    ['a temperature above 2', { parameters: { temperature: 2.1 } }],
    ['a negative top_p', { parameters: { topP: -0.1 } }],
    ['half a token', { parameters: { maxTokens: 0.5 } }],
    ['an effort of two words', { parameters: { reasoningEffort: 'very high' } }],
    ['four tries', { retries: 4 }],
    ['no time at all', { idleSeconds: 0 }],
    ['more than an hour', { firstByteSeconds: 3601 }],
  ])('cannot be sent with %s', (_, change) => {
    expect(isSoundTuning({ ...sound, ...change })).toBe(false);
  });
});
