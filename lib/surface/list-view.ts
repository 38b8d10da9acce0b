import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Unsubscribe } from '../core/platform.ts';
import type { Command } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { ConversationEntry } from './surface.ts';

/** The list of conversations, kept up to date while somebody looks at it. */
export interface ListView {
  readonly entries: ReadonlySignal<readonly ConversationEntry[] | null>;
  watch(): Unsubscribe;
  receive(update: UpdateOf<'conversation-list'>): void;
  /** The channel is a new one, and knows nothing of what the last one was asked for. */
  resume(): void;
}

/** Builds it, with nobody looking. */
export function createListView(
  send: (command: Extract<Command, { type: 'conversation-list' }>) => void,
): ListView {
  const entries = signal<readonly ConversationEntry[] | null>(null);
  let watchers = 0;
  return {
    entries,
    watch() {
      watchers += 1;
      let watching = true;
      send({ type: 'conversation-list', watch: true });
      return () => {
        if (!watching) return;
        watching = false;
        watchers -= 1;
        if (watchers === 0) send({ type: 'conversation-list', watch: false });
      };
    },
    receive({ conversations }) {
      entries.value = conversations;
    },
    resume() {
      if (watchers > 0) send({ type: 'conversation-list', watch: true });
    },
  };
}
