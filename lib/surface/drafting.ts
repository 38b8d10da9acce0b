import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import type { DraftStore } from './draft-store.ts';

/** What is being typed, and where it is kept while it is not sent. */
export interface Drafting {
  readonly text: ReadonlySignal<string>;
  /** The user typed. */
  type(text: string): void;
  /** The words are on their way; they stay stored until they are `taken`. */
  send(): void;
  /** Puts words back that were not taken, unless something new stands there by now. */
  putBack(text: string): void;
  /** A question of that conversation is safe elsewhere, so a draft that says the same may go. */
  taken(id: ConversationId, question: string): void;
  /** The first conversation of this surface is known. */
  begin(): void;
  /** Another conversation is about to be shown. */
  leave(): void;
  /** The other conversation is shown. */
  arrive(): void;
  /** The conversation turned out to be a new one. */
  isNew(): void;
  /** Gives what is typed to that conversation, where the panel finds it. What is temporary is returned instead. */
  handOver(id: ConversationId): string | undefined;
  /** Words that another surface handed over. */
  receive(text: string): void;
}

/** What drafts are named by. */
export interface DraftingOptions {
  kind: 'panel' | 'popup' | 'options';
  drafts: DraftStore;
  conversationId: ReadonlySignal<ConversationId | null>;
  /** Whether anything was asked in it, as far as is known. */
  isAsked(): boolean;
}

/** The name of what is typed into new conversations: these are in no list, so whatever has their id could not be found. */
const newName = 'new';

/**
 * Keeps one draft per conversation, and one for all in which nothing was asked yet; a popup, which dies on every click
 * outside, has one of its own. What is temporary has none on the disk.
 */
export function createDrafting(options: DraftingOptions): Drafting {
  const { drafts, conversationId, isAsked } = options;
  const text = signal('');
  const isPopup = options.kind === 'popup';
  /** A new conversation in which something else is typed than what waits for new ones. */
  let apartId: ConversationId | undefined;
  /** The conversation on screen, once it is known to be new. */
  let newId: ConversationId | undefined;
  /** Undefined before it is known whether what is typed may be written at all. */
  const ownName = (): string | undefined => {
    const id = conversationId.peek();
    if (id === null || isTemporary(id)) return id ?? undefined;
    if (isPopup) return 'popup';
    return id === newId && id !== apartId && !isAsked() ? newName : id;
  };
  const write = (typed: string): void => {
    const name = ownName();
    if (name !== undefined) drafts.write(name, typed);
  };
  const read = (): string => {
    const name = ownName();
    return name === undefined ? '' : drafts.read(name);
  };

  // It is on a screen, and nobody but who sees it may remove it.
  drafts.onRemoved((name) => {
    if (name === ownName() && text.peek() !== '') drafts.write(name, text.peek());
  });

  return {
    text,
    type(typed) {
      text.value = typed;
      write(typed);
    },
    send() {
      text.value = '';
    },
    putBack(words) {
      if (text.value === '') text.value = words;
    },
    taken(id, question) {
      for (const name of isPopup ? ['popup', id] : [id, newName]) {
        if (name === ownName() && text.value !== '') continue;
        if (drafts.read(name).trim() === question.trim()) drafts.write(name, '');
      }
    },
    begin() {
      // Whoever types faster than the background wakes keeps what was typed.
      if (text.value === '') text.value = read();
      else write(text.value);
    },
    leave() {
      drafts.flush();
      const id = conversationId.peek();
      if (id === null || id !== apartId || isAsked() || text.value === '') return;
      // Nobody finds the way back to it.
      drafts.write(newName, `${drafts.read(newName)}\n\n${text.value}`.trim());
      drafts.write(id, '');
    },
    arrive() {
      if (isPopup) return;
      const id = conversationId.peek();
      text.value = id === null ? '' : drafts.read(id);
    },
    isNew() {
      const id = conversationId.peek();
      if (isPopup || id === null || newId === id) return;
      newId = id;
      const waiting = drafts.read(newName);
      if (isTemporary(id)) {
        if (text.value !== '' || waiting === '') return;
        // It goes on where nothing is written.
        text.value = waiting;
        drafts.write(id, waiting);
        drafts.write(newName, '');
      } else if (text.value === '') {
        text.value = waiting;
      } else if (waiting !== '') {
        apartId = id;
      } else {
        drafts.write(newName, text.value);
        drafts.write(id, '');
      }
    },
    handOver(id) {
      const words = text.value;
      write('');
      text.value = '';
      if (isTemporary(id)) return words;
      drafts.write(id, words);
      return undefined;
    },
    receive(words) {
      // Said twice, as over a channel that was lost.
      if (text.value.endsWith(words)) return;
      text.value = text.value === '' ? words : `${text.value}\n\n${words}`;
      write(text.value);
    },
  };
}
