import { EventTooLong } from '../sse/stream-request.ts';

/** The event stream that answers one request. */
export interface ReplyStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Ends it here, with that outcome as its last word, and closes the connection. */
  end(outcome: object): void;
  /** Settles when nothing more comes of it: with whether it may be taken up again. */
  readonly ended: Promise<boolean>;
}

const lineFeed = 10;
const carriageReturn = 13;
const idField = Uint8Array.from('id:', (letter) => letter.charCodeAt(0));

/**
 * The same stream with a last word. Where it breaks off, or ends, an event says so that the request has got no answer; where
 * it had one, that is a second one, which counts for nothing. Not where the server has given its events ids: such a stream
 * is taken up again.
 * @param toWord the JSON of that event: of an outcome, or of the error that there is none
 * @param mark what each of those ids is to begin with, so that who takes up the stream again says whose it is
 */
export function createReplyStream(
  source: ReadableStream<Uint8Array> | null,
  toWord: (outcome: object) => string,
  mark: string,
): ReplyStream {
  const reader = source?.getReader();
  const ended = Promise.withResolvers<boolean>();
  const ids = createIdMarker(mark);
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
        if (read?.value) controller.enqueue(ids.mark(read.value));
        if (read && !read.done) return;
        isOver = true;
        ended.resolve(ids.found);
        if (ids.found) controller.close();
        else say?.(new Error('ended without an answer'));
      } catch (cause) {
        if (isOver) return;
        isOver = true;
        const isOpen = ids.found && !(cause instanceof EventTooLong);
        ended.resolve(isOpen);
        if (isOpen) controller.error(cause);
        else say?.(cause instanceof Error ? cause : new Error(String(cause)));
      }
    },
    async cancel(reason) {
      isOver = true;
      ended.resolve(false);
      await reader?.cancel(reason);
    },
  });
  return {
    body,
    end(outcome) {
      if (isOver) return;
      isOver = true;
      say?.(outcome);
      ended.resolve(false);
      void reader?.cancel().catch(() => undefined);
    },
    ended: ended.promise,
  };
}

/** Puts a mark behind each `id:` with which a line begins. */
function createIdMarker(mark: string): {
  mark(bytes: Uint8Array): Uint8Array;
  readonly found: boolean;
} {
  const marked = new TextEncoder().encode(mark);
  /** How much of the field the line so far is; -1 once it is another line. */
  let matched = 0;
  let found = false;
  return {
    mark(bytes) {
      const pieces: Uint8Array[] = [];
      let from = 0;
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at];
        if (byte === lineFeed || byte === carriageReturn) matched = 0;
        else if (matched >= 0) matched = byte === idField[matched] ? matched + 1 : -1;
        if (matched !== idField.length) continue;
        matched = -1;
        found = true;
        pieces.push(bytes.subarray(from, at + 1), marked);
        from = at + 1;
      }
      if (from === 0) return bytes;
      pieces.push(bytes.subarray(from));
      const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
      let place = 0;
      for (const piece of pieces) {
        whole.set(piece, place);
        place += piece.length;
      }
      return whole;
    },
    get found() {
      return found;
    },
  };
}
