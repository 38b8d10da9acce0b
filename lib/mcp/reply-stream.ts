import { EventTooLong } from '../sse/stream-request.ts';

/** The event stream that answers one request. */
export interface ReplyStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Ends it here, with that outcome as its last word, and closes the connection. */
  end(outcome: object): void;
  /** Settles when nothing more comes of it. */
  readonly ended: Promise<void>;
}

const lineFeed = 10;
const carriageReturn = 13;
const idField = Uint8Array.from('id:', (letter) => letter.charCodeAt(0));

/**
 * The same stream with a last word. Where it breaks off, or ends, an event says so that the request has got no answer; where
 * it had one, that is a second one, which counts for nothing. Not where the server has given its events ids: such a stream
 * is taken up again.
 * @param toWord the JSON of that event: of an outcome, or of the error that there is none
 */
export function createReplyStream(
  source: ReadableStream<Uint8Array> | null,
  toWord: (outcome: object) => string,
): ReplyStream {
  const reader = source?.getReader();
  const ended = Promise.withResolvers<void>();
  const ids = createIdWatch();
  let isOver = false;
  let say: ((outcome: object) => void) | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      say = (outcome) => {
        controller.enqueue(new TextEncoder().encode(`\n\ndata: ${toWord(outcome)}\n\n`));
        controller.close();
      };
    },
    async pull(controller) {
      try {
        const read = await reader?.read();
        if (isOver) return;
        if (read?.value) {
          ids.feed(read.value);
          controller.enqueue(read.value);
        }
        if (read && !read.done) return;
        isOver = true;
        if (ids.found) controller.close();
        else say?.(new Error('ended without an answer'));
      } catch (cause) {
        if (isOver) return;
        isOver = true;
        if (ids.found && !(cause instanceof EventTooLong)) controller.error(cause);
        else say?.(cause instanceof Error ? cause : new Error(String(cause)));
      }
      ended.resolve();
    },
    async cancel(reason) {
      isOver = true;
      ended.resolve();
      await reader?.cancel(reason);
    },
  });
  return {
    body,
    end(outcome) {
      if (isOver) return;
      isOver = true;
      say?.(outcome);
      ended.resolve();
      void reader?.cancel().catch(() => undefined);
    },
    ended: ended.promise,
  };
}

/** Looks for lines that begin with `id:`. */
function createIdWatch(): { feed(bytes: Uint8Array): void; readonly found: boolean } {
  /** How much of the field the line so far is; -1 once it is another line. */
  let matched = 0;
  let found = false;
  return {
    feed(bytes) {
      if (found) return;
      for (const byte of bytes) {
        if (byte === lineFeed || byte === carriageReturn) matched = 0;
        else if (matched >= 0) {
          matched = byte === idField[matched] ? matched + 1 : -1;
          if (matched === idField.length) {
            found = true;
            return;
          }
        }
      }
    },
    get found() {
      return found;
    },
  };
}
