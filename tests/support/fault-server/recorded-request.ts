import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { nowMs } from './clock.ts';

/** Text that was written, and when. */
export interface SentDelta {
  readonly text: string;
  readonly atMs: number;
}

/** Who ended the exchange: the server when it finished or dropped the reply, else the client. */
export type ClosedBy = 'client' | 'server';

/** What a request was and what became of it; grows while the reply is running. Times as in `nowMs`. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  /** The path alone. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bodyText: string;
  /** The body as JSON, `undefined` when it is none. */
  readonly body: unknown;
  readonly arrivedAtMs: number;
  readonly headersSentAtMs: number | undefined;
  readonly deltas: readonly SentDelta[];
  readonly reasoningDeltas: readonly SentDelta[];
  /** All answer text written so far: what a reader of the stream must have, exactly. */
  readonly sentText: string;
  readonly sentReasoning: string;
  /** Body bytes written so far. */
  readonly sentBytes: number;
  /** Number of body writes so far. */
  readonly writes: number;
  readonly closedAtMs: number | undefined;
  readonly closedBy: ClosedBy | undefined;
  /** Resolves at `closedAtMs`; never rejects. */
  readonly closed: Promise<ClosedBy>;
}

/** The server's side of a {@link RecordedRequest}: the only way to add to it. */
export interface RequestLog {
  readonly request: RecordedRequest;
  noteHead(): void;
  noteWrite(byteLength: number): void;
  noteDelta(kind: 'deltas' | 'reasoningDeltas', text: string): void;
  noteClosed(by: ClosedBy): void;
}

/** Starts the log of a request whose body is complete. */
export function createRequestLog(
  incoming: IncomingMessage,
  bodyText: string,
  arrivedAtMs: number,
): RequestLog {
  const closed = Promise.withResolvers<ClosedBy>();
  const url = incoming.url ?? '/';
  const request = {
    method: incoming.method ?? 'GET',
    url,
    path: url.split('?', 1)[0] ?? '',
    headers: incoming.headers,
    bodyText,
    body: parseJson(bodyText),
    arrivedAtMs,
    headersSentAtMs: undefined as number | undefined,
    deltas: [] as SentDelta[],
    reasoningDeltas: [] as SentDelta[],
    get sentText() {
      return joined(this.deltas);
    },
    get sentReasoning() {
      return joined(this.reasoningDeltas);
    },
    sentBytes: 0,
    writes: 0,
    closedAtMs: undefined as number | undefined,
    closedBy: undefined as ClosedBy | undefined,
    closed: closed.promise,
  };

  return {
    request,
    noteHead: () => {
      request.headersSentAtMs = nowMs();
    },
    noteWrite: (byteLength) => {
      request.sentBytes += byteLength;
      request.writes += 1;
    },
    noteDelta: (kind, text) => {
      request[kind].push({ text, atMs: nowMs() });
    },
    noteClosed: (by) => {
      request.closedAtMs = nowMs();
      request.closedBy = by;
      closed.resolve(by);
    },
  };
}

function joined(deltas: readonly SentDelta[]): string {
  return deltas.map(({ text }) => text).join('');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
