import type { Answer, Conversation, Question } from '../../lib/core/conversation.ts';
import type { RunBeginning } from '../../lib/conversations/conversation-store.ts';

/** A question with defaults for all that a test does not care about. */
export function toQuestion(fields: Partial<Question> & Pick<Question, 'id'>): Question {
  return {
    role: 'user',
    conversationId: 'c',
    parentId: null,
    createdAtMs: 1,
    content: [{ type: 'text', text: `Question ${fields.id}` }],
    ...fields,
  };
}

/** An answer of a live run, with defaults. */
export function toAnswer(fields: Partial<Answer> & Pick<Answer, 'id'>): Answer {
  return {
    role: 'assistant',
    conversationId: 'c',
    parentId: `${fields.id}.question`,
    createdAtMs: 1,
    connectionId: 'connection',
    model: 'model',
    omitted: [],
    parts: null,
    ...fields,
  };
}

/** What a run of that id begins with. */
export function toBeginning(
  runId: string,
  { conversationId = 'c', atMs = 1, title = 'Title' } = {},
): RunBeginning {
  const conversation: Conversation = {
    id: conversationId,
    title,
    createdAtMs: atMs,
    updatedAtMs: atMs,
  };
  const common = { conversationId, createdAtMs: atMs };
  return {
    conversation,
    question: toQuestion({ ...common, id: `${runId}.question` }),
    answer: toAnswer({ ...common, id: runId }),
  };
}
