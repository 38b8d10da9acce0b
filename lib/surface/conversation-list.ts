import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConversationId } from '../core/ids.ts';
import type { Command } from '../protocol/command.ts';
import type { ConversationPage, Surface } from './surface.ts';

/** The conversations that a surface lists, of all or of those that are looked for. */
export interface ConversationList {
  readonly page: ReadonlySignal<ConversationPage | null>;
  readonly load: Surface['loadConversations'];
  receive(page: ConversationPage): void;
  /** These are gone. */
  forget(ids: ReadonlySet<ConversationId>): void;
}

/** Builds the list, with nothing asked for yet. */
export function createConversationList(send: (command: Command) => void): ConversationList {
  const page = signal<ConversationPage | null>(null);
  let lastQuery = '';
  return {
    page,
    load(query, limit) {
      lastQuery = query;
      send({ type: 'conversation-list', query, limit });
    },
    receive(next) {
      // What was typed since then has an answer of its own on the way.
      if (next.query === lastQuery) page.value = next;
    },
    forget(ids) {
      const { value } = page;
      if (!value) return;
      page.value = {
        ...value,
        conversations: value.conversations.filter(({ id }) => !ids.has(id)),
      };
    },
  };
}
