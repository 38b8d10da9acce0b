import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Channel, Clock, Unsubscribe } from '../core/platform.ts';
import type { Command } from '../protocol/command.ts';
import { parseUpdate } from '../protocol/update.ts';
import type { Update } from '../protocol/update.ts';

/** First wait before a lost channel is opened again; doubles up to {@link slowestRetryMs}. */
const firstRetryMs = 50;
const slowestRetryMs = 2_000;
/**
 * A background that is ended for being idle has had nothing said to it for 30 s (measured). A channel lost sooner after
 * its last message was lost by accident, and what was under way in it with it.
 */
const accidentMs = 20_000;

/** What a link works with. */
export interface LinkOptions {
  connect(): Channel;
  /** Told when the background calls: it has woken, or something is about to change. */
  onCall(listener: () => void): Unsubscribe;
  clock: Clock;
  /** Opens every channel. */
  hello(): Extract<Command, { type: 'hello' }>;
  onUpdate(update: Update): void;
  /** Whether something is under way that needs the channel back at once. */
  isWaiting(): boolean;
}

/**
 * A surface's way to the background, mended unseen. A channel that is lost while something is under way, or by accident,
 * is opened again at once; else only when there is something to say or the background calls, since a surface that always
 * came straight back would never let the background sleep.
 */
export interface Link {
  readonly status: ReadonlySignal<'connecting' | 'ready' | 'outdated'>;
  /** Says something, opening the channel if need be. Commands are carried out in order. */
  send(command: Command): void;
  /** Says something that the next `hello` says as well: there is no need to open a channel for it. */
  mention(command: Command): void;
  /** Opens the channel if it is not: something is going to be said soon. */
  warm(): void;
  close(): void;
}

/** Opens the link. */
export function createLink(options: LinkOptions): Link {
  const status = signal<'connecting' | 'ready' | 'outdated'>('connecting');
  let channel: Channel | undefined;
  let retryMs = firstRetryMs;
  let cancelRetry: Unsubscribe | undefined;
  let closed = false;
  let lastHeardAtMs = 0;

  const open = (): void => {
    if (channel || closed || status.value === 'outdated') return;
    cancelRetry?.();
    cancelRetry = undefined;
    let opened: Channel;
    try {
      opened = options.connect();
    } catch {
      // The extension was updated or removed under this page: its API is gone until the page is reloaded.
      status.value = 'outdated';
      return;
    }
    channel = opened;
    opened.onMessage((message) => {
      const update = parseUpdate(message);
      if (update && channel === opened) receive(update);
    });
    opened.onClose(() => {
      if (channel !== opened) return;
      channel = undefined;
      const byAccident = options.clock.now() - lastHeardAtMs < accidentMs;
      if (byAccident || options.isWaiting() || status.value === 'connecting') openLater();
    });
    opened.post(options.hello());
  };

  const openLater = (): void => {
    cancelRetry ??= options.clock.after(retryMs, () => {
      cancelRetry = undefined;
      open();
    });
    retryMs = Math.min(retryMs * 2, slowestRetryMs);
  };

  const receive = (update: Update): void => {
    lastHeardAtMs = options.clock.now();
    if (update.type === 'version-mismatch') status.value = 'outdated';
    else if (update.type === 'welcome') {
      retryMs = firstRetryMs;
      status.value = 'ready';
    }
    options.onUpdate(update);
  };

  const stopListening = options.onCall(open);
  open();

  return {
    status,
    send(command) {
      open();
      channel?.post(command);
    },
    mention: (command) => channel?.post(command),
    warm: open,
    close() {
      closed = true;
      stopListening();
      cancelRetry?.();
      channel?.close();
      channel = undefined;
    },
  };
}
