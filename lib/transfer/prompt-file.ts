import * as v from 'valibot';
import { parseJson, toList, toRecord } from '../core/json.ts';
import type { Prompt } from '../core/prompt.ts';
import { isSchema } from '../prompts/prompt-faults.ts';
import { promptSchema } from '../protocol/prompt-schema.ts';

/** What the file says that it is. */
const format = 'sidestream-prompts';
const version = 1;

/** As long as {@link promptSchema} lets it be. */
const longestSlash = 40;
/** The largest file that is read, in bytes: more than the most and longest prompts that anybody would write. */
export const promptFileLimit = 10_000_000;

/** All prompts as a file. Connections stay behind, since their ids mean nothing elsewhere. */
export function toPromptFile(prompts: readonly Prompt[]): string {
  const rows = prompts.map((prompt) => ({ ...prompt, connectionId: null, model: null }));
  return `${JSON.stringify({ format, version, prompts: rows }, null, 2)}\n`;
}

/** What a file holds, or why it cannot be read. `damaged` counts entries that are none. */
export type PromptFile =
  | { prompts: Prompt[]; damaged: number }
  | { fault: 'unreadable' | 'later' | 'too-large' };

/** Reads a stranger's file: what passes can be kept, shown and asked. */
export function readPromptFile(text: string): PromptFile {
  if (text.length > promptFileLimit) return { fault: 'too-large' };
  const file = toRecord(parseJson(text.replace(/^\uFEFF/, '')));
  if (file?.['format'] !== format || !Array.isArray(file['prompts'])) {
    return { fault: 'unreadable' };
  }
  if (typeof file['version'] !== 'number') return { fault: 'unreadable' };
  if (file['version'] > version) return { fault: 'later' };
  const prompts = new Map<string, Prompt>();
  let damaged = 0;
  for (const row of toList(file['prompts'])) {
    const result = v.safeParse(promptSchema, row);
    const isSound =
      result.success &&
      !prompts.has(result.output.id) &&
      (result.output.schema === '' || isSchema(result.output.schema));
    // A connection of the same id here would be another one.
    if (isSound)
      prompts.set(result.output.id, { ...result.output, connectionId: null, model: null });
    else damaged += 1;
  }
  return { prompts: [...prompts.values()], damaged };
}

/** What is to be done with prompts of a file that are here already, and are not the same. */
export type SameChoice = 'skip' | 'replace' | 'both';

/** What a file has beside what is here. */
export interface PromptComparison {
  fresh: Prompt[];
  /** Here as well, under the same id or slash name, and in other words. */
  changed: Prompt[];
}

/** Compares a file with what is here. What is here word by word is in neither list. */
export function comparePrompts(
  incoming: readonly Prompt[],
  present: readonly Prompt[],
): PromptComparison {
  const fresh: Prompt[] = [];
  const changed: Prompt[] = [];
  for (const prompt of incoming) {
    const same = findSame(prompt, present);
    if (!same) fresh.push(prompt);
    else if (toComparable(same) !== toComparable(prompt)) changed.push(prompt);
  }
  return { fresh, changed };
}

/** The prompts to be kept, by the user's choice. A slash name that is taken gets a number in what comes second. */
export function toTakenIn(
  { fresh, changed }: PromptComparison,
  present: readonly Prompt[],
  choice: SameChoice,
  toId: () => string,
): Prompt[] {
  const replaced = choice === 'replace' ? changed : [];
  const beside = choice === 'both' ? changed.map((prompt) => ({ ...prompt, id: toId() })) : [];
  const taken: Prompt[] = replaced.map((prompt) => {
    const same = findSame(prompt, present);
    return same
      ? { ...prompt, id: same.id, connectionId: same.connectionId, model: same.model }
      : prompt;
  });
  const gone = new Set(taken.map(({ id }) => id));
  const slashes = new Set(
    [...present.filter(({ id }) => !gone.has(id)), ...taken].map(({ slash }) => toSlash(slash)),
  );
  for (const prompt of [...fresh, ...beside]) {
    const slash = toFreeSlash(prompt.slash, slashes);
    slashes.add(toSlash(slash));
    taken.push({ ...prompt, slash });
  }
  return taken;
}

/** Without a name of its own it could be chosen nowhere. */
function toFreeSlash(slash: string, taken: ReadonlySet<string>): string {
  let free = slash;
  for (let count = 2; free !== '' && taken.has(toSlash(free)); count += 1) {
    const end = `-${count}`;
    free = slash.slice(0, longestSlash - end.length) + end;
  }
  return free;
}

function findSame({ id, slash }: Prompt, present: readonly Prompt[]): Prompt | undefined {
  return (
    present.find((prompt) => prompt.id === id) ??
    present.find((prompt) => slash !== '' && toSlash(prompt.slash) === toSlash(slash))
  );
}

function toSlash(slash: string): string {
  return slash.toLowerCase();
}

function toComparable({ name, slash, text, places, parameters, language, schema, stream }: Prompt) {
  const rest = [name, slash, text, [...places].sort(), language, schema, stream];
  const set = Object.entries(parameters).sort(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([...rest, set]);
}
