import { removeHidden } from '../../core/hidden-characters.ts';
import { toIndented } from '../../core/indented-json.ts';

/**
 * The arguments of a call as they would be sent, for whoever is to agree to them: what nobody would see of them stands there as
 * JSON writes it too, `\u200b`. White space between their signs is ours.
 */
export function toExactArguments(text: string): string {
  const indented = toIndented(text);
  const seen = removeHidden(indented);
  if (seen === indented) return indented;
  let exact = '';
  let at = 0;
  // What was removed is what the rest lacks: nothing else differs.
  for (let index = 0; index < indented.length; index += 1) {
    const unit = indented.charAt(index);
    if (unit === seen.charAt(at)) {
      exact += unit;
      at += 1;
    } else exact += `\\u${indented.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return exact;
}

/** Whether a call is made with nothing at all. */
export function isWithoutArguments(text: string): boolean {
  return /^\s*(?:\{\s*\})?\s*$/u.test(text);
}
