import { isDeleted } from '../core/conversation.ts';
import type { Conversation, Message } from '../core/conversation.ts';
import type { ConversationId } from '../core/ids.ts';
import { toConversationPages } from './conversation-pages.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { Core } from './core.ts';
import type { Session } from './session.ts';

/** A conversation as a surface is told it. */
export interface WholeConversation {
  /** What there is to be told of it beside its messages. */
  about: About;
  messages: readonly Message[];
}

/**
 * Reads all of a conversation and gives it to `take`, with nothing awaited in between: a run that begins during the
 * reading is announced to those who watch already, and is read too.
 */
export async function readConversation<Taken>(
  core: Core,
  id: ConversationId,
  take: (told: WholeConversation) => Taken,
): Promise<Taken> {
  const conversation = await core.store.conversation(id);
  // It can be brought back, but nobody reads it until then.
  if (conversation && isDeleted(conversation)) return take(toTold(undefined, []));
  let messages = await core.store.messages(id);
  // Not for ever: of a run whose rows were deleted meanwhile there is nothing to be read.
  for (let tries = 0; tries < 10 && isRunMissing(core, id, messages); tries += 1) {
    messages = await core.store.messages(id);
  }
  return take(toTold(conversation, messages));
}

function toTold(
  conversation: Conversation | undefined,
  messages: readonly Message[],
): WholeConversation {
  return { about: toAbout(conversation), messages };
}

type About = Pick<
  UpdateOf<'conversation-update'>,
  'title' | 'choice' | 'personaId' | 'toolsOn' | 'keptAnswerId'
>;

function toAbout(conversation: Conversation | undefined): About {
  return {
    title: conversation?.title ?? '',
    choice: conversation?.choice ?? null,
    personaId: conversation?.personaId ?? null,
    toolsOn: conversation?.toolsOn ?? null,
    keptAnswerId: conversation?.keptAnswerId ?? null,
  };
}

/** Tells all who watch a conversation what of it, beside its messages, has changed. */
export function tellChange({ sessions }: Pick<Core, 'sessions'>, conversation: Conversation): void {
  for (const session of sessions) {
    if (session.watching !== conversation.id) continue;
    session.post({
      type: 'conversation-update',
      conversationId: conversation.id,
      ...toAbout(conversation),
      whole: false,
      messages: [],
    });
  }
}

/** Tells a surface all of it, in place of what it has. */
export function postConversation(
  session: Session,
  conversationId: ConversationId,
  { about, messages }: WholeConversation,
): void {
  const pages = toConversationPages(messages);
  for (const [index, page] of pages.entries()) {
    session.post({
      type: 'conversation-update',
      conversationId,
      ...about,
      whole: true,
      ...(pages.length > 1 && { page: { index, of: pages.length } }),
      messages: page,
    });
  }
}

function isRunMissing(core: Core, id: ConversationId, messages: readonly Message[]): boolean {
  const known = new Set(messages.map((message) => message.id));
  return core.runs
    .live()
    .some(({ answer }) => answer.conversationId === id && !known.has(answer.id));
}
