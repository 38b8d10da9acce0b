import * as v from 'valibot';
import { idSchema } from './id-schema.ts';
import { keepDaysSchema, messageRows, runErrorSchema } from './schemas.ts';

/**
 * What is said about whole conversations: taking them out, in and away. All bear a `requestId` and are harmless when said
 * twice. What is large goes in pages, of about {@link pageSize} characters each.
 */

/** The size from which on a page takes nothing more, in characters of JSON; one message alone may be larger. */
export const pageSize = 1_000_000;
/** How many conversations one page is asked of at most. */
export const pageConversations = 200;

const requestId = idSchema;
const ids = v.array(idSchema);
const error = v.nullable(runErrorSchema);

/** Commands, for {@link Command}. */
export const recordCommands = [
  /** Ids of all conversations that are kept, or of those that would go now if they were kept for `keepDays`. */
  v.object({ type: v.literal('record-list'), requestId, keepDays: keepDaysSchema }),
  /** The first page of these conversations; `afterId` is the last message that is known of the first one. */
  v.object({
    type: v.literal('record-read'),
    requestId,
    conversationIds: v.pipe(ids, v.maxLength(pageConversations)),
    afterId: v.nullable(idSchema),
  }),
  /** How much of this is there already. */
  v.object({
    type: v.literal('record-compare'),
    requestId,
    outlines: v.array(v.object({ conversationId: idSchema, messageIds: ids })),
  }),
  /**
   * Adds records, as `ConversationStore` has it. They are validated one by one where they are added. `after` is the
   * conversation with which the page before ended: where that was deleted, the rest of it is not to come back.
   */
  v.object({
    type: v.literal('record-add'),
    requestId,
    records: v.array(v.unknown()),
    after: v.optional(idSchema),
  }),
  /** Deletes these conversations, or all, for good. Their live runs are stopped first. */
  v.object({ type: v.literal('record-delete'), requestId, conversationIds: v.nullable(ids) }),
] as const;

const recordPiece = v.object({
  // A row of a disk: what is damaged of it must not keep the rest from being taken out.
  conversation: v.object({
    id: idSchema,
    title: v.fallback(v.string(), ''),
    createdAtMs: v.fallback(v.number(), 0),
    updatedAtMs: v.fallback(v.number(), 0),
    pinnedAtMs: v.fallback(v.optional(v.number()), undefined),
    folder: v.fallback(v.optional(v.string()), undefined),
  }),
  messages: messageRows,
  /** How many messages were sent: more than there are if some are damaged. */
  sent: v.number(),
  /** Those of `messages` that are still being written. */
  liveIds: ids,
});

/** Updates, for {@link Update}. */
export const recordUpdates = [
  v.object({ type: v.literal('record-list'), requestId, conversationIds: ids }),
  /**
   * `taken` of the conversations that were asked for are done with; of the next one everything up to `afterId` is. One
   * that was deleted meanwhile is not among `records`.
   */
  v.object({
    type: v.literal('record-page'),
    requestId,
    records: v.array(recordPiece),
    taken: v.number(),
    afterId: v.nullable(idSchema),
  }),
  v.object({
    type: v.literal('record-compared'),
    requestId,
    conversations: v.number(),
    messages: v.number(),
    /** Of those messages the interrupted answers that a whole one would complete, by what they have said. */
    interrupted: v.array(v.object({ id: idSchema, length: v.number(), hash: v.string() })),
  }),
  /** `deleted`: nothing was added, since what came before was deleted meanwhile. */
  v.object({ type: v.literal('record-added'), requestId, error, deleted: v.boolean() }),
  v.object({ type: v.literal('record-deleted'), requestId, error }),
  /**
   * These are gone for good, and whatever a surface still has of them with them; while they can be brought back
   * (`forNow`), from the screen alone.
   */
  v.object({
    type: v.literal('conversations-deleted'),
    conversationIds: ids,
    forNow: v.optional(v.boolean()),
  }),
] as const;
