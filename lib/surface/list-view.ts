import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConversationId } from '../core/ids.ts';
import type { Unsubscribe } from '../core/platform.ts';
import type { Command } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { ConversationPage } from './surface.ts';

/** The list of conversations, kept up to date while somebody looks at it. */
export interface ListView {
  readonly page: ReadonlySignal<ConversationPage | null>;
  watch(): Unsubscribe;
  /** Asks for other ones, see `Surface.loadConversations`. */
  ask(query: string, limit: number, folder?: string | null): void;
  receive(update: UpdateOf<'conversation-list'>): void;
  /** These are gone. */
  forget(ids: ReadonlySet<ConversationId>): void;
  /** The channel is a new one, and knows nothing of what the last one was asked for. */
  resume(): void;
}

type Asked = Pick<ListCommand, 'query' | 'limit' | 'folder'>;
type ListCommand = Extract<Command, { type: 'conversation-list' }>;

/** As many conversations as are shown at first, and with each "more". */
export const listPageSize = 100;

/** Builds it, with nobody looking. */
export function createListView(send: (command: ListCommand) => void): ListView {
  const page = signal<ConversationPage | null>(null);
  const latest: Asked = { query: '', limit: listPageSize };
  let watchers = 0;
  let asked = latest;
  return {
    page,
    watch() {
      watchers += 1;
      let watching = true;
      asked = latest;
      // What was looked for when the list was last open is not what it opens with.
      if (page.peek()?.query !== '' || page.peek()?.folder) page.value = null;
      send({ type: 'conversation-list', ...asked, watch: true });
      return () => {
        if (!watching) return;
        watching = false;
        watchers -= 1;
        // Who still looks did not look for what was looked for just now.
        asked = latest;
        send({ type: 'conversation-list', ...latest, watch: watchers > 0 });
      };
    },
    ask(query, limit, folder) {
      asked = { query, limit, folder };
      send({ type: 'conversation-list', ...asked });
    },
    receive(update) {
      // What was typed since then has an answer of its own on the way.
      const isOf = (update.folder ?? null) === (asked.folder ?? null);
      if (update.query === asked.query && isOf) page.value = update;
    },
    forget(ids) {
      const { value } = page;
      if (!value) return;
      const conversations = value.conversations.filter(({ id }) => !ids.has(id));
      page.value = { ...value, conversations };
    },
    resume() {
      if (watchers > 0) send({ type: 'conversation-list', ...asked, watch: true });
    },
  };
}
