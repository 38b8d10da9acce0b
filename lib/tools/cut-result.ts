import { toBeginning } from '../core/content.ts';
import { resultLimit } from '../core/tool.ts';

/** Room for the sentence that tells of the cut. */
const sentenceRoom = 200;

/** What a model is given of a text: all of it, or as much as may be, and how much there was. */
export function cutResult(text: string): string {
  if (text.length <= resultLimit) return text;
  const kept = toBeginning(text, resultLimit - sentenceRoom);
  return `${kept}\n\n[Cut: these are the first ${kept.length} of ${text.length} characters.]`;
}
