import type { ContentPart } from './content.ts';
import type { ConnectionId, ConversationId, MessageId, RunId } from './ids.ts';
import type { StreamPart } from './parts.ts';
import type { Omitted } from './run-error.ts';

/** A conversation as it is kept. Its messages form a tree; a branch is the path from the root to one of them. */
export interface Conversation {
  id: ConversationId;
  /** The first words of the first question. */
  title: string;
  createdAtMs: number;
  updatedAtMs: number;
}

/** What the user asked. */
export interface Question {
  id: MessageId;
  role: 'user';
  conversationId: ConversationId;
  parentId: MessageId | null;
  createdAtMs: number;
  content: ContentPart[];
}

/** What a run wrote. While the run is live its parts are rows of the journal and `parts` is null. */
export interface Answer {
  id: RunId;
  role: 'assistant';
  conversationId: ConversationId;
  /** The question. */
  parentId: MessageId;
  createdAtMs: number;
  connectionId: ConnectionId;
  model: string;
  /** Whether this answer was asked as a stream or in one piece; absent for what the connection says. */
  stream?: boolean | undefined;
  /** Messages of the branch that were not sent, by the user's choice. */
  omitted: Omitted;
  /** The whole journal, deltas joined, once the run has ended. */
  parts: StreamPart[] | null;
}

/** A message of either role. */
export type Message = Question | Answer;

/** Whether it is an answer that has not ended, as far as its row says. */
export function isOpen(message: Message): boolean {
  return message.role === 'assistant' && message.parts === null;
}

/**
 * The path from the root to `leafId`, in order of asking. Ends early, at the oldest message that is still there, when a
 * parent is missing.
 */
export function toBranch(messages: ReadonlyMap<MessageId, Message>, leafId: MessageId): Message[] {
  const branch: Message[] = [];
  const seen = new Set<MessageId>();
  let next: Message | undefined = messages.get(leafId);
  while (next && !seen.has(next.id)) {
    seen.add(next.id);
    branch.push(next);
    next = next.parentId === null ? undefined : messages.get(next.parentId);
  }
  return branch.reverse();
}

/** The most recent message that has no child: where a conversation is opened. */
export function toLatestLeaf(messages: ReadonlyMap<MessageId, Message>): MessageId | null {
  const parents = new Set([...messages.values()].map((message) => message.parentId));
  let latest: Message | undefined;
  for (const message of messages.values()) {
    if (parents.has(message.id)) continue;
    if (!latest || message.createdAtMs >= latest.createdAtMs) latest = message;
  }
  return latest?.id ?? null;
}
