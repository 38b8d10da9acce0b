import { toBeginning } from '../core/content.ts';
import { removeHidden } from '../core/hidden-characters.ts';

const longest = 200;

/** A stranger's name for something, as one line of what can be seen. */
export function toLine(name: string): string {
  const line = removeHidden(name).replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${toBeginning(line, longest)}…` : line;
}
