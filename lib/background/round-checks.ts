import type { ToolCallView } from '../core/call-view.ts';
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
