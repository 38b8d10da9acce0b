import * as v from 'valibot';
import { isSoundTuning } from '../core/tuning-rules.ts';
import { keyKinds } from '../core/key-keeping.ts';
import { callCommands } from './call-schema.ts';
import { keyCommands } from './key-messages.ts';
import { promptCommands } from './prompt-messages.ts';
import { recordCommands } from './record-messages.ts';
import { serverCommands } from './server-messages.ts';
import { contentPartSchema, pictureBytesSchema } from './content-schema.ts';
import { idSchema } from './id-schema.ts';
import {
  abilitiesSchema,
  mannerSchema,
  modelPickSchema,
  tuningSchema,
  windowsSchema,
} from './schemas.ts';
import { settingsChangeSchema } from './settings-schema.ts';

/**
 * What a surface sends to save or to test a connection. `keyId` names the key that `key-enter` has just brought, null is for
 * none, and absent keeps the saved key, in the way of `keyKind`.
 */
const sentDraft = v.object({
  id: v.nullable(idSchema),
  name: v.pipe(v.string(), v.maxLength(200)),
  provider: v.pipe(v.string(), v.maxLength(64)),
  baseUrl: v.pipe(v.string(), v.maxLength(2048)),
  confirmedOrigin: v.optional(v.pipe(v.string(), v.maxLength(2048))),
  model: v.pipe(v.string(), v.maxLength(512)),
  models: v.array(v.string()),
  abilities: v.optional(abilitiesSchema),
  windows: v.optional(windowsSchema),
  systemPrompt: v.string(),
  tuning: v.pipe(tuningSchema, v.check(isSoundTuning)),
  keyId: v.optional(v.nullable(idSchema)),
  keyKind: v.optional(v.picklist(keyKinds)),
  /** A draft with a key in it is no command: what would send one is found out at once. */
  key: v.optional(v.never()),
});

