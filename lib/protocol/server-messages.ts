import * as v from 'valibot';
import { keyKinds } from '../core/key-keeping.ts';
import type {
  ServerPrompt,
  ServerPromptText,
  ServerReading,
  ServerResource,
  ServerTool,
} from '../core/tool-server.ts';
import { toolServerSchema } from './call-schema.ts';
import { pictureBytesSchema } from './content-schema.ts';
import { idSchema } from './id-schema.ts';
import { keyHintSchema, runErrorSchema } from './schemas.ts';

const requestId = idSchema;
const serverId = idSchema;
const name = v.pipe(v.string(), v.maxLength(2048));

/** What a surface asks of servers of tools. All take as long as the server does, and can be cancelled. */
export const serverCommands = [
  /**
   * What a server that is being edited offers; with `oauth` the user signs in. `keyId` is as of a connection that is tested:
   * the token that `key-enter` has just brought, null for none, absent for the one that is kept.
   */
  v.object({
    type: v.literal('tool-server-check'),
    requestId,
    server: toolServerSchema,
    keyId: v.optional(v.nullable(idSchema)),
    /** Origins beside the server's own at which the user has said that we may sign in. */
    signInAt: v.optional(v.array(name)),
  }),
  /**
   * Keeps the token that `key-enter` has just brought, for requests to the origin of `url`; null forgets it, and without a
   * `keyId` the one that is there is kept in another way. Acknowledged by `carried-out`.
   */
  v.object({
    type: v.literal('server-token-save'),
    requestId,
    serverId,
    url: v.pipe(v.string(), v.maxLength(2048)),
    keyId: v.optional(v.nullable(idSchema)),
    keyKind: v.optional(v.picklist(keyKinds)),
  }),
  /** What is left to see of the tokens that are kept for servers. */
  v.object({ type: v.literal('server-tokens-read'), requestId }),
  v.object({ type: v.literal('server-resources-read'), requestId, serverId }),
  v.object({ type: v.literal('server-resource-read'), requestId, serverId, uri: name }),
  v.object({ type: v.literal('server-prompts-read'), requestId, serverId }),
  v.object({
    type: v.literal('server-prompt-get'),
    requestId,
    serverId,
    name,
    arguments: v.record(v.string(), v.pipe(v.string(), v.maxLength(100_000))),
  }),
] as const;

const text = v.string();
const error = v.object({ error: runErrorSchema });

const tool: v.GenericSchema<ServerTool> = v.object({
  name: text,
  title: text,
  description: text,
  schema: v.record(v.string(), v.unknown()),
  acts: v.boolean(),
  left: v.optional(v.picklist(['rules', 'schema'])),
});

const resource: v.GenericSchema<ServerResource> = v.object({
  uri: text,
  name: text,
  description: text,
  mediaType: text,
  size: v.optional(v.number()),
});

const reading: v.GenericSchema<ServerReading> = v.object({
  text,
  pictures: v.array(
    v.object({ ...pictureBytesSchema.entries, name: text, width: v.number(), height: v.number() }),
  ),
  whole: v.optional(v.number()),
  left: v.array(text),
});

const prompt: v.GenericSchema<ServerPrompt> = v.object({
  name: text,
  title: text,
  description: text,
  arguments: v.array(v.object({ name: text, description: text, required: v.boolean() })),
});

const promptText: v.GenericSchema<ServerPromptText> = v.object({ text, left: v.array(text) });

/** What answers {@link serverCommands}. */
export const serverUpdates = [
  v.object({
    type: v.literal('server-tokens'),
    requestId,
    /** By the server's id; absent where none is kept for the origin that it has now. */
    hints: v.record(v.string(), keyHintSchema),
  }),
  v.object({
    type: v.literal('tool-server-checked'),
    requestId,
    outcome: v.union([v.object({ tools: v.array(tool), hasMore: v.boolean() }), error]),
  }),
  v.object({
    type: v.literal('server-resources'),
    requestId,
    outcome: v.union([v.object({ resources: v.array(resource) }), error]),
  }),
  v.object({
    type: v.literal('server-resource'),
    requestId,
    outcome: v.union([v.object({ reading }), error]),
  }),
  v.object({
    type: v.literal('server-prompts'),
    requestId,
    outcome: v.union([v.object({ prompts: v.array(prompt) }), error]),
  }),
  v.object({
    type: v.literal('server-prompt'),
    requestId,
    outcome: v.union([v.object({ prompt: promptText }), error]),
  }),
] as const;
