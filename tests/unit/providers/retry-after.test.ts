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
