import type { ToolCallView } from '../../lib/core/call-view.ts';
import type { CallAsk } from '../../lib/core/tool.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';

/** A call of a run, by its number. */
export interface CallProps {
  shown: ShownAnswer;
  index: number;
}

/** That call as it is by now; an empty one where it is gone with its view. */
export function readCall({ shown, index }: CallProps): ToolCallView {
  return shown.view().toolCalls[index] ?? { id: '', name: '', arguments: '', state: 'building' };
}

const askIds = new WeakMap<CallAsk, number>();
let lastId = 0;

/** Tells one asking from another: a background that died asks for the same call again, and wants another word. 0 for none. */
export function toAskId(ask: CallAsk | undefined): number {
  if (!ask) return 0;
  const known = askIds.get(ask);
  if (known !== undefined) return known;
  lastId += 1;
  askIds.set(ask, lastId);
  return lastId;
}
