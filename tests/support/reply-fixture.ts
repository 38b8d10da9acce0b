import type { Citation, OddityKind, StreamPart, Usage } from '../../lib/core/parts.ts';
import type { StepEnd } from '../../lib/providers/adapter.ts';

/** What a reply says, in the bytes of one kind of server, and what is to be read in it. */
export interface ReplyFixture {
  readonly name: string;
  readonly wire: string;
  readonly end: StepEnd;
  readonly text?: string;
  readonly reasoning?: string;
  readonly refusal?: string;
  readonly model?: string;
  readonly usage?: Usage;
  /** In pieces, as they come: calls are shown while they build. */
  readonly toolCalls?: readonly Extract<StreamPart, { type: 'tool-call-delta' }>[];
  /** What goes back with the calls, as it is kept. */
  readonly echo?: readonly unknown[];
  readonly citations?: readonly Citation[];
  /** How many pieces of each kind are left aside. */
  readonly oddities?: Partial<Record<OddityKind, number>>;
}

/** The end of a reply that its endpoint named. */
export function finished(
  unified: Extract<StepEnd, { finishReason: unknown }>['finishReason']['unified'],
  raw: string | null,
): StepEnd {
  return { finishReason: { unified, raw } };
}

/** The end of a reply whose connection ended before it. */
export const interrupted: StepEnd = { error: { kind: 'interrupted' } };

/** One event with a JSON payload and no name. */
export function data(payload: unknown): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}

/** One event with a name and a JSON payload that repeats it as its `type`. */
export function named(type: string, fields: object = {}): string {
  return `event: ${type}\n${data({ type, ...fields })}`;
}

/** A piece of a tool call. */
export function call(
  index: number,
  fields: { id?: string; name?: string; arguments: string },
): Extract<StreamPart, { type: 'tool-call-delta' }> {
  return { type: 'tool-call-delta', index, ...fields };
}
