import type { Reply } from '../../../support/fault-server/fault-server.ts';
import type { Script, Step } from '../../../support/fault-server/script.ts';
import { toShownText } from '../../../support/shown-text.ts';
import type { Fault } from '../faults/fault.ts';
import { faultGroups } from '../faults/faults.ts';
import type { FlushScenario } from './flush-scenario.ts';

/** Long enough for a flush to be seen and for the kill to set out. */
const pauseMs = 30;

/** Every row of `docs/faults.md`, as an answer in which the background may die. */
export const flushRows: readonly FlushScenario[] = faultGroups.flatMap(({ heading, faults }) =>
  faults.map((fault) => toScenario(fault, heading)),
);

/**
 * The same, with a pause before it and between its events: where all of it comes at once, a row has ended before the
 * first flush of it has led to a death.
 */
function slowed(reply: Reply): Reply {
  if (typeof reply === 'function') return (request) => toSlow(reply(request));
  return toSlow(reply);
}

function toSlow(script: Script): Script {
  const pause: Step = { type: 'wait', ms: pauseMs };
  const isText = ({ type }: Step): boolean => type === 'text';
  const steps = script.flatMap(toEvents);
  return [pause, ...steps.flatMap((step, at) => (isText(step) && at > 0 ? [pause, step] : [step]))];
}

/** A body that holds several events, as one step for each. */
function toEvents(step: Step): readonly Step[] {
  if (step.type !== 'text' || step.delta !== undefined || step.text.length > 10_000) return [step];
  return step.text.split(/(?<=\n\n)/).map((text) => ({ type: 'text', text }));
}

function toScenario(fault: Fault, heading: string): FlushScenario {
  const { id, what, state, reason, reply, later, connection, unheard, requests = 1 } = fault;
  return {
    name: `${id}: the endpoint ${what}`,
    row: `docs/faults.md, ${heading}`,
    state,
    ...(reason !== undefined && { reason }),
    ...(fault.keptAtLeast === undefined && { text: toShownText(fault.kept ?? '') }),
    replies: (later ? [reply, later] : [reply]).map(slowed),
    ...(connection && { connection }),
    ...(unheard && { unheard }),
    requests,
  };
}
