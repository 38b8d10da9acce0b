import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Command } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { ConversationPage } from './surface.ts';

type ListCommand = Extract<Command, { type: 'conversation-list' | 'conversation-list-close' }>;

/** The list of conversations, kept up to date while somebody looks at it. */
export interface ListView {
  /** Those that were last asked for; null before the first have come. */
  readonly page: ReadonlySignal<ConversationPage | null>;
  load(query: string, limit: number): void;
  close(): void;
  receive(update: UpdateOf<'conversation-list'>): void;
  /** The channel is a new one, and knows nothing of what the last one was asked for. */
  resume(): void;
}

/** Builds it, with nobody looking. */
export function createListView(send: (command: ListCommand) => void): ListView {
  const page = signal<ConversationPage | null>(null);
  let asked: Extract<ListCommand, { type: 'conversation-list' }> | undefined;
  return {
    page,
    load(query, limit) {
      asked = { type: 'conversation-list', query, limit, watch: true };
      send(asked);
    },
    close() {
      if (!asked) return;
      asked = undefined;
      send({ type: 'conversation-list-close' });
    },
    receive(update) {
      // What was typed since then has an answer of its own on the way.
      if (!asked || update.query === asked.query) page.value = update;
    },
    resume() {
      if (asked) send(asked);
    },
  };
}
