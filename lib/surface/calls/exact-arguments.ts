import { removeHidden } from '../../core/hidden-characters.ts';
import { toIndented } from '../../core/indented-json.ts';

/** Seen in words, but not by whoever looks for them: marks, and what is blank like a space and is another sign. */
const unseen = /[\u00ad\u061c\u200e\u200f\u2800]|[^\P{Z} ]/u;

/**
 * The arguments of a call as they would be sent, for whoever is to agree to them: what nobody would see of them stands there as
 * JSON writes it too, `\u200b`. White space between their signs is ours.
 */
export function toExactArguments(text: string): string {
  const indented = toIndented(text);
  const seen = removeHidden(indented);
  if (seen === indented && !unseen.test(indented)) return indented;
  let exact = '';
  let at = 0;
  // What was removed is what the rest lacks: nothing else differs.
  for (let index = 0; index < indented.length; index += 1) {
    const unit = indented.charAt(index);
    const isSeen = unit === seen.charAt(at);
    if (isSeen) at += 1;
    exact +=
      isSeen && !unseen.test(unit)
        ? unit
        : `\\u${indented.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return exact;
}

/** Whether a call is made with nothing at all. */
export function isWithoutArguments(text: string): boolean {
  return /^\s*(?:\{\s*\})?\s*$/u.test(text);
}
