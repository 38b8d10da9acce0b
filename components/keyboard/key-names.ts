import type { Translator } from '../../lib/strings/to-translator.ts';

/** Those keys of the table that are called otherwise on a keyboard. */
const named = {
  Alt: 'keys.key.alt',
  Shift: 'keys.key.shift',
  Ctrl: 'keys.key.ctrl',
  Delete: 'keys.key.delete',
  Escape: 'keys.key.escape',
  Enter: 'keys.key.enter',
  ArrowUp: 'keys.key.up',
  ArrowDown: 'keys.key.down',
  Drop: 'keys.key.drop',
} as const;

/** What a key is called on a keyboard of the page's language; `words` have the area of keys. */
export function toKeyName(key: string, words: Translator): string {
  return key in named ? words.t(named[key as keyof typeof named]) : key;
}
