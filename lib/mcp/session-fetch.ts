import { toRecord } from '../core/json.ts';
import type { Fetch } from '../sse/bounded-fetch.ts';
import { EventTooLong, eventLimit } from '../sse/stream-request.ts';
import { endlessCode, lostCode } from './server-fault.ts';
import { createReplyStream } from './reply-stream.ts';

const lineFeed = 10;
const carriageReturn = 13;
/** How often the stream of a server's own messages is opened, while a session lasts. */
const mostListenings = 8;
/** How often the stream of one call is taken up again. */
const mostResumptions = 30;
/** How long is waited before a stream is opened again, whatever the server says of that. */
const leastPauseMs = 1000;
/** How many questions of a server to us are answered, while a session lasts. */
const mostAnswers = 100;
/** The most of one list, over all its pages, in bytes. */
const mostListed = 8 * 1024 * 1024;
/** The most of all streams of one call, and of those of a server's own messages, in bytes. */
const mostStreamed = 2 * eventLimit;
/** The same in line ends, since each event is work, however short it is. */
const mostLines = 20_000;

/** `fetch` for one session. */
export interface SessionFetch extends Fetch {
  /** Has to be told each answer: what was asked is not asked for again. */
  settle(answer: { id?: unknown; error?: unknown }): void;
}

/** A request that waits for its answer. */
interface Waiting {
  leave(): void;
  resumed: number;
  readonly sum: Sum;
}

/** How much has come. */
interface Sum {
  bytes: number;
  lines: number;
}

/**
 * `fetch` for one session with a server, as the SDK's transport wants it, with what the transport leaves open: a request
 * whose connection is lost ends at once and not with its time, one that was cancelled is not read on, and a server cannot
 * keep us busy by ending its streams, with streams without end, or with questions, again and again.
 */
export function createSessionFetch(fetch: Fetch): SessionFetch {
  /** The requests that are under way, or may be taken up again. */
  const waiting = new Map<number, Waiting>();
  let listenings = 0;
  let answers = 0;
  /** How much has come of each list, and of the server's own messages. */
  const listed = new Map<unknown, Sum>();
  const heard = toSum();

  const carry = (response: Response, id: number, request: Waiting, isResumed: boolean) => {
    const source = response.body?.pipeThrough(createBound(request.sum, mostStreamed, mostLines));
    const toLast = (outcome: object): string => toWord(id, outcome, isResumed);
    const { body, end, ended } = createReplyStream(source ?? null, toLast, `${id}/`);
    request.leave = () => end({ result: {} });
    void ended.then((isOpen) => {
      if (!isOpen) waiting.delete(id);
    });
    return toResponse(response, body);
  };

  const resume = async (
    url: string | URL,
    init: RequestInit,
    id: number,
    lastEvent: string,
  ): Promise<Response> => {
    const request = waiting.get(id);
    if (!request) return toNone();
    request.resumed += 1;
    if (request.resumed > mostResumptions || lastEvent === '') {
      waiting.delete(id);
      const last = toWord(id, new Error('ended without an answer'), true);
      return new Response(`data: ${last}\n\n`);
    }
    await pause(init.signal);
    if (waiting.get(id) !== request) return toNone();
    const ending = new AbortController();
    request.leave = () => ending.abort();
    const headers = new Headers(init.headers);
    headers.set('last-event-id', lastEvent);
    const response = await fetch(url, { ...init, headers, signal: toEither(init, ending) });
    return response.ok ? carry(response, id, request, true) : response;
  };

  const listen = async (url: string | URL, init: RequestInit): Promise<Response> => {
    init.signal?.throwIfAborted();
    const lastEvent = new Headers(init.headers).get('last-event-id') ?? '';
    const [, id, last = ''] = /^(\d+)\/ ?(.*)$/.exec(lastEvent) ?? [];
    if (id !== undefined) return resume(url, init, Number(id), last);
    listenings += 1;
    if (listenings > mostListenings || isOver(heard, mostStreamed, mostLines)) return toNone();
    if (listenings > 1) await pause(init.signal);
    const response = await fetch(url, init);
    const bound = createBound(heard, mostStreamed, mostLines);
    return response.ok ? toResponse(response, response.body?.pipeThrough(bound)) : response;
  };

  const send = async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
    if (init.method === 'GET') return listen(url, init);
    if (init.method !== 'POST' || typeof init.body !== 'string') return fetch(url, init);
    const { id: given, method, params } = toRecord(JSON.parse(init.body)) ?? {};
    if (method === undefined) {
      answers += 1;
      if (answers > mostAnswers) return new Response(null, { status: 202 });
    }
    if (method === 'notifications/cancelled') {
      const key = Number(toRecord(params)?.['requestId']);
      const request = waiting.get(key);
      waiting.delete(key);
      // Also where the server is not reached any more.
      return fetch(url, init).finally(() => request?.leave());
    }
    if (method === undefined || given === undefined) return fetch(url, init);
    // The SDK gives numbers.
    const id = Number(given);
    const ending = new AbortController();
    const request = { leave: () => ending.abort(), resumed: 0, sum: toSum() };
    waiting.set(id, request);
    let isStream = false;
    try {
      let response = await fetch(url, { ...init, signal: toEither(init, ending) });
      if (!response.ok) return response;
      if (typeof method === 'string' && method.endsWith('/list')) {
        if (toRecord(params)?.['cursor'] === undefined) listed.delete(method);
        const sum = listed.get(method) ?? toSum();
        listed.set(method, sum);
        response = toResponse(response, response.body?.pipeThrough(createBound(sum, mostListed)));
      }
      isStream = isEventStream(response);
      return isStream ? carry(response, id, request, false) : response;
    } finally {
      if (!isStream) waiting.delete(id);
    }
  };

  return Object.assign(send, {
    settle({ id, error }: { id?: unknown; error?: unknown }): void {
      const request = waiting.get(Number(id));
      waiting.delete(Number(id));
      // The SDK takes a stream up again that has given an error.
      if (error !== undefined) request?.leave();
    },
  });
}

