import type { ModelPick } from './connection.ts';
import type { ContentPart } from './content.ts';
import type { ConnectionId, ConversationId, MessageId, RunId } from './ids.ts';
import type { StreamPart } from './parts.ts';
import type { Manner } from './prompt.ts';
import type { Omitted } from './run-error.ts';

/** A conversation as it is kept. Its messages form a tree; a branch is the path from the root to one of them. */
export interface Conversation {
  id: ConversationId;
  /** The first words of the first question, until somebody finds better ones. */
  title: string;
  createdAtMs: number;
  updatedAtMs: number;
  /** When it was pinned; absent where it is not. */
  pinnedAtMs?: number | undefined;
  /** The name of the folder that it is in; absent for none. */
  folder?: string | undefined;
  /** Whom its questions go to, where that was picked; absent for whoever answered last. */
  choice?: ModelPick | undefined;
  /** The persona that was chosen for it; absent for the connection's own system prompt. */
  personaId?: string | undefined;
  /** Whether its questions offer tools to the model; absent for what the settings say. */
  toolsOn?: boolean | undefined;
  /** Tools that may be called in it without a question, by name and who brings them, as long as nothing of strangers was read. */
  allowedTools?: readonly string[] | undefined;
  /** The last answer that was kept of two which stood beside each other. */
  keptAnswerId?: RunId | undefined;
  /** When a model was asked for its title, whatever came of it: nobody asks again. */
  titleAskedAtMs?: number | undefined;
  /** When it was deleted; it is in no list then, and can be brought back for a while. */
  deletedAtMs?: number | undefined;
}

/** What is to change of a conversation; null takes away what it has. What is absent stays. */
export interface ConversationChange {
  title?: string | undefined;
  pinnedAtMs?: number | null | undefined;
  folder?: string | null | undefined;
  choice?: ModelPick | null | undefined;
  personaId?: string | null | undefined;
  toolsOn?: boolean | null | undefined;
  allowedTools?: readonly string[] | undefined;
  keptAnswerId?: RunId | undefined;
  titleAskedAtMs?: number | undefined;
  deletedAtMs?: number | null | undefined;
}

/** The conversation as it is after a change. */
export function toChangedConversation(
  conversation: Conversation,
  change: ConversationChange,
): Conversation {
  return {
    ...conversation,
    title: change.title ?? conversation.title,
    pinnedAtMs: pick(change.pinnedAtMs, conversation.pinnedAtMs),
    folder: pick(change.folder, conversation.folder),
    choice: pick(change.choice, conversation.choice),
    personaId: pick(change.personaId, conversation.personaId),
    toolsOn: pick(change.toolsOn, conversation.toolsOn),
    allowedTools: pick(change.allowedTools, conversation.allowedTools),
    keptAnswerId: pick(change.keptAnswerId, conversation.keptAnswerId),
    titleAskedAtMs: pick(change.titleAskedAtMs, conversation.titleAskedAtMs),
    deletedAtMs: pick(change.deletedAtMs, conversation.deletedAtMs),
  };
}

function pick<Value>(next: Value | null | undefined, now: Value | undefined): Value | undefined {
  return next === undefined ? now : (next ?? undefined);
}

/** Whether it was deleted, and can still be brought back. */
export function isDeleted({ deletedAtMs }: Conversation): boolean {
  return deletedAtMs !== undefined;
}

/** What the user asked. */
export interface Question {
  id: MessageId;
  role: 'user';
  conversationId: ConversationId;
  parentId: MessageId | null;
  createdAtMs: number;
  content: ContentPart[];
  imported?: Imported;
}

/** Whether a message came out of a file, or hangs from one that did: whoever wrote that is a stranger. No file says it itself. */
type Imported = true | undefined;

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
  /** The answer to the same question beside which this one was asked, so that the two are compared. */
  beside?: RunId | undefined;
  /** What it was asked with beside that; absent for what the connection says. */
  manner?: Manner | undefined;
  /** Messages of the branch that were not sent, by the user's choice. */
  omitted: Omitted;
  /** The whole journal, deltas joined, once the run has ended. */
  parts: StreamPart[] | null;
  imported?: Imported;
}

/** A message of either role. */
export type Message = Question | Answer;

/** Whether it is an answer that has not ended, as far as its row says. */
export function isOpen(message: Message): boolean {
  return message.role === 'assistant' && message.parts === null;
}

/**
 * The path from the root to `leafId`, in order of asking. Where a parent is missing, as in what was damaged, it goes on
 * with what was there before by time: a lost message hides no other. {@link isTorn} says where.
 */
export function toBranch(messages: ReadonlyMap<MessageId, Message>, leafId: MessageId): Message[] {
  const branch: Message[] = [];
  const seen = new Set<MessageId>();
  let next: Message | undefined = messages.get(leafId);
  while (next && !seen.has(next.id)) {
    seen.add(next.id);
    branch.push(next);
    if (next.parentId === null) break;
    next = messages.get(next.parentId) ?? findBefore(messages, next);
  }
  return branch.reverse();
}

/** Whether something is missing between a row of a branch and the one before it. */
export function isTorn(row: Message, before: Message | undefined): boolean {
  return row.parentId !== (before?.id ?? null);
}

/** The latest message from before another one; of a question and its answer of one moment the answer. */
function findBefore(
  messages: ReadonlyMap<MessageId, Message>,
  { createdAtMs }: Message,
): Message | undefined {
  let found: Message | undefined;
  for (const row of messages.values()) {
    if (row.createdAtMs >= createdAtMs) continue;
    const isLater = !found || row.createdAtMs > found.createdAtMs;
    if (isLater || (row.createdAtMs === found?.createdAtMs && row.role === 'assistant'))
      found = row;
  }
  return found;
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
