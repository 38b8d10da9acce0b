import { toList, toRecord } from '../core/json.ts';
import type { PromptMessage } from './adapter.ts';

type Schema = Readonly<Record<string, unknown>>;

/** How a refusal names the field of a schema, or what it does not like about the schema itself. */
export const schemaRefusal =
  /response_format|json_schema|text\.format|output_config\.format|output_format|structured[ _-]?outputs?|additionalProperties/i;

/** A schema in OpenAI's form. `strict` has the model held to it, and is refused for a schema that leaves anything open. */
export function toNamedSchema(schema: Schema): Record<string, unknown> {
  return { name: 'answer', schema, ...(isClosed(schema) && { strict: true }) };
}

/** Whether every object in it names all its fields, wants them all, and takes no others. */
function isClosed(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isClosed);
  const record = toRecord(schema);
  if (!record) return true;
  const properties = toRecord(record['properties']);
  if (record['type'] === 'object' || properties) {
    const names = Object.keys(properties ?? {});
    const required = toList(record['required']);
    if (record['additionalProperties'] !== false) return false;
    if (names.length === 0 || !names.every((name) => required.includes(name))) return false;
  }
  // The names of fields are the schema's own words; what stands below them are schemas again.
  return Object.entries(record).every(([name, value]) =>
    name === 'properties' ? Object.values(properties ?? {}).every(isClosed) : isClosed(value),
  );
}

/** The messages, with the schema told in words at the end of what is asked. */
export function withSchema(messages: readonly PromptMessage[], schema: Schema): PromptMessage[] {
  const at = messages.findLastIndex(({ role }) => role === 'user');
  const words =
    'Answer with JSON alone, with no text and no code fence around it. It has to fit this JSON Schema:\n' +
    JSON.stringify(schema);
  return messages.map((message, index) =>
    index === at ? { ...message, text: `${message.text}\n\n${words}` } : message,
  );
}
