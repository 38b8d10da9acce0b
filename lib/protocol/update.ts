import * as v from 'valibot';
import { defaultSettings } from '../core/connection.ts';
import { connectionPlaces, conversationPlaces } from '../core/kept-in.ts';
import { onDeviceAvailabilities } from '../core/platform.ts';
import { keepingFaults, lockStates } from '../core/key-keeping.ts';
import { keyUpdates } from './key-messages.ts';
import { recordUpdates } from './record-messages.ts';
import { serverUpdates } from './server-messages.ts';
import { contentPartSchema, pictureBytesSchema } from './content-schema.ts';
import { idSchema } from './id-schema.ts';
import {
  abilitiesSchema,
  windowsSchema,
  connectionRows,
  messageRows,
  modelPickSchema,
  runErrorSchema,
  streamPartSchema,
} from './schemas.ts';
import { settingsSchema } from './settings-schema.ts';

/** What was typed elsewhere and not sent yet. */
const handedFields = {
  words: v.optional(v.string()),
  context: v.optional(v.array(contentPartSchema)),
  /** A tab whose page is to be read, as a click on it has allowed. */
  pageTabId: v.optional(v.number()),
};

/** Everything that the background may say. */
export const updateSchema = v.variant('type', [
  /** Hottest first: a variant is looked for in order. `from` and `to` are sequence numbers, see the receiving rule. */
  v.object({
    type: v.literal('run-update'),
    runId: idSchema,
    from: v.number(),
    to: v.number(),
    parts: v.array(streamPartSchema),
  }),
  /** Answers `hello`: the conversation that this surface shows, and what was handed over to it. */
  v.object({
    type: v.literal('welcome'),
    conversationId: idSchema,
    live: v.boolean(),
    ...handedFields,
  }),
  /** Answers a `hello` of another version; nothing follows on that channel. */
  v.object({ type: v.literal('version-mismatch'), protocolVersion: v.number() }),
  v.object({
    type: v.literal('conversation-shown'),
    conversationId: idSchema,
    ...handedFields,
  }),
  /**
   * Messages of a watched conversation, new or ended, by id. `whole` opens an answer to `conversation-watch`: messages
   * that the surface has and that are not among these (this one and those that follow) are gone. One that is too large for
   * a Port comes in pages, one right after the other, and counts when the last is there.
   */
  v.object({
    type: v.literal('conversation-update'),
    conversationId: idSchema,
    title: v.string(),
    /** What was chosen for it, null for nothing; absent where that has not changed. */
    choice: v.optional(v.nullable(modelPickSchema)),
    personaId: v.optional(v.nullable(idSchema)),
    /** Whether it offers tools; null for what the settings say. */
    toolsOn: v.optional(v.nullable(v.boolean())),
    keptAnswerId: v.optional(v.nullable(idSchema)),
    whole: v.boolean(),
    page: v.optional(v.object({ index: v.number(), of: v.number() })),
    messages: messageRows,
  }),
  v.object({
    type: v.literal('conversation-list'),
    query: v.string(),
    /** The folder that was asked for; absent for all. */
    folder: v.optional(v.nullable(v.string())),
    /** The names of all folders that there is something in, in no order. */
    folders: v.array(v.string()),
    /** Whether there are more than these. */
    more: v.boolean(),
    /** Of a search: not all that is kept has been taken into it yet. What else is found is told when it is. */
    partial: v.boolean(),
    conversations: v.array(
      v.object({
        id: idSchema,
        title: v.string(),
        updatedAtMs: v.number(),
        pinned: v.boolean(),
        folder: v.nullable(v.string()),
        live: v.boolean(),
        /** What is live in it only waits for a connection. */
        queued: v.boolean(),
        /** What is live in it waits for the user, who is asked for a call. */
        asks: v.optional(v.boolean()),
        /** An answer in it ended, and nobody has looked since. */
        unread: v.boolean(),
      }),
    ),
  }),
  /** Raw pieces of messages, each with the words somewhere in it; see `Excerpt`. */
  v.object({
    type: v.literal('excerpts'),
    requestId: idSchema,
    excerpts: v.array(
      v.object({
        conversationId: idSchema,
        messageId: idSchema,
        text: v.string(),
        isBeginning: v.boolean(),
        isEnd: v.boolean(),
      }),
    ),
  }),
  ...recordUpdates,
  ...serverUpdates,
  ...keyUpdates,
  /**
   * All prompts, to those who watch them; or one that was chosen in a menu and still wants something, which this panel is to
   * ask for. What shows them looks at them, and comes later than a page.
   */
  v.object({
    type: v.literal('prompts-update'),
    prompts: v.optional(v.array(v.unknown())),
    offer: v.optional(v.unknown()),
  }),
  v.object({ type: v.literal('prompt-source'), requestId: idSchema, source: v.unknown() }),
  /** Question and run are durable (and were not asked for a second time). */
  v.object({ type: v.literal('run-accepted'), runId: idSchema }),
  /** Nothing was kept and nothing was sent; the surface still has what was typed. */
  v.object({ type: v.literal('run-rejected'), runId: idSchema, error: runErrorSchema }),
  /** All connections and settings: after `hello`, and whenever one changed. */
  v.object({
    type: v.literal('settings-update'),
    connections: connectionRows,
    // A row that is damaged must not hide all the rest.
    settings: v.pipe(
      v.unknown(),
      v.transform((row) => v.parse(v.fallback(settingsSchema, defaultSettings), row)),
    ),
    /** Other than `disk` where the browser refused it, wholly or by now. */
    keptIn: v.object({
      conversations: v.picklist(conversationPlaces),
      connections: v.picklist(connectionPlaces),
    }),
    lock: v.picklist(lockStates),
    /** True while something is on the disk of keys that were forgotten, replaced or moved, and could not be erased. */
    hasTraces: v.optional(v.boolean()),
    /** Absent while there is nothing to say of the month's budget. */
    budget: v.optional(
      v.object({
        month: v.string(),
        spent: v.number(),
        budget: v.number(),
        level: v.number(),
      }),
    ),
  }),
  /** `rows` are read by `readFigures`, which comes with what shows them. */
  v.object({
    type: v.literal('figures'),
    requestId: idSchema,
    month: v.string(),
    /** All months of which there are figures, in no order. */
    months: v.array(v.string()),
    rows: v.array(v.unknown()),
  }),
  /**
   * The log, the oldest record first, null where it could not be read; `records` are read by what shows them. `lives` is how
   * many backgrounds have begun since the browser did.
   */
  v.object({
    type: v.literal('diagnostics'),
    requestId: idSchema,
    records: v.nullable(v.array(v.unknown())),
    lives: v.number(),
  }),
  /** A test or a list of models waits for a connection, or no longer does: answers have taken them all. */
  v.object({ type: v.literal('request-queued'), requestId: idSchema, queued: v.boolean() }),
  /**
   * A command that has no other reply was carried out, or refused, which `error` then says. A surface repeats it until it
   * hears this: whoever dies before has not done it, or does the same once more.
   */
  v.object({
    type: v.literal('carried-out'),
    requestId: idSchema,
    error: v.nullable(runErrorSchema),
  }),
  v.object({
    type: v.literal('connection-saved'),
    requestId: idSchema,
    outcome: v.union([
      v.object({ connectionId: idSchema }),
      v.object({ error: runErrorSchema }),
      /** Nothing was saved: the key cannot be kept in that way. */
      v.object({ keyFault: v.picklist(keepingFaults) }),
    ]),
  }),
  v.object({
    type: v.literal('connection-tested'),
    requestId: idSchema,
    /** The first words of the reply, or the error. */
    outcome: v.union([
      v.object({ text: v.string(), firstDeltaMs: v.number() }),
      v.object({ error: runErrorSchema }),
    ]),
  }),
  v.object({
    type: v.literal('model-list'),
    requestId: idSchema,
    outcome: v.union([
      v.object({
        models: v.array(v.string()),
        abilities: v.optional(abilitiesSchema),
        windows: v.optional(windowsSchema),
      }),
      v.object({ error: runErrorSchema }),
    ]),
  }),
  v.object({ type: v.literal('origin-omitted'), requestId: idSchema }),
  v.object({
    type: v.literal('on-device-checked'),
    requestId: idSchema,
    availability: v.picklist(onDeviceAvailabilities),
  }),
  v.object({
    type: v.literal('local-servers-found'),
    requestId: idSchema,
    servers: v.array(
      v.object({
        provider: v.string(),
        baseUrl: v.string(),
        models: v.array(v.string()),
        abilities: v.optional(abilitiesSchema),
        windows: v.optional(windowsSchema),
      }),
    ),
  }),
  v.object({
    type: v.literal('selection-read'),
    requestId: idSchema,
    /** '' when nothing is selected or the page cannot be read. */
    text: v.string(),
  }),
  v.object({
    type: v.literal('picture-read'),
    requestId: idSchema,
    /** Null for one that is not in memory. */
    picture: v.nullable(pictureBytesSchema),
  }),
]);

/** Background → surface. */
export type Update = v.InferOutput<typeof updateSchema>;

/** One kind of update. */
export type UpdateOf<Type extends Update['type']> = Extract<Update, { type: Type }>;

/** An update out of whatever came over a channel; undefined when it is none. */
export function parseUpdate(input: unknown): Update | undefined {
  const result = v.safeParse(updateSchema, input);
  return result.success ? result.output : undefined;
}
