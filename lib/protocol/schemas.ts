import * as v from 'valibot';
import { callPartSchemas } from './call-schema.ts';
import { contentPartSchema } from './content-schema.ts';
import { idSchema } from './id-schema.ts';
import type { Answer, Message, Question } from '../core/conversation.ts';
import { corrections, dialects, keepPeriods, modelAbilities } from '../core/connection.ts';
import type { ConnectionView, KeyHint, ModelPick, Tuning } from '../core/connection.ts';
import type { StepPrice } from '../core/price.ts';
import { keyKinds, keyStates } from '../core/key-keeping.ts';
import { finishKinds } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import type { AskManner, Manner } from '../core/prompt.ts';
import { errorKinds } from '../core/run-error.ts';
import type { RunError } from '../core/run-error.ts';

/** Schemas of the core types that cross a boundary: the Port between two of our contexts, and the database. */

const count = v.optional(v.number());

/** {@link RunError} */
export const runErrorSchema: v.GenericSchema<RunError> = v.object({
  kind: v.picklist(errorKinds),
  host: v.optional(v.string()),
  status: v.optional(v.number()),
  model: v.optional(v.string()),
  retryAfterMs: v.optional(v.number()),
  silence: v.optional(v.picklist(['first', 'bytes', 'payload'])),
  lostTo: v.optional(v.picklist(['sleep', 'network', 'update'])),
  waitedMs: v.optional(v.number()),
  requestId: v.optional(v.string()),
  detail: v.optional(v.string()),
});

/** {@link StepPrice} */
const stepPriceSchema: v.GenericSchema<StepPrice> = v.object({
  input: v.number(),
  output: v.number(),
  seen: v.optional(v.string()),
  atMost: v.optional(v.boolean()),
  own: v.optional(v.boolean()),
  cacheRead: count,
  cacheWrite: count,
});

const finishReason = v.object({
  unified: v.picklist(finishKinds),
  raw: v.nullable(v.string()),
});

/** {@link StreamPart} */
export const streamPartSchema: v.GenericSchema<StreamPart> = v.variant('type', [
  v.object({ type: v.literal('text-delta'), text: v.string() }),
  v.object({ type: v.literal('reasoning-delta'), text: v.string() }),
  v.object({ type: v.literal('refusal-delta'), text: v.string() }),
  v.object({
    type: v.literal('tool-call-delta'),
    index: v.number(),
    id: v.optional(v.string()),
    name: v.optional(v.string()),
    arguments: v.string(),
  }),
  v.object({ type: v.literal('text-was-reasoning') }),
  v.object({
    type: v.literal('withheld'),
    part: v.nullable(
      v.variant('type', [
        v.object({ type: v.literal('text-delta'), text: v.string() }),
        v.object({ type: v.literal('reasoning-delta'), text: v.string() }),
        v.object({ type: v.literal('text-was-reasoning') }),
      ]),
    ),
  }),
  v.object({
    type: v.literal('retry-wait'),
    error: runErrorSchema,
    attempt: v.number(),
    of: v.number(),
    untilMs: v.number(),
  }),
  v.object({ type: v.literal('queued'), ahead: v.number() }),
  v.object({ type: v.literal('corrected'), correction: v.picklist(corrections) }),
  v.object({
    type: v.literal('citation'),
    citation: v.object({ url: v.string(), title: v.string() }),
  }),
  v.object({
    type: v.literal('oddity'),
    kind: v.picklist(['unreadable', 'unknown-event']),
    count: v.number(),
    sample: v.string(),
  }),
  v.object({
    type: v.literal('step-start'),
    step: v.number(),
    atMs: v.number(),
    promptTokens: count,
    price: v.optional(stepPriceSchema),
  }),
  v.object({ type: v.literal('first-delta'), atMs: v.number() }),
  v.object({ type: v.literal('last-delta'), atMs: v.number() }),
  v.object({ type: v.literal('reasoning-start'), atMs: v.number() }),
  v.object({ type: v.literal('reasoning-end'), atMs: v.number() }),
  v.object({ type: v.literal('model-download'), fraction: v.number() }),
  v.object({ type: v.literal('model-used'), model: v.string() }),
  v.object({
    type: v.literal('usage'),
    usage: v.object({
      promptTokens: count,
      completionTokens: count,
      reasoningTokens: count,
      cachedTokens: count,
      cacheWriteTokens: count,
      cost: count,
    }),
  }),
  v.object({ type: v.literal('step-finish'), finishReason }),
  ...callPartSchemas,
  v.object({ type: v.literal('tools-missing'), server: v.string(), error: runErrorSchema }),
  v.object({ type: v.literal('finish'), finishReason, atMs: v.number() }),
  v.object({ type: v.literal('abort'), atMs: v.number() }),
  v.object({ type: v.literal('error'), error: runErrorSchema, atMs: v.number() }),
]);

