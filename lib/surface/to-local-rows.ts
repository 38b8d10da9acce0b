import type { Answer, Question } from '../core/conversation.ts';
import { toQuestionId } from '../core/ids.ts';
import type { Command } from '../protocol/command.ts';

/** The command that asks. */
export type RunStart = Extract<Command, { type: 'run-start' }>;

/** The question and the answer of a run as this surface shows them before the background has said anything of them. */
export function toLocalRows(
  start: RunStart,
  createdAtMs: number,
): { question: Question | null; answer: Answer } {
  const { runId, parentId, content, conversationId } = start;
  const common = { conversationId, createdAtMs };
  const question: Question | null =
    content.length === 0
      ? null
      : { ...common, id: toQuestionId(runId), role: 'user', parentId, content };
  return {
    question,
    answer: {
      ...common,
      id: runId,
      role: 'assistant',
      parentId: question?.id ?? parentId ?? '',
      connectionId: start.connectionId ?? '',
      model: start.model ?? '',
      stream: start.stream,
      beside: start.beside,
      manner: start.manner,
      omitted: start.omitted,
      parts: null,
    },
  };
}
