import { readDefinition } from './definitions.ts';
import type { LinkDefinition } from './definitions.ts';
import type { ParagraphNode } from './nodes.ts';

/** What reading the definitions at the beginning of a paragraph comes to. */
export interface DefinitionsRead {
  readonly definitions: readonly LinkDefinition[];
  /** The text that is left. */
  readonly rest: string;
  /** Whether the rest could still begin with a definition. */
  readonly undecided: boolean;
}

/**
 * Reads the definitions that a paragraph begins with.
 *
 * @param whole whether nothing more comes
 */
export function readDefinitions(text: string, whole: boolean): DefinitionsRead {
  const definitions: LinkDefinition[] = [];
  let rest = text;
  while (rest !== '') {
    const read = readDefinition(rest, whole);
    if (read.kind !== 'found') return { definitions, rest, undecided: read.kind === 'cut' };
    definitions.push(read.part);
    rest = rest.slice(read.end);
  }
  return { definitions, rest, undecided: true };
}

/** Whether a paragraph has any text beside definitions, if it ended here. */
export function hasText({ undecided }: ParagraphNode): boolean {
  return undecided === undefined || readDefinitions(undecided, true).rest !== '';
}

const task = /^\[([ xX])\][ \t\n]+(?=[^ \t\n])/;

/** The box that the first paragraph of an item begins with, and where its text begins. */
export function readTask(
  text: string,
): { readonly checked: boolean; readonly length: number } | undefined {
  const found = task.exec(text);
  if (found === null) return undefined;
  return { checked: found[1] !== ' ', length: found[0].length };
}

/** Whether more text could make the beginning of an item its box. */
export function mayBecomeTask(text: string): boolean {
  return /^\[[ xX]\][ \t\n]*$/.test(text);
}
