import * as v from 'valibot';
import type { Conversation, Message } from '../core/conversation.ts';
import { isTemporary } from '../core/ids.ts';
import { isTerminal } from '../core/parts.ts';
import { idSchema, messageSchema } from './schemas.ts';

/**
 * What a record from a file may have at most. Sizes are characters of JSON: a message of that size still fits in one
 * message of a Port (64 MiB) in whatever script it is written.
 */
const recordLimits = {
  titleLength: 1_000,
  messages: 20_000,
  messageSize: 16_000_000,
} as const;

/** The latest moment that a `Date` can hold. */
const lastMs = 8.64e15;
const momentSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(lastMs));

/**
 * A conversation with messages, from a stranger's file: what passes can be stored, shown, continued and exported again.
 * A conversation may come in several pieces, so a parent may be missing; those that are here make no circle.
 */
export const recordSchema: v.GenericSchema<{ conversation: Conversation; messages: Message[] }> =
  v.pipe(
    v.object({
      conversation: v.object({
        id: v.pipe(
          idSchema,
          v.check((id) => !isTemporary(id)),
        ),
        title: v.pipe(v.string(), v.maxLength(recordLimits.titleLength)),
        createdAtMs: momentSchema,
        updatedAtMs: momentSchema,
      }),
      messages: v.pipe(
        v.array(v.pipe(messageSchema, v.check(isSound))),
        v.maxLength(recordLimits.messages),
      ),
    }),
    v.check(({ conversation, messages }) =>
      messages.every(({ conversationId }) => conversationId === conversation.id),
    ),
    v.check(({ messages }) => isForest(messages)),
  );

/** How much room a value takes as JSON, in characters. */
export function toSize(value: unknown): number {
  return JSON.stringify(value).length;
}

function isSound(message: Message): boolean {
  if (!v.is(momentSchema, message.createdAtMs)) return false;
  if (toSize(message) > recordLimits.messageSize || !isFinite(message)) return false;
  if (message.role === 'user') return true;
  // One end, and nothing after it: a run that is kept has ended.
  return (
    message.parts !== null &&
    message.parts.findIndex(isTerminal) === message.parts.length - 1 &&
    message.parts.length > 0
  );
}

/** Whether all numbers are such as JSON can write: it can hold `1e999`, and would never say it again. */
function isFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
}

/** Whether each id occurs once, questions and answers take turns, and no message follows from itself. */
function isForest(messages: readonly Message[]): boolean {
  const byId = new Map(messages.map((message) => [message.id, message]));
  if (byId.size !== messages.length) return false;
  const sound = new Set<Message>();
  for (const message of messages) {
    const path = new Set<Message>();
    let next: Message | undefined = message;
    while (next && !sound.has(next)) {
      if (path.has(next)) return false;
      path.add(next);
      const parent: Message | undefined =
        next.parentId === null ? undefined : byId.get(next.parentId);
      if (parent?.role === next.role) return false;
      next = parent;
    }
    for (const passed of path) sound.add(passed);
  }
  return true;
}
