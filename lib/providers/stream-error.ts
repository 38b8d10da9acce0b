import type { StepEnd } from './adapter.ts';
import { toErrorMessage } from './error-message.ts';
import { parseRecord, toText } from './json.ts';
import { toStreamErrorKind } from './to-run-error.ts';

/**
 * Whether a reply is an error envelope: `{error:…}`, or vLLM's `{object:"error",…}`, which it sends with success and
 * follows with `[DONE]`. A reply that is none may well hold `error: null`, or one that is empty or false.
 */
export function hasError(reply: Record<string, unknown>): boolean {
  return Boolean(reply['error']) || reply['object'] === 'error';
}

/** What an error envelope inside a reply says of its end. */
export function toStreamError(envelope: Record<string, unknown>): StepEnd {
  return {
    error: {
      kind: toStreamErrorKind(envelope),
      detail: toErrorMessage(envelope),
      requestId: toText(envelope['request_id']) || undefined,
    },
  };
}

/** The same for an event that is an error by its name, whatever it holds. */
export function toErrorEvent(data: string): StepEnd {
  const envelope = parseRecord(data);
  return envelope ? toStreamError(envelope) : { error: { kind: 'refused', detail: data } };
}
