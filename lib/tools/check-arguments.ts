import { Validator } from '@cfworker/json-schema';
import type { SchemaDraft } from '@cfworker/json-schema';
import { parseJson, toRecord } from '../core/json.ts';
import { TooMuchWork, createRoundWork, isDeeper, toBoundedSchema } from '../core/schema-limits.ts';
import type { RoundWork } from '../core/schema-limits.ts';
import { findDoubled } from './find-doubled.ts';
import { findInexact } from './find-inexact.ts';
import type { ToolInput } from './tool.ts';

/** Arguments that fit, or what is wrong with them, for the model. */
export type CheckedArguments = { input: ToolInput } | { fault: string };

/** More is no call but a model that runs in circles; a file that is downloaded is the longest there is. */
const mostCharacters = 1_000_000;
const mostDepth = 64;
/** Reading so many is as much work as looking at a part of a schema. */
const charactersPerWork = 20;
/** So many faults say enough. */
const toldFaults = 5;
/** A validator's sentence may repeat what it is about. */
const longestFault = 300;

/** Faults that only say that there is another one: around it, or that nothing is allowed where something is. */
const around: readonly string[] = ['properties', 'items', 'false', '$ref', 'allOf'];

/**
 * Reads the arguments of a call and holds them to the tool's schema. Never throws, whatever the two are. What it takes is taken
 * off `round`; where nothing is left of that, they are too many.
 */
export function checkArguments(
  text: string,
  { name, schema }: { name: string; schema: Readonly<Record<string, unknown>> },
  round = createRoundWork(),
): CheckedArguments {
  if (text.length > mostCharacters) {
    return {
      fault: `The arguments are ${text.length} characters long. Call again with ${mostCharacters} at most.`,
    };
  }
  if (round.left <= 0) return { fault: toManyFault(name) };
  round.left -= text.length / charactersPerWork;
  // Some models write this for a tool that takes none.
  const value = /^\s*(?:null)?\s*$/.test(text) ? {} : parseJson(text);
  if (value === undefined) return { fault: toSyntaxFault(text) };
  const input = toRecord(value);
  if (!input) {
    return { fault: 'The arguments must be one JSON object, and are none. Call again with {…}.' };
  }
  if (isDeeper(input, mostDepth)) {
    return {
      fault: `The arguments are nested too deeply. Call again with ${mostDepth} levels at most.`,
    };
  }
  const doubled = findDoubled(text);
  if (doubled !== undefined) {
    return {
      fault: `The arguments name "${clip(doubled)}" twice in one object. Call again with it once.`,
    };
  }
  const inexact = text.trim() === '' ? undefined : findInexact(text);
  if (inexact !== undefined) {
    return {
      fault: `The number ${clip(inexact)} cannot be carried exactly. Call again with it as text, if the schema allows, or with another one.`,
    };
  }
  return holdTo(schema, input, name, round);
}

function toManyFault(name: string): string {
  return `The arguments are too many to be held to the schema of ${name}. Call again with fewer, or shorter ones.`;
}

/** The browser's own sentence says where it is broken; both say it in other words. */
function toSyntaxFault(text: string): string {
  let words = '';
  try {
    JSON.parse(text);
  } catch (cause) {
    if (cause instanceof Error) words = cause.message.slice(0, longestFault);
  }
  return `The arguments are no whole JSON: ${words}. Call again with the whole arguments as one JSON object.`;
}

/** A schema may be a stranger's: what is none, or points to nowhere or to itself, makes the validator throw. */
function holdTo(
  schema: ToolInput,
  input: ToolInput,
  name: string,
  round: RoundWork,
): CheckedArguments {
  try {
    const faults = findMisfits(schema, input, round).map(
      ({ place, fault }) => `at ${place}: ${clip(fault)}`,
    );
    if (faults.length === 0) return { input };
    return {
      fault: `The arguments do not fit the schema of ${name}: ${faults.join(' ')} Call again with arguments that do.`,
    };
  } catch (cause) {
    if (cause instanceof TooMuchWork) return { fault: toManyFault(name) };
    return {
      fault: `The schema of ${name} is faulty (${clip(String(cause))}), so it cannot be called.`,
    };
  }
}

/** Where a value does not fit a schema, and why, in the validator's words: the first few. Throws as {@link toBoundedSchema} does. */
export function findMisfits(
  schema: ToolInput,
  value: unknown,
  round?: RoundWork,
): { place: string; fault: string }[] {
  const bounded = toBoundedSchema(schema, value, round);
  const { valid, errors } = new Validator(bounded.schema, toDraft(schema), false).validate(
    bounded.value,
  );
  if (valid) return [];
  // What is inside says more than that something around it is wrong as well.
  const inner = errors.filter(({ keyword }) => !around.includes(keyword));
  return (inner.length > 0 ? inner : errors)
    .slice(0, toldFaults)
    .map(({ instanceLocation, error }) => ({ place: instanceLocation, fault: error }));
}

function toDraft({ $schema }: ToolInput): SchemaDraft {
  const named = /(?<=draft-0)[47]|2019-09/.exec(JSON.stringify($schema));
  return (named?.[0] ?? '2020-12') as SchemaDraft;
}

function clip(words: string): string {
  return words.length > longestFault ? `${words.slice(0, longestFault)}…` : words;
}
