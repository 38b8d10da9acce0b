import { createParser } from 'eventsource-parser';
import { createErrorLines } from './error-lines.ts';
import { closeReader, readText, safeFetch } from './safe-fetch.ts';
import { HttpRefusal, NotAStream } from './stream-request.ts';
import type { StreamRequest } from './stream-request.ts';

/** One event of a stream. */
export interface ServerSentEvent {
  /** The `event:` field; undefined stands for the default, `message`. */
  event: string | undefined;
  data: string;
}

/** What the one who posts is told while the stream is read. All are called synchronously from the read loop. */
export interface StreamReaders {
  /** Returns true when the stream has said all: the rest is not waited for and the connection is closed. */
  onEvent(event: ServerSentEvent): boolean;
  /** Bytes came, of whatever kind: the other side is alive. */
  onBytes(): void;
  /**
   * Asked after each read: a promise makes the next one wait for it, and the bytes stay in the socket. Without such a
   * pause a server that is faster than this loop keeps it fed from ready promises, and nothing else gets a turn.
   */
  room?(): Promise<void> | undefined;
}

const refusalLimit = 64 * 1024;
const bodyLimit = 1024 * 1024;

/**
 * Posts and reads an event stream to its end. The parsing is synchronous in one read loop: a promise, iterator or
 * stream hop per event costs 4 to 60 times the parsing itself (measured).
 *
 * Rejects with {@link HttpRefusal}, {@link NotAStream}, `TypeError` (no connection, or lost while reading) or the
 * signal's reason. The signal closes the socket.
 */
export async function postEventStream(
  request: StreamRequest,
  readers: StreamReaders,
  signal: AbortSignal,
): Promise<void> {
  const response = await safeFetch(request.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream, application/json;q=0.9',
      ...request.headers,
    },
    body: request.body,
    signal,
  });
  readers.onBytes();
  if (!response.ok) {
    throw new HttpRefusal(
      response.status,
      response.headers,
      await readText(response, refusalLimit),
    );
  }
  if (!response.body) throw new NotAStream('');
  await readEvents(response.body, readers);
}

/** The first character that is not white space tells a JSON reply or a page from a stream, whatever its header said. */
const notAStreamStart = /^\s*[{[<]/;

/** Reads events from bytes until the end, or until `onEvent` says that it has all. Exported for fixtures. */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  readers: StreamReaders,
): Promise<void> {
  let complete = false;
  const parser = createParser({
    onEvent({ event, data }) {
      complete ||= readers.onEvent({ event, data });
    },
    // Some servers write an error in the middle as a line of its own, with a field that no standard knows.
    onError({ type, field, value, line }) {
      if (type !== 'unknown-field') return;
      if (field === 'error') complete ||= readers.onEvent({ event: 'error', data: value ?? '' });
      else if (line?.startsWith('{"error"')) {
        complete ||= readers.onEvent({ event: 'error', data: line });
      }
    },
  });
  const errorLines = createErrorLines();
  // The parser strips the byte order mark; a decoder that did so too would eat a second one, which is text.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const reader = body.getReader();
  let seen = false;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    readers.onBytes();
    const text = decoder.decode(value, { stream: true });
    if (!seen && text.trim() !== '') {
      seen = true;
      if (notAStreamStart.test(text)) {
        throw new NotAStream(text + (await readRest(reader, decoder)));
      }
    }
    parser.feed(errorLines.take(text));
    if (complete) {
      // Some servers keep the socket open after their end; closing is on us.
      await closeReader(reader);
      return;
    }
    const room = readers.room?.();
    if (room) await room;
  }
  // WHATWG discards an event without its blank line; providers do end streams so, and their last word counts.
  parser.feed(errorLines.take(`${decoder.decode()}\n\n`));
}

async function readRest(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  decoder: TextDecoder,
): Promise<string> {
  let rest = '';
  while (rest.length < bodyLimit) {
    const { done, value } = await reader.read();
    if (done) return rest + decoder.decode();
    rest += decoder.decode(value, { stream: true });
  }
  await closeReader(reader);
  return rest;
}
