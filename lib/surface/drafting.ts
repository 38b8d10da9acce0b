import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
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
  /** A question of that conversation is safe elsewhere, so its draft may go. */
  taken(id: ConversationId | undefined): void;
  /** The first conversation of this surface is known. */
  begin(): void;
  /** Another conversation is about to be shown; `unasked` when nothing was ever asked in the one that is left. */
  leave(unasked: boolean): void;
  /** The other conversation is shown. */
  arrive(): void;
  /** The conversation turned out to be a new one. */
  isNew(): void;
  /** Gives what is typed to that conversation, where the panel finds it. */
  handOver(id: ConversationId): void;
}

/**
 * Keeps one draft per conversation; a popup, which dies on every click outside, has one of its own. A conversation in
 * which nothing was ever asked is in no list, so what was typed there follows to the next new one.
 */
export function createDrafting(
  kind: 'panel' | 'popup' | 'options',
  drafts: DraftStore,
  conversationId: ReadonlySignal<ConversationId | null>,
): Drafting {
  const text = signal('');
  const isPopup = kind === 'popup';
  /** The new conversation that was left with something typed in it. */
  let leftId: ConversationId | undefined;
  const toName = (id: ConversationId | null): string => (isPopup ? 'popup' : (id ?? ''));
  const ownName = (): string => toName(conversationId.peek());

  drafts.onForgotten((name, whose) => {
    if (name !== ownName()) return;
    // Another page sent or emptied what this one only shows; what stands here is no draft any more.
    if (whose === 'copied') text.value = '';
    // Another page took this one for closed and made its draft its own.
    else if (text.peek() !== '') drafts.write(name, text.peek());
  });

  return {
    text,
    type(typed) {
      text.value = typed;
      drafts.write(ownName(), typed);
    },
    send() {
      text.value = '';
    },
    putBack(words) {
      if (text.value === '') text.value = words;
    },
    taken(id) {
      const isHere = id === undefined || id === conversationId.peek();
      if (isHere && text.value !== '') return;
      drafts.write(toName(id ?? conversationId.peek()), '');
    },
    begin() {
      // Whoever types faster than the background wakes keeps what was typed.
      if (text.value === '') text.value = drafts.read(ownName());
      else drafts.write(ownName(), text.value);
    },
    leave(unasked) {
      drafts.flush();
      if (unasked && text.value !== '') leftId = conversationId.peek() ?? undefined;
    },
    arrive() {
      if (!isPopup) text.value = drafts.read(ownName());
    },
    isNew() {
      const id = conversationId.peek();
      if (isPopup || id === null || leftId === undefined || leftId === id) return;
      if (text.value !== '') return;
      text.value = drafts.read(leftId);
      drafts.write(id, text.value);
      drafts.write(leftId, '');
      leftId = undefined;
    },
    handOver(id) {
      drafts.write(id, text.value);
      drafts.write(ownName(), '');
      text.value = '';
    },
  };
}
