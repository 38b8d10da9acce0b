import type { Correction } from '../core/connection.ts';
import type { PromptMessage } from './adapter.ts';

/** Builds what leaves out a field that was refused before: it gives the value, or undefined, which is not sent. */
export function createUnless(
  corrections: readonly Correction[],
): <Value>(correction: Correction, value: Value) => Value | undefined {
  return (correction, value) => (corrections.includes(correction) ? undefined : value);
}

/** The system's messages as one text, for dialects that have a field of its own for it; undefined where there is none. */
export function toSystemText(messages: readonly PromptMessage[]): string | undefined {
  const texts = messages.filter(({ role }) => role === 'system').map(({ text }) => text);
  return texts.length > 0 ? texts.join('\n\n') : undefined;
}
