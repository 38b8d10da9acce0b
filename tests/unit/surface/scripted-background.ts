import type { Channel } from '../../../lib/core/platform.ts';
import type { Command } from '../../../lib/protocol/command.ts';
import type { Update } from '../../../lib/protocol/update.ts';

/** The background’s end of one channel, played by a test. */
export interface ScriptedChannel {
  readonly sent: Command[];
  /** Whether the surface has closed it. */
  readonly closed: boolean;
  tell(...updates: Update[]): void;
  /** Anything at all, as from a background that is out of its mind. */
  tellRaw(message: unknown): void;
  /** Ends it as the death of the background does. */
  lose(): void;
}

/** A background that only does what a test says. */
export interface ScriptedBackground {
  readonly channels: ScriptedChannel[];
  /** The channel that was opened last. */
  readonly channel: ScriptedChannel;
  connect(): Channel;
  onCall(listener: () => void): () => void;
  /** Calls surfaces, as a background does that wakes. */
  call(): void;
  /** Set when the extension is gone: opening a channel throws. */
  gone: boolean;
}

/** Builds one. */
export function createScriptedBackground(): ScriptedBackground {
  const channels: ScriptedChannel[] = [];
  const callListeners = new Set<() => void>();
  const background: ScriptedBackground = {
    channels,
    gone: false,
    get channel() {
      const last = channels.at(-1);
      if (!last) throw new Error('no channel was opened');
      return last;
    },
    connect() {
      if (background.gone) throw new Error('Extension context invalidated.');
      const messageListeners = new Set<(message: unknown) => void>();
      const closeListeners = new Set<() => void>();
      const sent: Command[] = [];
      let closed = false;
      let lost = false;
      const tellRaw = (message: unknown): void => {
        if (!lost) for (const listener of messageListeners) listener(message);
      };
      channels.push({
        sent,
        get closed() {
          return closed;
        },
        tellRaw,
        tell(...updates) {
          for (const update of updates) tellRaw(JSON.parse(JSON.stringify(update)));
        },
        lose() {
          lost = true;
          for (const listener of closeListeners) listener();
        },
      });
      return {
        post: (message) => {
          if (!closed && !lost) sent.push(structuredClone(message) as Command);
        },
        onMessage: (listener) => add(messageListeners, listener),
        onClose: (listener) => add(closeListeners, listener),
        close() {
          closed = true;
        },
      };
    },
    onCall: (listener) => add(callListeners, listener),
    call() {
      for (const listener of callListeners) listener();
    },
  };
  return background;
}

function add<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
