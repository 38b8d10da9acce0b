import type { ToolCallView } from '../core/call-view.ts';
import { parseJson } from '../core/json.ts';
import type { StreamPart } from '../core/parts.ts';
import type { Clock } from '../core/platform.ts';
import { createRoundWork } from '../core/schema-limits.ts';
import { checkArguments } from '../tools/check-arguments.ts';
import type { CheckedArguments } from '../tools/check-arguments.ts';
import type { Tool } from '../tools/tool.ts';
import type { LiveRun } from './live-run.ts';

/** Holds what a call was called with to its tool's schema. Undefined once the run has ended. */
export type CheckCall = (call: ToolCallView, tool: Tool) => Promise<CheckedArguments | undefined>;

/**
 * Builds the checks of one round, which have a bound of work in common. They are made one after the other, and whatever else waits comes
 * between: each may take long.
 */
export function createRoundChecks(
  { journal }: Pick<LiveRun, 'journal'>,
  clock: Pick<Clock, 'after'>,
): CheckCall {
  const work = createRoundWork();
  let turn: Promise<unknown> = Promise.resolve();
  return (call, tool) => {
    const checked = turn.then(() =>
      journal.closed ? undefined : checkArguments(call.arguments, tool, work),
    );
    turn = checked.then(() => new Promise<void>((resolve) => clock.after(0, resolve)));
    return checked;
  };
}

/** Whether the last call of a run is not whole because its round came to its length limit. Those before it were said to their end. */
export function isCutOff(parts: readonly StreamPart[], call: ToolCallView): boolean {
  const end = parts.findLast((part) => part.type === 'step-finish');
  return end?.finishReason.unified === 'length' && parseJson(call.arguments) === undefined;
}
