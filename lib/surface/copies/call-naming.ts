import type { ToolCallView } from '../../core/call-view.ts';
import { removeHidden } from '../../core/hidden-characters.ts';
import { callWords } from '../../strings/call-words.ts';
import type { Translator } from '../../strings/to-translator.ts';
import { toCallTitle } from '../calls/call-words.ts';

/** What calls are called in a file: as their cards have it, with nothing hidden. */
export function createCallNaming(strings: Translator): (call: ToolCallView) => string {
  const words = strings.withWords(callWords);
  return (call) => removeHidden(toCallTitle(call, words, call.state === 'done'));
}
