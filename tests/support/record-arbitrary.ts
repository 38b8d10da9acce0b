import * as fc from 'fast-check';
import type { ContentPart } from '../../lib/core/content.ts';
import type { Message } from '../../lib/core/conversation.ts';
import { joinDeltas } from '../../lib/core/parts.ts';
import type { ConversationRecord } from '../../lib/conversations/conversation-store.ts';
import { deltaText, openPart, terminalPart } from './parts-arbitrary.ts';

const plain = { noNullPrototype: true } as const;

const content: fc.Arbitrary<ContentPart> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: deltaText }, plain),
  fc.record({ type: fc.constant('selection' as const), text: deltaText }, plain),
  fc.record(
    { type: fc.constant('page' as const), text: deltaText, title: fc.string(), url: fc.webUrl() },
    plain,
  ),
);

const round = fc.record({
  id: fc.uuid(),
  /** Which of the earlier answers it follows; beyond them, none. */
  parent: fc.nat(6),
  atMs: fc.nat(2_000_000_000_000),
  content: fc.array(content, { maxLength: 3 }),
  answers: fc.array(
    fc.record({
      id: fc.uuid(),
      model: fc.string({ maxLength: 20 }),
      stream: fc.option(fc.boolean(), { nil: undefined }),
      parts: fc.tuple(fc.array(openPart, { maxLength: 8 }), terminalPart),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** A conversation as it is kept: a tree in which questions and ended answers take turns. */
const conversationRecord: fc.Arbitrary<ConversationRecord> = fc
  .record({
    id: fc.uuid(),
    title: fc.string({ maxLength: 40, unit: 'binary' }),
    createdAtMs: fc.nat(),
    updatedAtMs: fc.nat(),
    pinnedAtMs: fc.option(fc.nat(), { nil: undefined }),
    folder: fc.option(fc.string({ minLength: 1, maxLength: 20 }), { nil: undefined }),
    rounds: fc.uniqueArray(round, { maxLength: 5, selector: ({ id }) => id }),
  })
  .map(({ rounds, ...conversation }) => {
    const messages: Message[] = [];
    const answerIds: string[] = [];
    const { id: conversationId } = conversation;
    for (const { id, parent, atMs, content, answers } of rounds) {
      const parentId = answerIds[parent] ?? null;
      messages.push({ id, role: 'user', conversationId, parentId, createdAtMs: atMs, content });
      for (const { parts, stream, ...answer } of answers) {
        answerIds.push(answer.id);
        messages.push({
          ...answer,
          ...(stream !== undefined && { stream }),
          role: 'assistant',
          conversationId,
          parentId: id,
          createdAtMs: atMs,
          connectionId: 'connection',
          omitted: [],
          parts: joinDeltas([...parts[0], parts[1]]),
        });
      }
    }
    return { conversation, messages };
  });

/** Conversations, no two of which share an id. */
export const conversationRecords: fc.Arbitrary<ConversationRecord[]> = fc.uniqueArray(
  conversationRecord,
  { minLength: 1, maxLength: 4, selector: ({ conversation }) => conversation.id },
);
