import { removeHidden } from '../../core/hidden-characters.ts';

/**
 * A text of an answer as it goes to the clipboard: what is pasted is what was read, and nothing in it speaks to a
 * terminal, where a carriage return alone is the Enter key.
 */
export function toCopiedText(text: string): string {
  return removeHidden(text).replaceAll(/\r\n?/gu, '\n');
}
