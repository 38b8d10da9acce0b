import * as v from 'valibot';
import { askReasons, callDecisions, callGifts, callOutcomes, toolLeaves } from '../core/tool.ts';
import type { CallAsk } from '../core/tool.ts';
import { serverAuths } from '../core/tool-settings.ts';
import type { ToolServer, ToolSettings } from '../core/tool-settings.ts';
import { picturePartSchema } from './content-schema.ts';
import { idSchema } from './id-schema.ts';

const place = v.pipe(v.number(), v.integer(), v.minValue(0));

/** {@link CallAsk} */
const callAskSchema: v.GenericSchema<CallAsk> = v.object({
  number: v.optional(place),
  reason: v.picklist(askReasons),
  gives: v.picklist(callGifts),
  tool: v.optional(v.string()),
  title: v.optional(v.string()),
  host: v.optional(v.string()),
  page: v.optional(v.string()),
  once: v.optional(v.boolean()),
  field: v.optional(v.string()),
  sends: v.optional(v.boolean()),
  needs: v.optional(
    v.object({
      permissions: v.optional(v.array(v.picklist(['tabs']))),
      origins: v.optional(v.array(v.string())),
    }),
  ),
  action: v.optional(
    v.variant('type', [
      v.object({ type: v.literal('copy'), text: v.string() }),
      v.object({ type: v.literal('download'), name: v.string(), text: v.string() }),
    ]),
  ),
});

/** The parts that tell of calls. */
export const callPartSchemas = [
  v.object({ type: v.literal('echo'), item: v.unknown() }),
  v.object({ type: v.literal('calls-untaken'), count: place }),
  v.object({ type: v.literal('call-asked'), call: place, ask: callAskSchema }),
  v.object({ type: v.literal('call-start'), call: place, atMs: v.number() }),
  v.object({
    type: v.literal('call-progress'),
    call: place,
    progress: v.number(),
    total: v.optional(v.number()),
    words: v.optional(v.string()),
  }),
  v.object({
    type: v.literal('call-end'),
    call: place,
    outcome: v.picklist(callOutcomes),
    text: v.string(),
    untrusted: v.optional(v.boolean()),
    pictures: v.optional(v.array(picturePartSchema)),
    atMs: v.number(),
  }),
] as const;

/** What a surface says of calls. */
export const callCommands = [
  /**
   * The user's word on a call that was asked for. Where the surface was to carry it out itself, `failure` says that it could not, in words
   * for the model. `ask` is the number of the asking that was shown. Twice is once. Acknowledged by `carried-out`, also where the call
   * does not wait any more, or waits for another word by now.
   */
  v.object({
    type: v.literal('call-decide'),
    requestId: idSchema,
    runId: idSchema,
    call: place,
    ask: place,
    decision: v.picklist(callDecisions),
    failure: v.optional(v.string()),
  }),
] as const;

const toolName = v.pipe(v.string(), v.maxLength(64));

/** {@link ToolServer} */
export const toolServerSchema = v.object({
  id: idSchema,
  name: v.pipe(v.string(), v.maxLength(200)),
  url: v.pipe(v.string(), v.maxLength(2048)),
  confirmedOrigin: v.optional(v.pipe(v.string(), v.maxLength(2048))),
  auth: v.picklist(serverAuths),
  headerName: v.pipe(v.string(), v.maxLength(128)),
  on: v.boolean(),
  off: v.array(v.string()),
}) satisfies v.GenericSchema<ToolServer>;

/** {@link ToolSettings} */
export const toolSettingsFields = {
  toolsOn: v.boolean(),
  toolLeaves: v.record(v.string(), v.picklist(toolLeaves)),
  ownTools: v.array(
    v.object({
      id: idSchema,
      name: toolName,
      description: v.string(),
      schema: v.string(),
      reply: v.variant('type', [
        v.object({ type: v.literal('fixed'), text: v.string() }),
        v.object({ type: v.literal('endpoint'), url: v.pipe(v.string(), v.maxLength(2048)) }),
      ]),
    }),
  ),
  toolServers: v.array(toolServerSchema),
} satisfies { [Name in keyof ToolSettings]: v.GenericSchema<ToolSettings[Name]> };
