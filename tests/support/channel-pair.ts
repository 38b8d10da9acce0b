import type { Channel } from '../../lib/core/platform.ts';

/** One end of a pair, as a test sees it. */
export interface PairedChannel extends Channel {
  /** Ends the pair as a dead context does: both ends are told, nothing that was under way arrives. */
  cut(): void;
}

/**
 * Two ends of one pipe that behaves as a runtime Port does: JSON in between, delivery in a later turn and in order,
 * `onClose` on the other end only.
 */
export function createChannelPair(): [PairedChannel, PairedChannel] {
  const ends = [createEnd(), createEnd()] as const;
  let open = true;
  const toChannel = (mine: 0 | 1): PairedChannel => {
    const own = ends[mine];
    const other = ends[mine === 0 ? 1 : 0];
    return {
      post(message) {
        if (!open) return;
        const text = JSON.stringify(message);
        setImmediate(() => {
          if (open) for (const listener of other.messages) listener(JSON.parse(text));
        });
      },
      onMessage: (listener) => add(own.messages, listener),
      onClose: (listener) => add(own.closes, listener),
      close() {
        if (!open) return;
        // What was posted before the closing still arrives, as over a Port.
        setImmediate(() => {
          if (!open) return;
          open = false;
          for (const listener of other.closes) listener();
        });
      },
      cut() {
        if (!open) return;
        open = false;
        setImmediate(() => {
          for (const end of ends) for (const listener of end.closes) listener();
        });
      },
    };
  };
  return [toChannel(0), toChannel(1)];
}

function createEnd() {
  return { messages: new Set<(message: unknown) => void>(), closes: new Set<() => void>() };
}

function add<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
