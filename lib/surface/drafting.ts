import { batch, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { toQuestionText } from '../core/content.ts';
import type { ContentPart } from '../core/content.ts';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import { isOfContext, toContextName, toParts, toStored } from './draft-context.ts';
import type { DraftStore } from './draft-store.ts';

/** What is being typed, and where it is kept while it is not sent. */
export interface Drafting {
  readonly text: ReadonlySignal<string>;
  /** What goes along with it. */
  readonly context: ReadonlySignal<readonly ContentPart[]>;
  /** A tab whose page is to go along, until somebody takes care of it. */
  readonly wantedTabId: Signal<number | null>;
  /** The user typed. */
  type(text: string): void;
  /** Replaces what goes along. */
  attach(context: readonly ContentPart[]): void;
  /** Changes what goes along with the draft that is on screen now, also when another one is by then. */
  hold(): (change: ContextChange) => void;
  /** Whether there is anything that is not sent. */
  isBegun(): boolean;
  /** All of it is on its way; it stays stored until it is `taken`. */
  send(): void;
  /** Puts back what was not taken, unless something new stands there by now. */
  putBack(content: readonly ContentPart[]): void;
  /** A question of that conversation is safe elsewhere, so a draft that says the same may go. */
  taken(id: ConversationId, content: readonly ContentPart[]): void;
  /** The first conversation of this surface is known. */
  begin(): void;
  /** Another conversation is about to be shown. */
  leave(): void;
  /** The other conversation is shown. */
  arrive(): void;
  /** The conversation turned out to be a new one. */
  isNew(): void;
  /** Gives what is typed to that conversation, where the panel finds it. What is temporary is returned instead. */
  handOver(id: ConversationId): HandedDraft | undefined;
  /** What another surface handed over. */
  receive(handed: HandedDraft): void;
}

/** Makes another of what goes along with a draft. */
export type ContextChange = (context: readonly ContentPart[]) => readonly ContentPart[];

/** A draft on its way to another surface. */
export interface HandedDraft {
  words?: string | undefined;
  context?: ContentPart[] | undefined;
  pageTabId?: number | undefined;
}

/** What is typed, and what goes along with it. */
interface Typed {
  readonly text: string;
  readonly context: readonly ContentPart[];
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
const nothing: Typed = { text: '', context: [] };

/**
 * Keeps one draft per conversation, and one for all in which nothing was asked yet; a popup, which dies on every click
 * outside, has one of its own. What is temporary has none on the disk.
 */
export function createDrafting(options: DraftingOptions): Drafting {
  const { drafts, conversationId, isAsked } = options;
  const text = signal('');
  const context = signal<readonly ContentPart[]>([]);
  const wantedTabId = signal<number | null>(null);
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
  const keep = (name: string, typed: Typed): void => {
    drafts.write(name, typed.text);
    drafts.write(toContextName(name), toStored(typed.context));
  };
  const find = (name: string): Typed => ({
    text: drafts.read(name),
    context: toParts(drafts.read(toContextName(name))),
  });
  /** The one that is on screen. */
  const shown = (): Typed => ({ text: text.peek(), context: context.peek() });
  const show = (typed: Typed): void =>
    batch(() => {
      text.value = typed.text;
      context.value = typed.context;
    });
  const write = (): void => {
    const name = ownName();
    if (name !== undefined) keep(name, shown());
  };
  const read = (): Typed => {
    const name = ownName();
    return name === undefined ? nothing : find(name);
  };

  // It is on a screen, and nobody but who sees it may remove it.
  drafts.onElsewhere((name, change) => {
    const own = ownName();
    if (change === 'written') return;
    if (own === undefined || isEmpty(shown())) return;
    if (name === own || name === toContextName(own)) write();
  });

  const attach = (parts: readonly ContentPart[]): void => {
    context.value = parts;
    const name = ownName();
    if (name !== undefined) drafts.write(toContextName(name), toStored(parts));
  };

  return {
    text,
    context,
    wantedTabId,
    type(typed) {
      text.value = typed;
      const name = ownName();
      if (name !== undefined) drafts.write(name, typed);
    },
    attach,
    hold() {
      const id = conversationId.peek();
      const name = ownName();
      return (change) => {
        const isShown = name === undefined || name === ownName() || id === conversationId.peek();
        if (isShown) attach(change(context.peek()));
        else drafts.write(toContextName(name), toStored(change(find(name).context)));
      };
    },
    isBegun: () => !isEmpty(shown()),
    send() {
      show(nothing);
    },
    putBack(content) {
      const wasThere = read().context;
      const sent = content.filter((part) => part.type !== 'text');
      batch(() => {
        if (text.value === '') text.value = toQuestionText(content);
        if (context.value.length === 0) context.value = wasThere.length > 0 ? wasThere : sent;
      });
    },
    taken(id, content) {
      const question = toQuestionText(content).trim();
      for (const name of isPopup ? ['popup', id] : [id, newName]) {
        const isShown = name === ownName();
        const isNewText = isShown && text.value !== '';
        if (!isNewText && drafts.read(name).trim() === question) drafts.write(name, '');
        const contextName = toContextName(name);
        if (isShown && context.value.length > 0) continue;
        if (isOfContext(drafts.read(contextName), content)) drafts.write(contextName, '');
      }
    },
    begin() {
      // Whoever types faster than the background wakes keeps what was typed.
      if (isEmpty(shown())) show(read());
      else write();
    },
    leave() {
      drafts.flush();
      const id = conversationId.peek();
      if (id === null || id !== apartId || isAsked() || isEmpty(shown())) return;
      // Nobody finds the way back to it.
      keep(newName, join(find(newName), shown()));
      keep(id, nothing);
    },
    arrive() {
      if (isPopup) return;
      const id = conversationId.peek();
      show(id === null ? nothing : find(id));
    },
    isNew() {
      const id = conversationId.peek();
      if (isPopup || id === null || newId === id) return;
      newId = id;
      const waiting = find(newName);
      if (isTemporary(id)) {
        if (!isEmpty(shown()) || isEmpty(waiting)) return;
        // It goes on where nothing is written.
        show(waiting);
        keep(id, waiting);
        keep(newName, nothing);
      } else if (isEmpty(shown())) {
        show(waiting);
      } else if (!isEmpty(waiting)) {
        apartId = id;
      } else {
        keep(newName, shown());
        keep(id, nothing);
      }
    },
    handOver(id) {
      const handed = shown();
      show(nothing);
      write();
      const parts = handed.context.length > 0 ? { context: [...handed.context] } : {};
      if (isTemporary(id)) return { words: handed.text, ...parts };
      keep(id, handed);
      return undefined;
    },
    receive({ words = '', context: parts = [], pageTabId }) {
      if (pageTabId !== undefined) wantedTabId.value = pageTabId;
      // Said twice, as over a channel that was lost.
      const isKnown = text.value.endsWith(words) && toStored(context.value).endsWith(toEnd(parts));
      if (isKnown) return;
      show(join(shown(), { text: words, context: parts }));
      write();
    },
  };
}

function isEmpty({ text, context }: Typed): boolean {
  return text === '' && context.length === 0;
}

function join(first: Typed, second: Typed): Typed {
  const texts = [first.text, second.text].filter((text) => text.trim() !== '');
  return { text: texts.join('\n\n'), context: [...first.context, ...second.context] };
}

/** What the stored form of a context ends with that ends with these. */
function toEnd(parts: readonly ContentPart[]): string {
  return toStored(parts).slice(1);
}
