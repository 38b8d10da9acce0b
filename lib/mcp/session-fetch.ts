import { toRecord } from '../core/json.ts';
import type { Fetch } from '../sse/bounded-fetch.ts';
import { EventTooLong } from '../sse/stream-request.ts';
import { endlessCode, lostCode } from './server-fault.ts';
import { createReplyStream } from './reply-stream.ts';
import type { ReplyStream } from './reply-stream.ts';

/** How often a server may end the stream of its own messages and have us open it anew, while a session lasts. */
const mostListenings = 8;
/** How many questions of a server to us are answered, while a session lasts. */
const mostAnswers = 100;
/** The most of one list, over all its pages, in bytes. */
const mostListed = 8 * 1024 * 1024;

/**
 * `fetch` for one session with a server, as the SDK's transport wants it, with what the transport leaves open: a request
 * whose connection is lost ends at once and not with its time, one that was cancelled is not read on, and a server cannot
 * keep us busy by ending its stream, or with questions, again and again.
 */
export function createSessionFetch(fetch: Fetch): Fetch {
  /** How each request that is under way is left. */
  const cancels = new Map<unknown, () => void>();
  let listenings = 0;
  let answers = 0;
  /** How much has come of each list. */
  const listed = new Map<unknown, number>();
  return async (url, init = {}) => {
    if (init.method === 'GET' && !new Headers(init.headers).has('last-event-id')) {
      listenings += 1;
      // What a server answers that has none.
      if (listenings > mostListenings) return new Response(null, { status: 405 });
    }
    if (init.method !== 'POST' || typeof init.body !== 'string') return fetch(url, init);
    const { id, method, params } = toRecord(JSON.parse(init.body)) ?? {};
    if (method === undefined) {
      answers += 1;
      if (answers > mostAnswers) return new Response(null, { status: 202 });
    }
    if (method === 'notifications/cancelled') {
      const cancel = cancels.get(toRecord(params)?.['requestId']);
      // Also where the server is not reached any more.
      return fetch(url, init).finally(() => cancel?.());
    }
    if (method === undefined || id === undefined) return fetch(url, init);
    const ending = new AbortController();
    const signals = init.signal ? [init.signal, ending.signal] : [ending.signal];
    cancels.set(id, () => ending.abort());
    let stream: ReplyStream | undefined;
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.any(signals) });
      if (!response.ok) return response;
      let body: ReadableStream<Uint8Array> | null = response.body;
      if (typeof method === 'string' && method.endsWith('/list')) {
        if (toRecord(params)?.['cursor'] === undefined) listed.delete(method);
        body = body?.pipeThrough(createCount(listed, method)) ?? null;
      }
      if (isEventStream(response)) {
        stream = createReplyStream(body, (outcome) => toWord(id, outcome));
        ({ body } = stream);
      }
      const { status, statusText, headers } = response;
      return new Response(body, { status, statusText, headers });
    } finally {
      if (stream) {
        const { end, ended } = stream;
        cancels.set(id, () => end({ result: {} }));
        void ended.then(() => cancels.delete(id));
      } else cancels.delete(id);
    }
  };
}

/** Lets the bytes of a page through until there are too many of all pages. */
function createCount(
  listed: Map<unknown, number>,
  method: unknown,
): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(bytes, controller) {
      const sum = (listed.get(method) ?? 0) + bytes.byteLength;
      listed.set(method, sum);
      if (sum > mostListed) controller.error(new EventTooLong(mostListed));
      else controller.enqueue(bytes);
    },
  });
}

/** The last word of a stream: an outcome, or why there is none. */
function toWord(id: unknown, outcome: object): string {
  const error = (code: number, message: string) => ({ error: { code, message } });
  const lost = error(lostCode, 'the connection was lost');
  const said = outcome instanceof EventTooLong ? error(endlessCode, outcome.message) : outcome;
  return JSON.stringify({ jsonrpc: '2.0', id, ...(said instanceof Error ? lost : said) });
}

function isEventStream({ headers }: Response): boolean {
  return /^text\/event-stream\b/i.test(headers.get('content-type') ?? '');
}