const parametersSchema = v.object({
  temperature: v.optional(v.number()),
  topP: v.optional(v.number()),
  maxTokens: v.optional(v.number()),
  reasoningEffort: v.optional(v.string()),
});

/** {@link Manner} */
export const mannerSchema: v.GenericSchema<Manner> = v.object({
  parameters: v.optional(parametersSchema),
  schema: v.optional(v.string()),
  ownModel: v.optional(v.literal(true)),
  ownStream: v.optional(v.literal(true)),
});

/** {@link AskManner} */
export const askMannerSchema: v.GenericSchema<AskManner> = v.object({
  connectionId: v.optional(idSchema),
  model: v.optional(v.string()),
  stream: v.optional(v.boolean()),
  manner: v.optional(mannerSchema),
});

const questionSchema: v.GenericSchema<Question> = v.object({
  id: idSchema,
  role: v.literal('user'),
  conversationId: idSchema,
  parentId: v.nullable(idSchema),
  createdAtMs: v.number(),
  content: v.array(contentPartSchema),
});

const answerSchema: v.GenericSchema<Answer> = v.object({
  id: idSchema,
  role: v.literal('assistant'),
  conversationId: idSchema,
  parentId: idSchema,
  createdAtMs: v.number(),
  connectionId: v.string(),
  model: v.string(),
  stream: v.optional(v.boolean()),
  beside: v.optional(idSchema),
  manner: v.optional(mannerSchema),
  omitted: v.array(idSchema),
  parts: v.nullable(v.array(streamPartSchema)),
});

/** {@link Message} */
export const messageSchema: v.GenericSchema<Message> = v.union([questionSchema, answerSchema]);

/** Messages from a disk. Each stands for itself: one that is damaged is left out, and must not hide the others. */
export const messageRows = v.pipe(
  v.array(v.unknown()),
  v.transform((rows) => rows.filter((row): row is Message => v.is(messageSchema, row))),
);

/** How long conversations are kept, in days; null for ever. */
export const keepDaysSchema = v.nullable(v.picklist(keepPeriods));

/** {@link ModelPick} */
export const modelPickSchema: v.GenericSchema<ModelPick> = v.object({
  connectionId: idSchema,
  model: v.pipe(v.string(), v.maxLength(512)),
});

/** How many tokens models read at once, by model. */
export const windowsSchema = v.record(v.string(), v.number());

/** What models can do, by model. */
export const abilitiesSchema = v.record(v.string(), v.array(v.picklist(modelAbilities)));

/** {@link Tuning} */
export const tuningSchema: v.GenericSchema<Tuning> = v.object({
  dialect: v.nullable(v.picklist(dialects)),
  keyHeader: v.pipe(v.string(), v.maxLength(128)),
  headers: v.record(v.string(), v.string()),
  extraBody: v.string(),
  parameters: parametersSchema,
  withoutOrigin: v.boolean(),
  stream: v.boolean(),
  retries: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  firstByteSeconds: v.nullable(v.pipe(v.number(), v.minValue(1))),
  idleSeconds: v.nullable(v.pipe(v.number(), v.minValue(1))),
  payloadSeconds: v.nullable(v.pipe(v.number(), v.minValue(1))),
  windowTokens: v.nullable(v.pipe(v.number(), v.minValue(1))),
});

/** {@link KeyHint} */
export const keyHintSchema: v.GenericSchema<KeyHint> = v.object({
  lastFour: v.string(),
  savedAtMs: v.number(),
  kind: v.picklist(keyKinds),
  state: v.picklist(keyStates),
  origin: v.optional(v.string()),
});

/** {@link ConnectionView} */
const connectionViewSchema: v.GenericSchema<ConnectionView> = v.object({
  id: idSchema,
  name: v.string(),
  provider: v.string(),
  baseUrl: v.string(),
  confirmedOrigin: v.optional(v.string()),
  model: v.string(),
  models: v.array(v.string()),
  abilities: v.optional(abilitiesSchema),
  windows: v.optional(windowsSchema),
  systemPrompt: v.string(),
  tuning: tuningSchema,
  corrections: v.record(v.string(), v.array(v.picklist(corrections))),
  createdAtMs: v.number(),
  // What cannot be told of a key is asked for again.
  key: v.fallback(v.nullable(keyHintSchema), null),
});

/** Connections from a disk: as {@link messageRows}. */
export const connectionRows = v.pipe(
  v.array(v.unknown()),
  v.transform((rows): ConnectionView[] =>
    rows.flatMap((row) => {
      const read = v.safeParse(connectionViewSchema, row);
      return read.success ? [read.output] : [];
    }),
  ),
);
