import { safeFetch } from './safe-fetch.ts';
import { EventTooLong, eventLimit } from './stream-request.ts';

/** `fetch`, as libraries take it. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * `fetch` for a library that speaks HTTP itself: made as every request of ours, whatever it wants of redirects and cookies, to where `allow` lets it, and with a body
 * that ends in {@link EventTooLong} when it is longer than `limit` bytes; of an event stream each event may be as long.
 * @param allow rejects where a request to that URL is not to be made
 */
export function createBoundedFetch(allow: (url: URL) => Promise<void>, limit = eventLimit): Fetch {
  return async (url, init = {}) => {
    const address = new URL(url);
    await allow(address);
    init.signal?.throwIfAborted();
    const response = await safeFetch(address.href, init);
    if (!response.body) return response;
    const isStream = /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '');
    const body = response.body.pipeThrough(createBound(limit, isStream));
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  };
}

/** Lets bytes through until there are too many of them, or too many since the last empty line. */
function createBound(limit: number, isStream: boolean): TransformStream<Uint8Array, Uint8Array> {
  let count = 0;
  let last = 0;
  return new TransformStream({
    transform(bytes, controller) {
      if (!isStream) count += bytes.byteLength;
      else {
        for (const byte of bytes) {
          // An empty line, of whatever ends: of two line ends the second may belong to the first.
          const isEnd = byte === lineFeed || byte === carriageReturn;
          const isEmpty =
            isEnd && (last === byte || (last === lineFeed && byte === carriageReturn));
          count = isEmpty ? 0 : count + 1;
          if (!(byte === lineFeed && last === carriageReturn)) last = byte;
        }
      }
      if (count > limit) controller.error(new EventTooLong(limit));
      else controller.enqueue(bytes);
    },
  });
}
