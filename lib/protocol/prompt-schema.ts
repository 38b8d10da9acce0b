import * as v from 'valibot';
import { promptPlaces } from '../core/prompt.ts';
import type { PageSource, Prompt, PromptOffer } from '../core/prompt.ts';
import { isEffort, isInRange, tuningRanges } from '../core/tuning-rules.ts';
import { idSchema } from './id-schema.ts';

/** The most prompts that are kept: more than anybody can choose from. */
export const promptLimit = 500;

/** What is built here is built by calls alone, so that a page which uses none of it does not load it. */
const parameters = v.object({
  temperature: v.optional(
    v.pipe(
      v.number(),
      v.check((value) => isInRange(value, tuningRanges.temperature)),
    ),
  ),
  topP: v.optional(
    v.pipe(
      v.number(),
      v.check((value) => isInRange(value, tuningRanges.topP)),
    ),
  ),
  maxTokens: v.optional(
    v.pipe(
      v.number(),
      v.check((value) => isInRange(value, tuningRanges.maxTokens)),
    ),
  ),
  reasoningEffort: v.optional(v.pipe(v.string(), v.check(isEffort))),
});

/** All of a prompt but its id. */
const promptFields = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  slash: v.pipe(v.string(), v.maxLength(40)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(100_000)),
  places: v.pipe(
    v.array(v.picklist(promptPlaces)),
    v.transform((places) => [...new Set(places)]),
  ),
  connectionId: v.nullable(idSchema),
  model: v.nullable(v.pipe(v.string(), v.maxLength(512))),
  parameters,
  language: v.pipe(v.string(), v.maxLength(60)),
  schema: v.pipe(v.string(), v.maxLength(65_536)),
  stream: v.nullable(v.boolean()),
};

/** {@link Prompt} */
export const promptSchema: v.GenericSchema<unknown, Prompt> = v.object({
  id: idSchema,
  ...promptFields,
});

/** {@link PageSource} */
export const pageSourceSchema: v.GenericSchema<PageSource> = v.object({
  selection: v.optional(v.string()),
  page: v.optional(v.string()),
  url: v.optional(v.string()),
  title: v.optional(v.string()),
});

/** {@link PromptOffer} */
export const promptOfferSchema: v.GenericSchema<PromptOffer> = v.object({
  promptId: idSchema,
  source: pageSourceSchema,
  picture: v.optional(v.object({ tabId: v.number(), frameId: v.number(), url: v.string() })),
  data: v.optional(v.record(v.string(), v.string())),
  said: v.optional(v.record(v.string(), v.string())),
});