/** What a server answers that has no such stream. */
function toNone(): Response {
  return new Response(null, { status: 405 });
}

function toResponse(
  { status, statusText, headers }: Response,
  body: ReadableStream<Uint8Array> | null | undefined,
): Response {
  return new Response(body ?? null, { status, statusText, headers });
}

function toEither({ signal }: RequestInit, ending: AbortController): AbortSignal {
  return AbortSignal.any([ending.signal, ...(signal ? [signal] : [])]);
}

function pause(signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, leastPauseMs);
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', leave, { once: true });
  });
}

function toSum(): Sum {
  return { bytes: 0, lines: 0 };
}

function isOver({ bytes, lines }: Sum, most: number, mostLines: number): boolean {
  return bytes > most || lines > mostLines;
}

/** Lets bytes through until there are too many in sum. */
function createBound(
  sum: Sum,
  most: number,
  mostLines = Infinity,
): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(bytes, controller) {
      let lines = 0;
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at];
        if (byte === lineFeed || byte === carriageReturn) lines += 1;
      }
      sum.bytes += bytes.byteLength;
      sum.lines += lines;
      if (isOver(sum, most, mostLines)) controller.error(new EventTooLong(most));
      else controller.enqueue(bytes);
    },
  });
}

/**
 * The last word of a stream: an outcome, or why there is none. Where the stream was taken up again, an empty answer comes after
 * it, which counts for nothing: without one the SDK would open another stream.
 */
function toWord(id: number, outcome: object, isResumed: boolean): string {
  const error = (code: number, message: string) => ({ error: { code, message } });
  const lost = error(lostCode, 'the connection was lost');
  const said = outcome instanceof EventTooLong ? error(endlessCode, outcome.message) : outcome;
  const answers = [said instanceof Error ? lost : said, ...(isResumed ? [{ result: {} }] : [])];
  return answers
    .map((answer) => JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
    .join('\n\ndata: ');
}

function isEventStream({ headers }: Response): boolean {
  return /^text\/event-stream\b/i.test(headers.get('content-type') ?? '');
}
