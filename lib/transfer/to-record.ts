import type { Answer, Conversation, Message, Question } from '../core/conversation.ts';
import type { Citation, StreamPart } from '../core/parts.ts';
import { toForeignId } from '../core/foreign-id.ts';
import type { ConversationRecord } from '../conversations/conversation-store.ts';

/** A message of another product, as far as it can be told here. */
export interface Turn {
  id: string;
  /** What it follows; null, or an id that is not there, at the beginning. */
  parentId: string | null;
  role: 'user' | 'assistant';
  atMs: number;
  text: string;
  reasoning?: string;
  citations?: readonly Citation[];
  model?: string;
  /** How it ended; absent for as it should. */
  end?: 'length' | 'stopped';
}

/** A conversation of another product. */
export interface ForeignConversation extends Conversation {
  turns: readonly Turn[];
}

/** Stands for the question where an answer has none. */
export const noQuestion = '…';

/** Where a turn stands: what was asked and not answered yet, with what the answer has so far, or else the last answer. */
interface Place {
  turn: Turn;
  questionId: string | null;
  said: readonly Turn[];
  answerId: string | null;
}

/**
 * Makes a record of it, in which questions and answers take turns: neighbouring pieces of one answer become one, and a
 * question without an answer gets one that was interrupted, which can be tried again. `prefix` begins all ids.
 */
export function toRecord(prefix: string, foreign: ForeignConversation): ConversationRecord {
  const conversationId = toForeignId(prefix, foreign.id);
  const toId = (...path: string[]): string => toForeignId(prefix, foreign.id, ...path);
  const messages: Message[] = [];
  const ids = new Set(foreign.turns.map(({ id }) => id));
  const children = new Map<string | null, Turn[]>();
  for (const turn of foreign.turns) {
    const parentId = turn.parentId !== null && ids.has(turn.parentId) ? turn.parentId : null;
    const siblings = children.get(parentId);
    if (siblings) siblings.push(turn);
    else children.set(parentId, [turn]);
  }

  const addQuestion = (id: string, turn: Turn, text: string, parentId: string | null): string => {
    const content: Question['content'] = [{ type: 'text', text }];
    const createdAtMs = turn.atMs;
    messages.push({ id, role: 'user', conversationId, parentId, createdAtMs, content });
    return id;
  };
  const addAnswer = (
    id: string,
    parentId: string,
    { atMs, model = '' }: Turn,
    parts: StreamPart[],
  ): string => {
    const answer: Answer = {
      id,
      role: 'assistant',
      conversationId,
      parentId,
      createdAtMs: atMs,
      connectionId: '',
      model: model.slice(0, 512),
      omitted: [],
      parts,
    };
    messages.push(answer);
    return id;
  };

  const begin = { questionId: null, said: [], answerId: null };
  const places: Place[] = (children.get(null) ?? []).map((turn) => ({ ...begin, turn })).reverse();
  for (let place = places.pop(); place; place = places.pop()) {
    const { turn } = place;
    const next = children.get(turn.id) ?? [];
    // Where an answer goes on, it is whole only at its last piece.
    const isEnd = next.length === 0 || next.some(({ role }) => role === 'user');
    const after = { questionId: '', said: [] as readonly Turn[], answerId: null as string | null };
    if (turn.role === 'user') {
      after.questionId = addQuestion(toId(turn.id), turn, turn.text, place.answerId);
      if (isEnd) {
        const error = { kind: 'interrupted' } as const;
        const parts: StreamPart[] = [{ type: 'error', error, atMs: turn.atMs }];
        after.answerId = addAnswer(toId(turn.id, 'none'), after.questionId, turn, parts);
      }
    } else {
      after.questionId =
        place.questionId ?? addQuestion(toId(turn.id, 'opening'), turn, noQuestion, place.answerId);
      after.said = [...place.said, turn];
      if (isEnd) {
        after.answerId = addAnswer(toId(turn.id), after.questionId, turn, toParts(after.said));
      }
    }
    for (const child of next.toReversed()) {
      places.push(
        child.role === 'user'
          ? { turn: child, ...begin, answerId: after.answerId }
          : { turn: child, ...after, answerId: null },
      );
    }
  }
  const { title, createdAtMs, updatedAtMs } = foreign;
  return {
    conversation: {
      id: conversationId,
      title: toTitle(title, foreign.turns),
      createdAtMs,
      updatedAtMs,
    },
    messages,
  };
}

function toParts(said: readonly Turn[]): StreamPart[] {
  const join = (texts: readonly (string | undefined)[]): string =>
    texts.filter((text) => text !== undefined && text !== '').join('\n\n');
  const reasoning = join(said.map((turn) => turn.reasoning));
  const text = join(said.map((turn) => turn.text));
  const parts: StreamPart[] = [];
  if (reasoning !== '') parts.push({ type: 'reasoning-delta', text: reasoning });
  if (text !== '') parts.push({ type: 'text-delta', text });
  for (const citation of said.flatMap(({ citations = [] }) => citations)) {
    parts.push({ type: 'citation', citation });
  }
  const { atMs = 0, end } = said.at(-1) ?? {};
  if (end === 'stopped') return [...parts, { type: 'abort', atMs }];
  const unified = end ?? 'stop';
  return [...parts, { type: 'finish', finishReason: { unified, raw: null }, atMs }];
}

/** Its own, else the first words that were said. */
function toTitle(title: string, turns: readonly Turn[]): string {
  const first = turns.find(({ role, text }) => role === 'user' && text !== '');
  const line = (title.trim() || (first?.text ?? '')).slice(0, 400).replaceAll(/\s+/g, ' ').trim();
  return Array.from(line).slice(0, 100).join('');
}
