import * as v from 'valibot';
import { defaultTuning } from '../core/connection.ts';
import { parseJson, toList } from '../core/json.ts';
import { promptPlaces } from '../core/prompt.ts';
import type { Prompt } from '../core/prompt.ts';
import { findPromptFaults } from '../prompts/prompt-faults.ts';
import type { PromptFault } from '../prompts/prompt-faults.ts';
import { idSchema } from '../protocol/id-schema.ts';
import type { DraftStore } from './draft-store.ts';
import { readTuning, toTuningTexts } from './tuning-texts.ts';
import type { TuningFaults } from './tuning-texts.ts';

/** The fields of a prompt that are typed as text and mean something else. */
export const parameterFields = ['temperature', 'topP', 'maxTokens', 'reasoningEffort'] as const;

/** One of {@link parameterFields}. */
export type ParameterField = (typeof parameterFields)[number];

/** A prompt as it is being written: what is typed stays as it was typed. */
export interface PromptDraft {
  prompt: Prompt;
  parameters: Record<ParameterField, string>;
}

/** A prompt as the form begins with it. */
export function toPromptDraft(prompt: Prompt): PromptDraft {
  const texts = toTuningTexts({ ...defaultTuning, parameters: prompt.parameters });
  const { temperature, topP, maxTokens, reasoningEffort } = texts;
  return { prompt, parameters: { temperature, topP, maxTokens, reasoningEffort } };
}

/** An empty prompt of the user's own. */
export function createEmptyPrompt(): Prompt {
  return {
    id: crypto.randomUUID(),
    name: '',
    slash: '',
    text: '',
    places: ['slash'],
    connectionId: null,
    model: null,
    parameters: {},
    language: '',
    schema: '',
    stream: null,
  };
}

/** The prompt that a draft stands for, and what is wrong with it. */
export function readPromptDraft(
  { prompt, parameters: texts }: PromptDraft,
  others: readonly Prompt[],
): { prompt: Prompt; faults: PromptFault[]; parameterFaults: TuningFaults } {
  const { tuning, faults: parameterFaults } = readTuning(
    { ...toTuningTexts(defaultTuning), ...texts },
    '',
  );
  const model = prompt.model?.trim() ?? '';
  const read: Prompt = {
    ...prompt,
    name: prompt.name.trim(),
    slash: prompt.slash.trim().replace(/^\//, ''),
    language: prompt.language.trim(),
    schema: prompt.schema.trim(),
    model: prompt.connectionId === null || model === '' ? null : model,
    parameters: tuning.parameters,
  };
  return { prompt: read, faults: findPromptFaults(read, others), parameterFaults };
}

/** The name under which prompts are kept that are being written. */
const draftsName = 'prompt-edits';

const draftSchema = v.object({
  // What is typed may be anything as yet.
  prompt: v.object({
    id: idSchema,
    name: v.string(),
    slash: v.string(),
    text: v.string(),
    places: v.array(v.picklist(promptPlaces)),
    connectionId: v.nullable(v.string()),
    model: v.nullable(v.string()),
    parameters: v.looseObject({}),
    language: v.string(),
    schema: v.string(),
    stream: v.nullable(v.boolean()),
  }),
  parameters: v.object({
    temperature: v.string(),
    topP: v.string(),
    maxTokens: v.string(),
    reasoningEffort: v.string(),
  }),
});

/** What was typed and not saved, by id, as an earlier page has left it. */
export function readKeptDrafts(
  drafts: Pick<DraftStore, 'read'>,
): Readonly<Record<string, PromptDraft>> {
  const rows = toList(parseJson(drafts.read(draftsName)));
  return Object.fromEntries(
    rows.flatMap((row) => (v.is(draftSchema, row) ? [[row.prompt.id, row]] : [])),
  );
}

/** Keeps it, as what is typed elsewhere is kept. */
export function keepDrafts(
  drafts: Pick<DraftStore, 'write'>,
  rows: Readonly<Record<string, PromptDraft>>,
): void {
  const all = Object.values(rows);
  drafts.write(draftsName, all.length === 0 ? '' : JSON.stringify(all));
}
