import type { StreamPart } from '../../lib/core/parts.ts';
import type { Adapter, StepEnd } from '../../lib/providers/adapter.ts';
import { readReply } from '../../lib/sse/read-reply.ts';
import { NotAStream } from '../../lib/sse/stream-request.ts';
import { toByteStream } from './byte-stream.ts';

/** How a reply was read to end. */
export interface ReadEnd {
  end: StepEnd;
  /** Whether the reader knew of the end before it was asked. */
  finished: boolean;
}

/** Reads a reply as a step does, from its bytes to the parts that `emit` gets. */
export async function readParts(
  adapter: Adapter,
  chunks: Iterable<Uint8Array>,
  emit: (part: StreamPart) => void,
): Promise<ReadEnd> {
  const reader = adapter.createReader(emit);
  try {
    await readReply(toByteStream(chunks), {
      onEvent: (event) => reader.onEvent(event),
      onBytes: () => undefined,
    });
  } catch (cause) {
    if (!(cause instanceof NotAStream)) throw cause;
    if (!reader.onBody(cause.body)) {
      return { end: { error: { kind: 'bad-reply' } }, finished: reader.finished };
    }
  }
  const { finished } = reader;
  return { end: reader.end(), finished };
}
