import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOfNetwork, mayRetry, toRetryWaitMs } from '../../../lib/background/retry-policy.ts';
import { toRunError } from '../../../lib/providers/to-run-error.ts';
import { HttpRefusal } from '../../../lib/sse/stream-request.ts';
import { check } from '../../support/property.ts';

const context = { url: 'https://api.example.com/v1', model: 'm', key: null };

function isRetried(status: number, headers: Record<string, string> = {}, body = ''): boolean {
  const cause = new HttpRefusal(status, new Headers(headers), body);
  return mayRetry(cause, toRunError(cause, context));
}

describe('a request is sent again', () => {
  test.each([408, 409, 429, 500, 502, 503, 504, 529])('after %i', (status) => {
    expect(isRetried(status)).toBe(true);
  });

  test.each([400, 401, 402, 403, 404, 405, 413, 422])('not after %i', (status) => {
    expect(isRetried(status)).toBe(false);
  });

  test('where no connection came about', () => {
    const cause = new TypeError('Failed to fetch');
    expect(mayRetry(cause, toRunError(cause, context))).toBe(true);
  });

  test('after an error in a reply that had begun with success, if it is one that passes', () => {
    for (const kind of ['overloaded', 'rate-limited'] as const) {
      expect(mayRetry(undefined, { kind })).toBe(true);
    }
    for (const kind of [
      'refused',
      'interrupted',
      'too-long',
      'quota-exhausted',
      'bad-reply',
    ] as const) {
      expect(mayRetry(undefined, { kind })).toBe(false);
    }
  });

  test('when the endpoint says so, and not when it says no', () => {
    expect(isRetried(400, { 'x-should-retry': 'true' })).toBe(true);
    expect(isRetried(500, { 'x-should-retry': 'false' })).toBe(false);
    expect(isRetried(500, { 'x-should-retry': 'perhaps' })).toBe(true);
  });

  test('never where the account is empty or the key refused, whatever the endpoint says', () => {
    const insist = { 'x-should-retry': 'true' };
    const empty = '{"error":{"code":"insufficient_quota"}}';
    expect(isRetried(429, insist, empty)).toBe(false);
    for (const status of [401, 402, 403]) expect(isRetried(status, insist)).toBe(false);
  });
});

describe('the wait', () => {
  test('is ours where the endpoint asks for none: all tries at once would find the same', () => {
    expect(toRetryWaitMs({ retryAfterMs: 0 }, 1, () => 0)).toBe(500);
    expect(toRetryWaitMs({ retryAfterMs: 0 }, 2, () => 0)).toBe(1_000);
  });

  test('is what the endpoint asked for, up to a minute', () => {
    expect(toRetryWaitMs({ retryAfterMs: 1 }, 1)).toBe(1);
    expect(toRetryWaitMs({ retryAfterMs: 60_000 }, 1)).toBe(60_000);
    expect(toRetryWaitMs({ retryAfterMs: 60_001 }, 1, () => 0)).toBe(500);
  });

  test('doubles from half a second to eight, less up to a quarter', () => {
    const longest = [1, 2, 3, 4, 5, 6, 40].map((attempt) => toRetryWaitMs({}, attempt, () => 0));
    expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
    check(
      fc.property(fc.integer({ min: 1, max: 50 }), (attempt) => {
        const waitMs = toRetryWaitMs({}, attempt);
        const wholeMs = Math.min(500 * 2 ** (attempt - 1), 8000);
        expect(waitMs).toBeGreaterThanOrEqual(wholeMs * 0.75 - 1);
        expect(waitMs).toBeLessThanOrEqual(wholeMs);
      }),
      300,
    );
  });
});

test('without a network the wait is long: its end is the return of the network', () => {
  expect(toRetryWaitMs({ kind: 'offline' }, 1)).toBe(30_000);
  expect(mayRetry(undefined, { kind: 'offline' })).toBe(true);
  expect(isOfNetwork({ kind: 'offline' })).toBe(true);
  expect(isOfNetwork({ kind: 'unreachable' })).toBe(true);
  expect(isOfNetwork({ kind: 'interrupted', lostTo: 'network' })).toBe(true);
  expect(isOfNetwork({ kind: 'interrupted', lostTo: 'sleep' })).toBe(false);
  expect(isOfNetwork({ kind: 'overloaded' })).toBe(false);
});
