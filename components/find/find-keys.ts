import { isCommandKey, isMac } from '../command-key.ts';

/** The keys of a find bar that the sheet of keys names, with the words for them. F3 and Ctrl+G are one and the same. */
export const findKeys = [
  { words: 'find.open', key: isMac ? '⌘+F' : 'Ctrl+F' },
  { words: 'find.next', key: 'F3' },
  { words: 'find.previous', key: 'Shift+F3' },
] as const;

/** What a key asks of a find bar, as browsers have it: Ctrl+F, and F3 or Ctrl+G for the next; undefined for any other. */
export function toFindKey(event: KeyboardEvent): 'open' | 'next' | 'previous' | undefined {
  if (event.altKey) return undefined;
  const step = event.shiftKey ? 'previous' : 'next';
  if (event.key === 'F3' && !event.ctrlKey && !event.metaKey) return step;
  if (isCommandKey(event, 'g')) return step;
  return isCommandKey(event, 'f') && !event.shiftKey ? 'open' : undefined;
}
