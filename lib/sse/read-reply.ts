import { createEventFeed } from './event-feed.ts';
import type { ServerSentEvent } from './event-feed.ts';
import { isEventStream, toReplyForm } from './reply-form.ts';
import type { ReplyForm } from './reply-form.ts';
import { readBody } from './read-body.ts';
import { closeReader } from './safe-fetch.ts';
import { EventTooLong, NotAStream, eventLimit } from './stream-request.ts';
import { createStrayLines } from './stray-lines.ts';

/** What the one who posts is told while the stream is read. All are called synchronously from the read loop. */
export interface StreamReaders {
  /** Returns true when the stream has said all: the rest is not waited for and the connection is closed. */
  onEvent(event: ServerSentEvent): boolean;
  /** Takes plain text, as it comes. Where it is absent, a reply that is no event stream is a {@link NotAStream}. */
  onText?: ((text: string) => void) | undefined;
  /** Gets the beginning of each line of an event stream that is neither field nor comment. */
  onStray?: ((line: string) => void) | undefined;
  /** The status and the headers of the reply came. */
  onHead?: ((status: number) => void) | undefined;
  /** So many bytes came, of whatever kind: the other side is alive. */
  onBytes(count: number): void;
  /** A comment of an event stream came, as servers send one to keep a connection open. */
  onComment?: (() => void) | undefined;
  /**
   * Asked after each read: a promise makes the next one wait for it, and the bytes stay in the socket. Without such a
   * pause a server that is faster than this loop keeps it fed from ready promises, and nothing else gets a turn.
   */
  room?(): Promise<void> | undefined;
}

/** More of a reply than anybody reads who only wants to know what it is. */
const startLimit = 4096;

type Feed = (text: string) => void;

/**
 * Reads a reply to its end, or until `onEvent` says that it has all: events, or plain text for those who take it.
 * Rejects with {@link NotAStream} and {@link EventTooLong}.
 */
export async function readReply(
  body: ReadableStream<Uint8Array>,
  readers: StreamReaders,
  contentType = 'text/event-stream',
): Promise<void> {
  let complete = false;
  let told = false;
  const events = createEventFeed(
    (event) => {
      told = true;
      complete ||= readers.onEvent(event);
    },
    eventLimit,
    readers.onComment,
  );
  // The parser strips the byte order mark; a decoder that did so too would eat a second one, which is text.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const strays = readers.onStray && createStrayLines(readers.onStray);
  const reader = body.getReader();
  let form: ReplyForm | undefined;
  let start = '';
  let feed: Feed | undefined;
  /** Gives true when nothing more is to be read here. */
  const take = (bytes: Uint8Array): boolean => {
    readers.onBytes(bytes.byteLength);
    let text = decode(decoder, bytes);
    // Kept until something was read in it: it may turn out to be no stream, and is then shown.
    if (!feed || (!told && start.length < startLimit)) start += text;
    if (!feed) {
      form = toReplyForm(start, contentType, readers.onText !== undefined);
      if (form === 'body') return true;
      if (!form) {
        // White space without end says nothing, and is not to be kept and looked through again with every read.
        if (start.length > startLimit && start.trimStart() === '') start = '';
        return false;
      }
      feed = form === 'text' ? toTextFeed(readers) : events.feed;
      text = start;
    }
    if (form === 'events' && strays) feedBlocks(text, strays.feed, feed, () => complete);
    else feed(text);
    return complete || events.tooLong;
  };
  if (await readUntil(reader, take, readers)) {
    if (form === 'body') {
      throw new NotAStream(await readBody(start, reader, decoder, contentType));
    }
    // Some servers keep the socket open after their end; closing is on us.
    await closeReader(reader);
    if (events.tooLong) throw new EventTooLong(eventLimit);
    return;
  }
  const last = decoder.decode();
  const isOpen = !form && readers.onText !== undefined;
  if (isOpen) form = toReplyForm(start + last, contentType, true, true);
  if (form === 'body') throw new NotAStream(start + last);
  const rest = isOpen ? start + last : last;
  if (form === 'events') {
    strays?.feed(rest);
    strays?.end();
    events.end(rest);
  } else if (feed) feed(rest);
  // Over, and no event: `dat` is a word.
  else if (readers.onText) toTextFeed(readers)(rest);
  // What is called a stream and holds nothing has ended early; what is called something else was never one.
  const isStream = told || isEventStream(contentType) || isEventLike(start);
  if (!readers.onText && !isStream) throw new NotAStream(start);
}

/**
 * Reads until `take` gives true, or to the end, which is false. Waiting keeps all that a function holds: with nothing
 * else in it, a read of one event is a twentieth cheaper in Chromium (measured: `npm run bench -- --only decode`).
 */
async function readUntil(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  take: (bytes: Uint8Array) => boolean,
  readers: StreamReaders,
): Promise<boolean> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    if (take(value)) return true;
    const room = readers.room?.();
    if (room) await room;
  }
}

/**
 * Decodes the next bytes. What ends with ASCII ends with a whole character, and nothing has to be kept for the next read:
 * Node does that in its own way, in two thirds of the time (measured: `npm run bench -- --only decode`).
 */
function decode(decoder: TextDecoder, bytes: Uint8Array): string {
  const isWhole = (bytes[bytes.length - 1] ?? 0xff) < 0x80;
  return isWhole ? decoder.decode(bytes) : decoder.decode(bytes, { stream: true });
}

/** Gives a text to both, up to the end of the event that says all: what stands behind it is nobody's. */
function feedBlocks(text: string, toStrays: Feed, toEvents: Feed, isComplete: () => boolean): void {
  for (const block of text.split(/(?<=\r\n\r\n|\n\n|\r\r)/)) {
    if (isComplete()) return;
    toStrays(block);
    toEvents(block);
  }
}

/** Whether a text holds a line of an event stream, be it only a comment. */
function isEventLike(text: string): boolean {
  return /^\uFEFF?(?::|(?:data|event|id|retry)(?::|$))/m.test(text);
}

function toTextFeed({ onText }: StreamReaders): Feed {
  let begun = false;
  return (text) => {
    const own = begun ? text : text.replace(/^\uFEFF/, '');
    begun = true;
    if (own !== '') onText?.(own);
  };
}
