import type { Fault } from '../faults/fault.ts';
import { faultGroups } from '../faults/faults.ts';
import type { FlushScenario } from './flush-scenario.ts';

/** Every row of `docs/faults.md`, as an answer in which the background may die. */
export const flushRows: readonly FlushScenario[] = faultGroups.flatMap(({ heading, faults }) =>
  faults.map((fault) => toScenario(fault, heading)),
);

function toScenario(fault: Fault, heading: string): FlushScenario {
  const { id, what, state, reason, reply, later, connection, unheard, requests = 1 } = fault;
  return {
    name: `${id}: the endpoint ${what}`,
    row: `docs/faults.md, ${heading}`,
    state,
    ...(reason !== undefined && { reason }),
    ...(fault.keptAtLeast === undefined && { text: fault.kept ?? '' }),
    replies: later ? [reply, later] : [reply],
    ...(connection && { connection }),
    ...(unheard && { unheard }),
    requests,
  };
}
