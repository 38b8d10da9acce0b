import { parseGoDuration, toRetryAfterMs } from '../../../lib/providers/retry-after.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { toRunError } from '../../../lib/providers/to-run-error.ts';
import { HttpRefusal } from '../../../lib/sse/stream-request.ts';

const context = { url: 'https://api.example.com/v1/chat/completions', model: 'm', key: null };

afterEach(() => {
  vi.useRealTimers();
});

describe('the wait that an endpoint asks for', () => {
  test.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after': '2s' }, 2_000],
    [{ 'x-rate-limit-reset': '7' }, 7_000],
    [{ 'retry-after-ms': '250' }, 250],
    [{ 'retry-after-ms': '250', 'retry-after': '7' }, 250],
    [{ 'retry-after-ms': 'soon', 'retry-after': '7' }, 7_000],
    [{ 'retry-after-ms': '', 'retry-after': '7' }, 7_000],
    [{ 'retry-after-ms': '-1', 'retry-after': '7' }, 7_000],
    [{ 'retry-after': 'Sat, 21 Nov 2026 10:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, undefined],
    [{ 'retry-after': 'later' }, undefined],
    [{ 'retry-after': '' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': '1e999' }, undefined],
    [{}, undefined],
  ])('%j is %s ms', (headers, retryAfterMs) => {
    vi.useFakeTimers({ now: Date.parse('Sat, 21 Nov 2026 10:00:00 GMT') });
    const cause = new HttpRefusal(429, new Headers(headers), '');
    expect(toRunError(cause, context).retryAfterMs).toBe(retryAfterMs);
  });
});

const now = Date.parse('2026-11-21T12:00:00Z');

describe('a limit that is full again later', () => {
  test.each<[headers: Record<string, string>, body: string, waitMs: number | undefined]>([
    [{ 'x-ratelimit-reset-requests': '6m0s' }, '', 360_000],
    [{ 'x-ratelimit-reset-tokens': '20ms' }, '', 20],
    [{ 'x-ratelimit-reset-tokens': '1h2m3.5s' }, '', 3_723_500],
    [{ 'anthropic-ratelimit-tokens-reset': '2026-11-21T12:00:30Z' }, '', 30_000],
    [{ 'x-ratelimit-reset': String(now + 5_000) }, '', 5_000],
    [{ 'x-ratelimit-reset': String(now / 1000 + 5) }, '', 5_000],
    [{ 'x-ratelimit-reset': '12' }, '', 12_000],
    [{ 'x-ratelimit-reset': 'soon' }, '', undefined],
    [{}, 'Rate limit reached. Please try again in 5.289s. Visit', 5_289],
    [{}, 'Please try again in 20ms.', 20],
    [{}, 'Please try again in 1m2.5s', 62_500],
    [{}, 'retry after 30 seconds', 30_000],
    [{}, 'Try again in 1 minute.', 60_000],
    [{}, 'try again in 30 seconds.', 30_000],
    [{}, 'Retry after 20 seconds.', 20_000],
    [{}, 'Try again in 45 sec', 45_000],
    [{}, 'try again in 2 mins, please', 120_000],
    [{}, 'try again in 1m 5s', 65_000],
    [{}, 'Try again in 1 minute and 5 seconds.', 65_000],
    [{}, 'Try again in 1 hour, 5 minutes. In 3 seconds it is not yet.', 3_900_000],
    [{}, 'Try again in 250 milliseconds', 250],
    [{}, 'Retry in 2 days', 172_800_000],
    [{}, 'Please try again in 900µs.', 1],
    [{}, 'Please try again in 15 microseconds.', 0],
    [{ 'x-ratelimit-reset-tokens': '15µs' }, '', 0],
    [
      {},
      JSON.stringify({
        error: {
          metadata: {
            headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(now + 5_000) },
          },
        },
      }),
      5_000,
    ],
    [{}, '{"error":{"metadata":{"headers":{"X-RateLimit-Reset":"a\\nb","n m":"1"}}}}', undefined],
    [{}, 'Try again in 5 monkeys', undefined],
    [{}, '{"message":"retry after 7s","id":"9s"}', 7_000],
    [{}, '[{"error":{"details":[{"@type":"RetryInfo","retryDelay": "34s"}]}}]', 34_000],
    [{}, '{"raw":"{\\"retryDelay\\": \\"3.5s\\"}"}', 3_500],
    [{ ratelimit: '"default";r=0;t=3' }, '', 3_000],
    [{ ratelimit: '"burst";r=0;t=3, "day";r=50;t=900' }, '', 3_000],
    [{ ratelimit: 'limit=9, remaining=0, reset=4' }, '', 4_000],
    [{ ratelimit: '"default";r=5;t=3' }, '', undefined],
    [{ 'ratelimit-reset': '3' }, '', 3_000],
    [{}, 'Try again later', undefined],
    [{ 'retry-after': '1', 'x-ratelimit-reset-tokens': '9s' }, 'try again in 5s', 1_000],
  ])('%j %s: %s ms', (headers, body, waitMs) => {
    expect(toRetryAfterMs(new Headers(headers), body, now)).toBe(waitMs);
  });

  test('is not waited for while it still has something left', () => {
    const headers = new Headers({
      'x-ratelimit-remaining-requests': '12',
      'x-ratelimit-reset-requests': '8h',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '3s',
    });
    expect(toRetryAfterMs(headers, '', now)).toBe(3_000);
  });
});

test.each(['', 's', '5', '5 s', '-5s', '5x', '5s!', 'm5'])('%j is no duration', (text) => {
  expect(parseGoDuration(text)).toBeUndefined();
});
