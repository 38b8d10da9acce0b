import type { ToolCallView } from '../../lib/core/call-view.ts';
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
