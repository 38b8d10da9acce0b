import { afterEach, expect, test, vi } from 'vitest';
import { safeFetch } from '../../../lib/sse/safe-fetch.ts';

afterEach(() => vi.restoreAllMocks());

test('nobody who makes a request can have it redirected, or sent with cookies or a referrer, or cached', async () => {
  const fetching = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response());
  await safeFetch('https://x.example/', {
    method: 'POST',
    redirect: 'follow',
    credentials: 'include',
    referrerPolicy: 'unsafe-url',
    cache: 'force-cache',
  });
  expect(fetching.mock.calls[0]?.[1]).toEqual({
    method: 'POST',
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
});
