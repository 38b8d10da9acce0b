import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import type { Command } from '../protocol/command.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { HandedDraft } from './drafting.ts';
import type { SurfaceOptions } from './surface-options.ts';

/** Which conversation a surface shows: its window's, or one of its own. */
export interface Showing {
  /** What a `hello` says of it. */
  hello(): { conversationId: ConversationId | undefined; shownBefore: ConversationId | undefined };
  /** The conversation to enter after that `welcome`. */
  welcomed(update: UpdateOf<'welcome'>): ConversationId;
  /** Whether what the window shows by now is to be shown here. */
  told(id: ConversationId): boolean;
  /** The user chose it. What is handed over is for whoever shows it next in this window. */
  choose(id: ConversationId, handed?: HandedDraft): void;
  /** A popup's new one: its window follows only once something was asked in it. */
  keepToItself(id: ConversationId): ConversationId;
  /** What was asked in a popup is shown by its window. */
  asked(id: ConversationId): void;
  /** It is on the screen. */
  entered(id: ConversationId): void;
  /** These are gone, and with them what is on the screen. The conversation to show instead, where nobody else says which. */
  forget(gone: ReadonlySet<ConversationId>, isShown: boolean): ConversationId | undefined;
}

/** Builds it. */
export function createShowing(
  { kind, conversationId, shown }: Pick<SurfaceOptions, 'kind' | 'conversationId' | 'shown'>,
  send: (command: Command) => void,
): Showing {
  /** Set while this page shows a conversation of its own instead of its window's. */
  let ownId = conversationId;
  /** A conversation that this surface chose and that the background has not confirmed; it is said again if need be. */
  let chosenId: ConversationId | undefined;
  let handedOver: HandedDraft | undefined;
  const isOfWindow = (): boolean => kind === 'panel' && ownId === undefined;
  const say = (id: ConversationId, handed?: HandedDraft): void =>
    send({ type: 'conversation-show', conversationId: id, ...handed });

  return {
    hello: () => ({
      conversationId: ownId,
      shownBefore: isOfWindow() ? shown.read() : undefined,
    }),
    welcomed(update) {
      // A popup begins afresh, unless there is something going on to be seen.
      if (kind === 'popup' && !update.live) ownId ??= crypto.randomUUID();
      if (chosenId !== undefined) say(chosenId, handedOver);
      return ownId ?? chosenId ?? update.conversationId;
    },
    told(id) {
      if (chosenId === id) chosenId = undefined;
      return ownId === undefined && chosenId === undefined;
    },
    choose(id, handed) {
      if (kind === 'panel' && ownId !== undefined) ownId = id;
      else {
        chosenId = id;
        handedOver = handed;
        say(id, handed);
      }
    },
    keepToItself(id) {
      return (ownId = id);
    },
    asked(id) {
      if (kind === 'popup') say(id);
    },
    entered(id) {
      if (isOfWindow()) shown.write(isTemporary(id) ? undefined : id);
    },
    forget(gone, isShown) {
      if (gone.has(chosenId ?? '')) chosenId = undefined;
      if (gone.has(ownId ?? '') && !isShown) ownId = crypto.randomUUID();
      // A panel that shows its window's conversation is told the next one; nobody tells the others.
      return !isShown || isOfWindow() ? undefined : (ownId = crypto.randomUUID());
    },
  };
}
