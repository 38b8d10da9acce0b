import type { ToolCallView } from '../core/call-view.ts';
import { removeHidden } from '../core/hidden-characters.ts';
import type { CallResult } from '../core/tool.ts';
import { ToolFault } from '../tools/tool.ts';
import type { Tool } from '../tools/tool.ts';

const refusal = 'The user refused this call. Do not repeat it; go on without it, or ask the user.';
const begun =
  'It had begun when the browser ended the extension, and it is not known how far it came.';
const leftOpen = `${begun} The user does not want it carried out again.`;
/** A name of a tool that is none is repeated so far. */
const longestName = 100;

/** What a model is told where the user does not want a call: not that nothing was done, where it had begun in a background that died. */
export function toRefused({ startedAtMs }: Pick<ToolCallView, 'startedAtMs'> = {}): CallResult {
  return startedAtMs === undefined
    ? { outcome: 'refused', text: refusal }
    : { outcome: 'failed', text: leftOpen };
}

/** A call of nothing that there is. */
export function toUnknown({ name }: ToolCallView, names: readonly string[]): CallResult {
  const called = `There is no tool called "${name.slice(0, longestName)}".`;
  return toMalformed(`${called} There are: ${names.join(', ') || 'none'}.`);
}

/** A call of what was there when it was made, and was taken away while it waited for the user. */
export function toGone({ name, startedAtMs }: ToolCallView): CallResult {
  const before = startedAtMs === undefined ? 'Nothing was carried out.' : begun;
  const text = `The tool "${name.slice(0, longestName)}" is not there any more. ${before}`;
  return { outcome: 'failed', text };
}

/** A call that acts, and nobody would hear of what came of it. */
export function toUnheard(): CallResult {
  return { outcome: 'failed', text: 'Not carried out: the connection of this answer was deleted.' };
}

/** A call in the middle of which the answer came to its length limit. */
export function toCutOff(): CallResult {
  const text = 'Not carried out: the answer reached its length limit in the middle of this call.';
  return { outcome: 'cut', text: `${text} Call again with shorter arguments.` };
}

/** A call that is none; `fault` is for the model. */
export function toMalformed(fault: string): CallResult {
  return { outcome: 'malformed', text: fault };
}

/** What a tool says of what it could not do is as strange as what it gives back, and its schema as whoever brings it. */
export function toOwn({ untrusted, bringer }: Tool, result: CallResult): CallResult {
  const isStrange = untrusted && (bringer !== undefined || result.outcome !== 'malformed');
  return isStrange ? { ...result, text: removeHidden(result.text), untrusted: true } : result;
}

/** Of a fault of our own the name alone: nobody took the key out of its words. */
export function toFailure(cause: unknown): CallResult {
  const text = cause instanceof ToolFault ? cause.message : `The call failed (${toName(cause)}).`;
  return { outcome: 'failed', text };
}

function toName(cause: unknown): string {
  return cause instanceof Error ? cause.name : 'unknown';
}
