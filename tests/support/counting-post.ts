import { postEventStream } from '../../lib/sse/post-event-stream.ts';
import type { FaultServer } from './fault-server/fault-server.ts';
import { waitUntil } from './wait-until.ts';

/** Posts as the product does, and knows how much of the reply was read. */
export interface CountingPost {
  post: typeof postEventStream;
  /** Waits until all that a server has sent of its last reply so far was read; for a reply that is held. */
  untilRead(server: Pick<FaultServer, 'requests'>): Promise<void>;
}

/** Builds it, for one reply. */
export function createCountingPost(): CountingPost {
  let read = 0;
  return {
    post: (request, readers, signal) =>
      postEventStream(
        request,
        {
          ...readers,
          onBytes(count) {
            read += count;
            readers.onBytes(count);
          },
        },
        signal,
      ),
    async untilRead({ requests }) {
      await waitUntil(() => read > 0 && read === requests.at(-1)?.sentBytes, 'all that was sent');
    },
  };
}
