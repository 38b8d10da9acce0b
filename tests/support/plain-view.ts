import type { StreamPart } from '../../lib/core/parts.ts';
import { toRunView } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';

/** A view that can be compared: its buffers as text. */
export function toPlainView(view: RunView): object {
  const { text, reasoning, refusal, ...rest } = view;
  return {
    ...rest,
    text: text.toString(),
    reasoning: reasoning.toString(),
    refusal: refusal.toString(),
  };
}

/** What a journal means, in a form that can be compared. */
export function foldPlain(parts: readonly StreamPart[]): object {
  return toPlainView(toRunView(parts));
}
