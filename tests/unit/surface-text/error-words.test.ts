import { describe, expect, test } from 'vitest';
import { toErrorWords } from '../../../components/error-words.ts';
import { errorKinds } from '../../../lib/core/run-error.ts';
import { commonWords } from '../../support/common-words.ts';
import { locales } from '../../../lib/strings/locale.ts';
import { createTranslator } from '../../../lib/strings/translator.ts';

const english = createTranslator('en');

describe.each(locales)('in %s', (locale) => {
  const strings = createTranslator(locale, undefined, commonWords);

  test.each(errorKinds)('%s says what happened and what to do next', (kind) => {
    const bare = toErrorWords({ kind }, strings);
    const full = toErrorWords(
      { kind, host: 'api.example.com', status: 418, model: 'some-model', retryAfterMs: 5000 },
      strings,
    );
    for (const words of [bare, full]) {
      expect(words.title).not.toBe('');
      expect(words.advice).not.toBe('');
      expect(`${words.title} ${words.advice}`).not.toMatch(/[{}]|undefined|\s\s/);
      expect(words.remedies.length).toBeGreaterThan(0);
    }
  });
});

test('host and status are woven in', () => {
  const words = toErrorWords({ kind: 'key-refused', host: 'api.openai.com', status: 401 }, english);
  expect(words.title).toBe('api.openai.com refused the key (401).');
  expect(words.remedies[0]).toBe('open-settings');
});

test('a server that gave up waiting (408) is told from one that was silent', () => {
  const host = 'api.openai.com';
  const gaveUp = toErrorWords({ kind: 'timed-out', host, status: 408 }, english);
  expect(gaveUp.title).toBe('api.openai.com gave up waiting for the request (408).');
  const silent = toErrorWords({ kind: 'timed-out', host }, english);
  expect(silent.title).toBe('api.openai.com was silent for too long.');
  expect(gaveUp.advice).not.toBe(silent.advice);
});

test('a host that cannot be reached may be one that redirects, and that is said', () => {
  expect(toErrorWords({ kind: 'unreachable' }, english).advice).toMatch(/redirect.*http.*path/);
});

test('where a server refuses extensions, its address can be changed too', () => {
  expect(toErrorWords({ kind: 'blocked-origin' }, english).remedies).toContain('open-settings');
});

test('a missing host is the endpoint, a missing status nothing', () => {
  expect(toErrorWords({ kind: 'overloaded' }, english).title).toBe(
    'The endpoint is overloaded or faulty.',
  );
});

test('a wait that the endpoint asked for is counted down', () => {
  const error = { kind: 'rate-limited', retryAfterMs: 20_000 } as const;
  expect(toErrorWords(error, english).advice).toBe('Retry in 20 seconds.');
  expect(toErrorWords(error, english, 900).advice).toBe('Retry in 1 second.');
  expect(toErrorWords(error, english, 0).advice).toBe('The wait is over: retry.');
  expect(toErrorWords({ kind: 'rate-limited' }, english).advice).toBe('Wait a moment, then retry.');
});

test.each([
  ['sleep', 'slept'],
  ['network', 'network'],
  ['update', 'updated'],
] as const)('an answer that was lost to %s says so', (lostTo, word) => {
  const words = toErrorWords({ kind: 'interrupted', lostTo }, english);
  expect(words.title).toContain(word);
  expect(words.advice).toBe(toErrorWords({ kind: 'interrupted' }, english).advice);
});
