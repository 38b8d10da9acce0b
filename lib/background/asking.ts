import type { ToolCallView } from '../core/call-view.ts';
import type { CallAsk } from '../core/tool.ts';
import type { Tool } from '../tools/tool.ts';

/** Whether a yes may hold for the conversation. */
export function isLasting({ reason, once }: CallAsk): boolean {
  return reason === 'unasked' && !once;
}

/** How a call is asked for of which a background that died knew more. A word on its way to that one holds where nothing has changed. */
export function toAskAgain({ ask, startedAtMs }: ToolCallView): CallAsk {
  if (ask && startedAtMs === undefined) return ask;
  return { gives: 'result', ...ask, reason: 'again', number: undefined };
}

/** Whether a background that died had found the tool of a call: it had begun it, or asked for it with what it knew of it. */
export function wasFound({ ask, startedAtMs }: ToolCallView): boolean {
  return startedAtMs !== undefined || (ask !== undefined && ask.reason !== 'again');
}

/** How a conversation knows a tool that is allowed in it. */
export function toAllowed({ name, bringer }: Tool): string {
  return bringer === undefined ? name : `${name} ${bringer}`;
}

/** Whether what the user has seen is what would be done now. A page may change its title by itself where it is only read. */
export function isSame(
  ask: CallAsk | undefined,
  facts: Omit<CallAsk, 'reason'>,
  acts: boolean,
): boolean {
  if (!ask || (acts && ask.title !== facts.title)) return false;
  const isKept = (['host', 'page', 'field', 'sends', 'gives'] as const).every(
    (name) => ask[name] === facts[name],
  );
  return isKept && JSON.stringify(ask.action) === JSON.stringify(facts.action);
}
