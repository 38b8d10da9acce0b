import * as v from 'valibot';
import { builtInNames } from '../../core/built-in-names.ts';
import { parseJson, parseRecord, toList } from '../../core/json.ts';
import { isToolName } from '../../core/tool-settings.ts';
import type { OwnTool } from '../../core/tool-settings.ts';
import { findSchemaFault } from '../../prompts/prompt-faults.ts';
import type { SchemaFault } from '../../prompts/prompt-faults.ts';
import { idSchema } from '../../protocol/id-schema.ts';
import { parseToolAddress } from '../../providers/tool-address.ts';
import type { ToolAddressFault } from '../../providers/tool-address.ts';
import { findRefused } from '../../core/find-refused.ts';
import type { DraftStore } from '../draft-store.ts';
import { findUnusable } from './find-unusable.ts';

/** The ways in which a tool of the user's own answers. */
export const replyTypes = ['fixed', 'endpoint'] as const satisfies OwnTool['reply']['type'][];

/** A tool as it is being written: what is typed stays, also of the way to answer that is not chosen. */
export interface OwnToolDraft {
  id: string;
  name: string;
  description: string;
  schema: string;
  replyType: (typeof replyTypes)[number];
  text: string;
  url: string;
}

/** What is wrong with each field. */
export interface OwnToolFaults {
  name?: 'empty' | 'form' | 'built-in' | 'taken' | 'reserved' | undefined;
  description?: 'empty' | undefined;
  schema?:
    | SchemaFault
    | { kind: 'not-object' }
    | { kind: 'unusable' | 'refused'; why: string }
    | undefined;
  url?: ToolAddressFault | undefined;
}

const emptySchema = `{
  "type": "object",
  "properties": {}
}`;

/** A tool that is not there yet. */
export function createEmptyTool(): OwnToolDraft {
  const id = crypto.randomUUID();
  return { id, name: '', description: '', schema: emptySchema, ...noReply };
}

/** Whether nothing has been typed that an example would take the place of. */
export function isBlank({ name, description, schema, text, url }: OwnToolDraft): boolean {
  return schema === emptySchema && [name, description, text, url].every((typed) => typed === '');
}

const noReply = { replyType: 'fixed', text: '', url: '' } as const;

/** A tool that works as it is. */
export const exampleTool: Omit<OwnToolDraft, 'id' | 'url'> = {
  name: 'get_weather',
  description: 'Tells the weather of a city, now.',
  schema: `{
  "type": "object",
  "properties": {
    "city": {
      "type": "string",
      "description": "A city and its country, as Ulm, Germany"
    }
  },
  "required": ["city"],
  "additionalProperties": false
}`,
  replyType: 'fixed',
  text: '{"temperature": 21, "unit": "°C", "sky": "clear"}',
};

/** A tool as the form begins with it. */
export function toToolDraft({ reply, ...tool }: OwnTool): OwnToolDraft {
  return reply.type === 'fixed'
    ? { ...tool, ...noReply, text: reply.text }
    : { ...tool, ...noReply, replyType: 'endpoint', url: reply.url };
}

/** The tool that a draft stands for, and what is wrong with it beside those `others`. */
export function readToolDraft(
  draft: OwnToolDraft,
  others: readonly Pick<OwnTool, 'id' | 'name'>[],
): { tool: OwnTool; faults: OwnToolFaults } {
  const { id, replyType, text } = draft;
  const url = draft.url.trim();
  const tool: OwnTool = {
    id,
    name: draft.name.trim(),
    description: draft.description.trim(),
    schema: draft.schema.trim(),
    reply: replyType === 'fixed' ? { type: 'fixed', text } : { type: 'endpoint', url },
  };
  return { tool, faults: findToolFaults(tool, others) };
}

/** All that is wrong with a tool; nothing where it can be offered. */
export function findToolFaults(
  tool: OwnTool,
  others: readonly Pick<OwnTool, 'id' | 'name'>[],
): OwnToolFaults {
  const name = findNameFault(tool, others);
  const schema = findFault(tool.schema);
  const address = tool.reply.type === 'endpoint' ? parseToolAddress(tool.reply.url) : undefined;
  return {
    ...(name && { name }),
    ...(tool.description === '' && { description: 'empty' as const }),
    ...(schema && { schema }),
    ...(address && 'fault' in address && { url: address.fault }),
  };
}

/** What cannot be a name in a list of settings, since every object has it. */
const reserved = ['__proto__', 'constructor', 'prototype'];

function findNameFault(
  { id, name }: OwnTool,
  others: readonly Pick<OwnTool, 'id' | 'name'>[],
): OwnToolFaults['name'] {
  if (name === '') return 'empty';
  if (reserved.includes(name)) return 'reserved';
  if (!isToolName(name)) return 'form';
  if (builtInNames.some((builtIn) => builtIn === name)) return 'built-in';
  return others.some((other) => other.id !== id && other.name === name) ? 'taken' : undefined;
}

function findFault(text: string): OwnToolFaults['schema'] {
  const fault = findSchemaFault(text);
  if (fault) return fault;
  const schema = parseRecord(text) ?? {};
  // What providers take as arguments is an object.
  if (schema['type'] !== 'object') return { kind: 'not-object' };
  const refused = findRefused(schema);
  if (refused !== undefined) return { kind: 'refused', why: refused };
  const why = findUnusable(schema);
  return why === undefined ? undefined : { kind: 'unusable', why };
}

/** The name under which tools are kept that are being written. */
const draftsName = 'tool-edits';

const draftSchema: v.GenericSchema<OwnToolDraft> = v.object({
  id: idSchema,
  name: v.string(),
  description: v.string(),
  schema: v.string(),
  replyType: v.picklist(replyTypes),
  text: v.string(),
  url: v.string(),
});

/** What was typed and not saved, as an earlier page has left it. */
export function readToolDrafts(drafts: Pick<DraftStore, 'read'>): readonly OwnToolDraft[] {
  const rows = toList(parseJson(drafts.read(draftsName)));
  return rows.filter((row) => v.is(draftSchema, row));
}

/** Keeps it, as what is typed elsewhere is kept. */
export function keepToolDrafts(
  drafts: Pick<DraftStore, 'write'>,
  rows: readonly OwnToolDraft[],
): void {
  drafts.write(draftsName, rows.length === 0 ? '' : JSON.stringify(rows));
}
