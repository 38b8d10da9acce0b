import { findJsonFault } from '../core/json-fault.ts';
import { parseRecord, toRecord } from '../core/json.ts';
import type { Prompt } from '../core/prompt.ts';
import { toPieces, toWants } from './variables.ts';

/** What is wrong with a JSON Schema. */
export type SchemaFault =
  | { kind: 'bad-schema' }
  | { kind: 'schema-no-json'; line: number; column: number }
  | { kind: 'schema-part'; place: string };

/** What is wrong with a prompt, or with what it says of itself; each has its sentence. */
export type PromptFault =
  | SchemaFault
  | { kind: 'no-name' | 'no-text' | 'slash-form' | 'no-slash' | 'nowhere' }
  | { kind: 'unknown-variable' | 'twice'; written: string }
  | { kind: 'slash-taken'; name: string }
  | { kind: 'place-selection' | 'place-page' | 'place-link' };

/** What is told, and keeps nobody from keeping the prompt: a question may be about braces. */
export function isWarning({ kind }: PromptFault): boolean {
  return kind === 'unknown-variable';
}

/** The form of what is typed behind the slash: no blanks, since a blank ends the search. */
const slashForm = /^[\p{L}\p{N}_-]{1,40}$/u;

/** All that is wrong with a prompt that is to be kept beside those `others`. */
export function findPromptFaults(prompt: Prompt, others: readonly Prompt[]): PromptFault[] {
  const { name, text, slash, places, schema } = prompt;
  const faults: PromptFault[] = [];
  if (name.trim() === '') faults.push({ kind: 'no-name' });
  if (text.trim() === '') faults.push({ kind: 'no-text' });
  const seen = new Set<string>();
  for (const piece of toPieces(text)) {
    if (piece.type === 'unknown') {
      faults.push({ kind: 'unknown-variable', written: piece.written });
    } else if (piece.type === 'variable') {
      if (seen.has(piece.name)) faults.push({ kind: 'twice', written: `{{${piece.name}}}` });
      seen.add(piece.name);
    }
  }
  if (places.length === 0) faults.push({ kind: 'nowhere' });
  if (slash === '' && places.includes('slash')) faults.push({ kind: 'no-slash' });
  else if (slash !== '' && !slashForm.test(slash)) faults.push({ kind: 'slash-form' });
  const taken = others.find(
    (other) =>
      other.id !== prompt.id && slash !== '' && other.slash.toLowerCase() === slash.toLowerCase(),
  );
  if (taken) faults.push({ kind: 'slash-taken', name: taken.name });
  faults.push(...findPlaceFaults(prompt));
  const schemaFault = schema === '' ? undefined : findSchemaFault(schema);
  if (schemaFault) faults.push(schemaFault);
  return faults;
}

/** A click on something has to bring something that the prompt speaks of: else it would ask about nothing. */
function findPlaceFaults({ text, places }: Prompt): PromptFault[] {
  const { variables } = toWants(text);
  const faults: PromptFault[] = [];
  if (places.includes('selection') && !variables.includes('selection')) {
    faults.push({ kind: 'place-selection' });
  }
  if (
    places.includes('page') &&
    !variables.some((name) => name === 'page' || name === 'url' || name === 'title')
  ) {
    faults.push({ kind: 'place-page' });
  }
  // Its address is all that the click brings. A picture goes along by itself.
  if (places.includes('link') && !variables.includes('url')) faults.push({ kind: 'place-link' });
  return faults;
}

/** Whether a text is a JSON Schema, as far as it can be told without a validator. */
export function isSchema(text: string): boolean {
  return findSchemaFault(text) === undefined;
}

/** What is wrong with a text that is to be a JSON Schema, as far as it can be told without a validator. */
export function findSchemaFault(text: string): SchemaFault | undefined {
  const place = findJsonFault(text);
  if (place) return { kind: 'schema-no-json', ...place };
  const schema = parseRecord(text);
  if (!schema || Object.keys(schema).length === 0) return { kind: 'bad-schema' };
  const part = findPartFault(schema, '#');
  return part === undefined ? undefined : { kind: 'schema-part', place: part };
}

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
/** Words with schemas by name, with lists of them, and with one. */
const named = ['properties', '$defs', 'definitions', 'patternProperties'];
const listed = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const single = ['items', 'additionalProperties', 'not', 'contains'];

/** Where a schema is none, as a path into it. */
function findPartFault(part: unknown, place: string): string | undefined {
  if (typeof part === 'boolean') return undefined;
  const schema = toRecord(part);
  if (!schema) return place;
  const { type, required } = schema;
  const isType = (each: unknown): boolean => typeof each === 'string' && types.includes(each);
  if (type !== undefined && !(Array.isArray(type) ? type.every(isType) : isType(type))) {
    return `${place}/type`;
  }
  if (required !== undefined && !isStrings(required)) return `${place}/required`;
  for (const [word, value] of Object.entries(schema)) {
    const at = `${place}/${word}`;
    let inner: [string, unknown][] = [];
    if (single.includes(word)) inner = [[at, value]];
    else if (named.includes(word)) {
      const record = toRecord(value);
      if (!record) return at;
      inner = Object.entries(record).map(([name, each]) => [`${at}/${name}`, each]);
    } else if (listed.includes(word)) {
      if (!Array.isArray(value)) return at;
      inner = value.map((each, index) => [`${at}/${index}`, each]);
    }
    for (const [where, each] of inner) {
      const fault = findPartFault(each, where);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
