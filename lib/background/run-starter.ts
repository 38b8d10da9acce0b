import { toContext, toQuestionText } from '../core/content.ts';
import type { ContentPart } from '../core/content.ts';
import type { Answer, Question } from '../core/conversation.ts';
import { toQuestionId } from '../core/ids.ts';
import type { Clock } from '../core/platform.ts';
import type { ConversationStore, RunBeginning } from '../conversations/conversation-store.ts';
import type { Command } from '../protocol/command.ts';
import type { Connections } from './connections.ts';

/** A `run-start`, from a surface or from our own menu. */
export type RunStart = Omit<Extract<Command, { type: 'run-start' }>, 'type'>;

const titleLength = 60;

/** Makes the rows that a run begins with; undefined for a start that answers a question which is not there. */
export async function toBeginning(
  start: RunStart,
  sources: { store: ConversationStore; connections: Connections; clock: Clock },
): Promise<RunBeginning | undefined> {
  const { store, connections, clock } = sources;
  const nowMs = clock.now();
  const isNew = start.content.length > 0;
  const asked = isNew || start.parentId === null ? undefined : await store.message(start.parentId);
  if (!isNew && (asked?.role !== 'user' || asked.conversationId !== start.conversationId)) {
    return undefined;
  }
  const question: Question | null = isNew
    ? {
        id: toQuestionId(start.runId),
        role: 'user',
        conversationId: start.conversationId,
        parentId: start.parentId,
        createdAtMs: nowMs,
        content: start.content,
      }
    : null;
  // A run without a connection is begun all the same: it keeps the question, and fails with the remedy.
  const chosen =
    start.connectionId === null ? undefined : await connections.find(start.connectionId);
  const connection = chosen ?? (await connections.findDefault());
  const answer: Answer = {
    id: start.runId,
    role: 'assistant',
    conversationId: start.conversationId,
    parentId: question?.id ?? asked?.id ?? '',
    createdAtMs: nowMs,
    connectionId: connection?.id ?? '',
    model: (chosen && start.model) || (connection?.model ?? ''),
    stream: start.stream,
    beside: start.beside,
    manner: start.manner,
    omitted: start.omitted,
    parts: null,
  };
  const known = await store.conversation(start.conversationId);
  const conversation = {
    id: start.conversationId,
    title: known?.title || toTitle(start.content),
    createdAtMs: known?.createdAtMs ?? nowMs,
    updatedAtMs: nowMs,
    choice: start.choice ?? undefined,
    personaId: start.personaId ?? undefined,
    toolsOn: start.toolsOn,
  };
  return { conversation, question, answer };
}

/** The first words of a question, cut between words. */
export function toTitle(content: readonly ContentPart[]): string {
  const [along] = toContext(content);
  const isNamed = along?.type === 'file' || along?.type === 'picture';
  const other = isNamed ? along.name : (along?.text ?? '');
  const text = (toQuestionText(content) || other).slice(0, 4 * titleLength);
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= titleLength) return line;
  const cut = line.slice(0, titleLength);
  const space = cut.lastIndexOf(' ');
  return `${(space > titleLength / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
