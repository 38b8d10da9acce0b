import * as v from 'valibot';
import { writeJson } from '../core/json.ts';
import type { Conversation, Message } from '../core/conversation.ts';
import { isTemporary } from '../core/ids.ts';
import { isTerminal } from '../core/parts.ts';
import { idSchema } from './id-schema.ts';
import { messageSchema } from './schemas.ts';

/** The most of a title, in characters. */
export const titleLength = 1_000;
/** The most of a folder's name, in characters. */
export const folderLength = 100;

/**
 * The most of a message, in bytes of JSON: with a page of others around it, it still fits in one message of a Port, which
 * Chromium refuses above 64 MiB. How many messages a conversation has is nobody's business: they go in pages.
 */
const messageBytes = 60 * 2 ** 20;

/** The latest moment that a `Date` can hold. */
const lastMs = 8.64e15;
const momentSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(lastMs));

/** A conversation in a record. */
export const conversationSchema: v.GenericSchema<Conversation> = v.object({
  id: v.pipe(
    idSchema,
    v.check((id) => !isTemporary(id)),
  ),
  title: v.pipe(v.string(), v.maxLength(titleLength)),
  createdAtMs: momentSchema,
  updatedAtMs: momentSchema,
  pinnedAtMs: v.optional(momentSchema),
  folder: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(folderLength))),
});

/** A message in a record. */
export const recordMessageSchema: v.GenericSchema<Message> = v.pipe(
  messageSchema,
  v.check(isSound),
);

/**
 * A conversation with messages, from a stranger's file: what passes can be stored, shown, continued and exported again.
 * A conversation may come in several pieces, so a parent may be missing; those that are here make no circle.
 */
export const recordSchema: v.GenericSchema<{ conversation: Conversation; messages: Message[] }> =
  v.pipe(
    v.object({ conversation: conversationSchema, messages: v.array(recordMessageSchema) }),
    v.check(({ conversation, messages }) =>
      messages.every(({ conversationId }) => conversationId === conversation.id),
    ),
    v.check(({ messages }) => isForest(messages)),
  );

/** How much room a value takes as JSON, in characters. */
export function toSize(value: unknown): number {
  return JSON.stringify(value).length;
}

/** Whether one message of a Port has room for a value. */
export function fitsPort(value: unknown): boolean {
  const json = writeJson(value);
  // Nested too deep to be written, it is too deep to be sent.
  if (json === '') return false;
  // No character takes more than 3 bytes.
  return json.length * 3 <= messageBytes || new TextEncoder().encode(json).length <= messageBytes;
}

function isSound(message: Message): boolean {
  if (!v.is(momentSchema, message.createdAtMs)) return false;
  if (!fitsPort(message) || !isFinite(message)) return false;
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
export function isForest(messages: readonly Message[]): boolean {
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
