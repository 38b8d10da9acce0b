import { isOpenCall } from '../core/call-view.ts';
import type { RunView } from '../core/run-view.ts';

/** Whether an answer that ended has something that the model could go on from. */
export function canGoOn({ text, toolCalls }: RunView): boolean {
  return text.length > 0 || toolCalls.some((call) => !isOpenCall(call));
}