/** Everything that a surface may say. */
export const commandSchema = v.variant('type', [
  /** First on every channel. `conversationId` is set by a page that shows one by its URL. */
  v.object({
    type: v.literal('hello'),
    protocolVersion: v.number(),
    windowId: v.number(),
    surface: v.picklist(['panel', 'popup', 'options']),
    conversationId: v.optional(idSchema),
    /** What its page showed before the extension was updated: the background that knew it is gone. */
    shownBefore: v.optional(idSchema),
    /** Whether its page cannot be seen now. */
    hidden: v.optional(v.boolean()),
    /** With these the conversation that `welcome` names is watched at once, as by `conversation-watch`. */
    cursors: v.optional(v.record(idSchema, v.number())),
  }),
  /** The page of this surface went out of sight, or came into it. */
  v.object({ type: v.literal('surface-hidden'), hidden: v.boolean() }),
  /**
   * Watch one conversation: its messages now, and whatever changes. Replaces what the channel watched before. `cursors`
   * holds how far the surface has read each run that it knows as live; all others are read from 0.
   */
  v.object({
    type: v.literal('conversation-watch'),
    conversationId: idSchema,
    cursors: v.record(idSchema, v.number()),
  }),
  /**
   * This window shows that conversation from now on; its panels follow. `words` are typed there and not yet asked, with
   * what goes along with them, in one that is temporary: no disk may carry them from page to page.
   */
  v.object({
    type: v.literal('conversation-show'),
    conversationId: idSchema,
    words: v.optional(v.string()),
    context: v.optional(v.array(contentPartSchema)),
  }),
  /**
   * The conversations in which all words of `query` occur, or for '' the latest `limit`, the pinned ones before all others;
   * those of `folder` alone, where one is named. With `watch`, also whenever they change, until that is said to be over.
   */
  v.object({
    type: v.literal('conversation-list'),
    query: v.pipe(v.string(), v.maxLength(200)),
    folder: v.optional(v.nullable(v.string())),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
    watch: v.optional(v.boolean()),
  }),
  /** Where the words of `query` stand in these conversations, which it found. */
  v.object({
    type: v.literal('excerpts-read'),
    requestId: idSchema,
    query: v.pipe(v.string(), v.maxLength(200)),
    conversationIds: v.pipe(v.array(idSchema), v.maxLength(100)),
  }),
  /**
   * What of a conversation is to change; what is absent stays. An empty title goes back to the first words of the first
   * question, no folder is null. One that is `deleted` can be brought back for a while. Acknowledged by `carried-out`;
   * of one that is gone nothing happens, and only bringing it back is refused.
   */
  v.object({
    type: v.literal('conversation-change'),
    requestId: idSchema,
    conversationId: idSchema,
    change: v.object({
      title: v.optional(v.string()),
      pinned: v.optional(v.boolean()),
      folder: v.optional(v.nullable(v.string())),
      deleted: v.optional(v.boolean()),
      choice: v.optional(v.nullable(modelPickSchema)),
      personaId: v.optional(v.nullable(idSchema)),
      toolsOn: v.optional(v.boolean()),
      keptAnswerId: v.optional(idSchema),
    }),
  }),
  /**
   * Copies the branch up to that answer, which has ended, into the conversation `intoId`, which has its title and nothing
   * else. One of a temporary conversation is temporary. Twice with one `intoId` is once. Acknowledged by `carried-out`.
   */
  v.object({
    type: v.literal('conversation-fork'),
    requestId: idSchema,
    conversationId: idSchema,
    messageId: idSchema,
    intoId: idSchema,
  }),
  /**
   * Ask. `parentId` is the answer that the question follows (null at the root). With empty `content` nothing new is
   * asked: `parentId` is then a question, which is answered once more. Twice with one `runId` is once.
   */
  v.object({
    type: v.literal('run-start'),
    runId: idSchema,
    conversationId: idSchema,
    parentId: v.nullable(idSchema),
    content: v.array(contentPartSchema),
    connectionId: v.nullable(idSchema),
    model: v.nullable(v.string()),
    /** Whether this answer is streamed; absent for what the connection says. */
    stream: v.optional(v.boolean()),
    /** The run to the same question that this one is asked beside. */
    beside: v.optional(idSchema),
    /** What was chosen for the conversation, for the case that this run is its beginning. */
    choice: v.optional(v.nullable(modelPickSchema)),
    personaId: v.optional(v.nullable(idSchema)),
    toolsOn: v.optional(v.boolean()),
    manner: v.optional(mannerSchema),
    omitted: v.array(idSchema),
  }),
  v.object({ type: v.literal('run-attach'), runId: idSchema, cursor: v.number() }),
  /** Of a run that has ended, or that nobody knows, nothing happens. Acknowledged by `carried-out`. */
  v.object({ type: v.literal('run-abort'), requestId: idSchema, runId: idSchema }),
  /** Sends again now what waits for its next try. */
  v.object({ type: v.literal('run-retry'), runId: idSchema }),
  v.object({
    type: v.literal('connection-save'),
    requestId: idSchema,
    connection: sentDraft,
    makeDefault: v.boolean(),
  }),
  /** Forgets what was learnt from refusals of that connection's endpoint. Acknowledged by `carried-out`. */
  v.object({ type: v.literal('corrections-forget'), requestId: idSchema, connectionId: idSchema }),
  /** Sends the requests of that connection, whose server is on this machine, without `Origin` from now on. */
  v.object({ type: v.literal('origin-omit'), requestId: idSchema, connectionId: idSchema }),
  /** Also of one that is gone already. Acknowledged by `carried-out`. */
  v.object({ type: v.literal('connection-delete'), requestId: idSchema, connectionId: idSchema }),
  v.object({
    type: v.literal('connection-test'),
    requestId: idSchema,
    connection: sentDraft,
  }),
  v.object({
    type: v.literal('model-list'),
    requestId: idSchema,
    connection: sentDraft,
  }),
  /** Whether the browser's own model can be used here. */
  v.object({ type: v.literal('on-device-check'), requestId: idSchema }),
  /** Looks for model servers at their usual ports on this machine. */
  v.object({ type: v.literal('local-servers-find'), requestId: idSchema }),
  /** Nobody waits for the reply to that request any more: what was asked for it is ended. Its reply may still come. */
  v.object({ type: v.literal('request-cancel'), requestId: idSchema }),
  /**
   * Those settings that are to change: two changes in a row, or of two pages, must not undo each other. Acknowledged by
   * `carried-out`.
   */
  v.object({
    type: v.literal('settings-save'),
    requestId: idSchema,
    settings: settingsChangeSchema,
  }),
  ...callCommands,
  ...keyCommands,
  ...recordCommands,
  ...serverCommands,
  /** What answers took: those of a month (`YYYY-MM`, null for this one), of a conversation, or one. */
  v.object({
    type: v.literal('figures-read'),
    requestId: idSchema,
    of: v.union([
      v.object({ month: v.nullable(v.pipe(v.string(), v.maxLength(7))) }),
      v.object({ conversationId: idSchema }),
      v.object({ runId: idSchema }),
    ]),
  }),
  /** Forgets the figures of all months. Acknowledged by `carried-out`. */
  v.object({ type: v.literal('figures-forget'), requestId: idSchema }),
  /** The log of the last runs. */
  v.object({ type: v.literal('diagnostics-read'), requestId: idSchema }),
  /** Clears it. Acknowledged by `carried-out`. */
  v.object({ type: v.literal('diagnostics-clear'), requestId: idSchema }),
  ...promptCommands,
  /** The text selected in the active tab of the surface's window, where the gesture that opened it allows. */
  v.object({ type: v.literal('selection-read'), requestId: idSchema }),
  /**
   * A picture that no disk may hold, or that the disk refused: it is kept in memory from now on. Acknowledged by
   * `carried-out`, with `storage-full` where there is no room.
   */
  v.object({
    type: v.literal('picture-keep'),
    requestId: idSchema,
    pictureId: idSchema,
    picture: pictureBytesSchema,
  }),
  /** A picture that is in memory. */
  v.object({ type: v.literal('picture-read'), requestId: idSchema, pictureId: idSchema }),
  /** Forgets a picture that is in memory, unless a conversation has it. Acknowledged by `carried-out`. */
  v.object({ type: v.literal('picture-drop'), requestId: idSchema, pictureId: idSchema }),
]);

/** Surface → background. */
export type Command = v.InferOutput<typeof commandSchema>;

/** A connection as it is saved or tested, without its key. */
export type SentDraft = v.InferOutput<typeof sentDraft>;

/**
 * A connection as it is being edited, on either side of the channel and never in it. `key` absent keeps the saved key; ''
 * removes it.
 */
export type ConnectionDraft = Omit<SentDraft, 'keyId' | 'key'> & { key?: string | undefined };

/** A command out of whatever came over a channel; undefined when it is none. */
export function parseCommand(input: unknown): Command | undefined {
  const result = v.safeParse(commandSchema, input);
  return result.success ? result.output : undefined;
}
