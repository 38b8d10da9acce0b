import { toContext } from '../core/content.ts';
import { toBranch } from '../core/conversation.ts';
import type { Answer, Message } from '../core/conversation.ts';
import type { StreamPart } from '../core/parts.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { LiveRun } from './live-run.ts';

/**
 * Whether a run has been given what strangers wrote: a page, a file, a picture, a selection that goes along with a question of its
 * branch, what a tool gave back, in it or before, or anything that was imported. Whoever wrote that may be behind what it calls.
 * `before` is what {@link wereRead} says of its answer: all rows of a conversation need not be read for each of many calls.
 */
export async function hasReadStrangers(
  { journal }: Pick<LiveRun, 'journal'>,
  before: Promise<boolean>,
): Promise<boolean> {
  // In that order: of calls beside each other one may give back strangers' words while the rows are read.
  return (await before) || journal.since(0).some(isStrange);
}

/** Whether it has been given such before it began. */
export async function wereRead(
  store: Pick<ConversationStore, 'messages'>,
  answer: Answer,
): Promise<boolean> {
  const rows = await store.messages(answer.conversationId);
  // On all branches: who asks once more, or edits, may take along what a file said on another one.
  if (rows.some(({ imported }) => imported)) return true;
  const messages = new Map<string, Message>(rows.map((row) => [row.id, row]));
  const omitted = new Set(answer.omitted);
  return toBranch(messages, answer.parentId).some((message) => {
    if (omitted.has(message.id)) return false;
    if (message.role === 'user') return toContext(message.content).length > 0;
    // One whose parts are not here has not been written to its end, and nobody knows what is in it.
    return message.parts === null || message.parts.some(isStrange);
  });
}

function isStrange(part: StreamPart): boolean {
  return part.type === 'call-end' && part.untrusted === true;
}

/** A message of a file, which says of itself what it likes. */
export function toImported(message: Message): Message {
  const marked: Message = { ...message, imported: true };
  if (marked.role === 'assistant' && marked.parts)
    marked.parts = marked.parts.map((part) =>
      part.type === 'call-end' ? { ...part, untrusted: true } : part,
    );
  return marked;
}
