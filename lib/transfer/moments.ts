import type { ConversationRecord } from '../conversations/conversation-store.ts';

const dayMs = 86_400_000;

/**
 * A moment out of a file. What lies in the future would stay first in the list until then, and for ever beside what is
 * asked here; it becomes now, as does a number that is no moment. A day is left to clocks that do not agree. What is no
 * number at all stays what it is, for the schema to refuse.
 */
export function toMoment(value: number, nowMs: number): number;
export function toMoment(value: unknown, nowMs: number): unknown;
export function toMoment(value: unknown, nowMs: number): unknown {
  // JSON has null for a number that is none.
  if (value !== null && typeof value !== 'number') return value;
  return value !== null && value >= 0 && value <= nowMs + dayMs ? value : nowMs;
}

/** A record all of whose moments may be. */
export function withMoments(
  { conversation, messages }: ConversationRecord,
  nowMs: number,
): ConversationRecord {
  const createdAtMs = toMoment(conversation.createdAtMs, nowMs);
  const updatedAtMs = toMoment(conversation.updatedAtMs, nowMs);
  return {
    conversation: { ...conversation, createdAtMs, updatedAtMs },
    messages: messages.map((message) => ({
      ...message,
      createdAtMs: toMoment(message.createdAtMs, nowMs),
    })),
  };
}
