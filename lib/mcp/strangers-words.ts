import { removeHidden } from '../core/hidden-characters.ts';
import { endsInHalf } from '../core/surrogates.ts';

/** The most of a description that is told to a model, in characters. */
export const descriptionLimit = 1024;
/** The most of a name that is shown. */
export const nameLimit = 200;

/** A stranger's words without what nobody sees, cut. */
export function toWords(text: string | undefined, limit: number): string {
  if (text === undefined) return '';
  // Looked through is little more than is kept: a stranger's name may have megabytes.
  return cut(removeHidden(text.slice(0, 4 * limit)).trim(), limit);
}

/** The same in one line, for names. */
export function toName(text: string | undefined, limit: number = nameLimit): string {
  return toWords(text?.slice(0, 4 * limit).replaceAll(/\s+/g, ' '), limit);
}

/** At most so much of a text, and no half of a character at its end. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  return endsInHalf(head) ? head.slice(0, -1) : head;
}
