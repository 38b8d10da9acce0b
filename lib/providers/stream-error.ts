import type { ReplyError, StepEnd } from './adapter.ts';
import { findMessage, toErrorMessage } from './error-message.ts';
import { parseRecord, toRecord, toText, writeJson } from '../core/json.ts';
import { toToldWaitMs } from './retry-after.ts';
import { toStreamErrorKind } from './to-run-error.ts';

/**
 * Whether a reply is an error envelope: `{error:…}`, vLLM's `{object:"error",…}`, which it sends with success and
 * follows with `[DONE]`, or Groq's `{x_groq:{error}}`. A reply that is none may well hold `error: null`, or one that is
 * empty or false.
 */
export function hasError(reply: Record<string, unknown>): boolean {
  const { error } = reply;
  if (error && !(isHollow(error) && Object.keys(reply).length > 1)) return true;
  return Boolean(toGroqError(reply)) || reply['object'] === 'error' || isBare(reply);
}

/** Whether an error has nothing in it. Beside anything else it says that there is none; alone it is all that is said. */
function isHollow(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Object.keys(error).length === 0;
}

/** All that an error without an envelope holds: FastAPI's `{detail}`, and the inner object of the others. */
const bareFields = new Set(
  'detail message type code param status status_code statusCode request_id timestamp path title'.split(
    ' ',
  ),
);

/** Whether a reply is nothing but an error: it says something, and by its other fields that is not an answer. */
function isBare(reply: Record<string, unknown>): boolean {
  const names = Object.keys(reply);
  if (!names.every((name) => bareFields.has(name))) return false;
  const { detail, message, type } = reply;
  if (typeof detail === 'string' || Array.isArray(detail)) return true;
  return typeof message === 'string' && ('code' in reply || /error/i.test(toText(type)));
}

/** What an error envelope inside a reply says of its end. */
export function toStreamError(reply: Record<string, unknown>): { error: ReplyError } {
  const error = toGroqError(reply);
  // Alone: the kind is found by words, and what stands around it may hold any.
  const envelope = Boolean(error) && !reply['error'] ? { error } : reply;
  return {
    error: {
      kind: toStreamErrorKind(envelope),
      detail: toErrorMessage(envelope),
      requestId: toText(reply['request_id']) || undefined,
      retryAfterMs: toToldWaitMs(writeJson(envelope), Date.now()),
    },
  };
}

/** The same for an event that is an error by its name, whatever it holds. */
export function toErrorEvent(data: string): StepEnd {
  const envelope = parseRecord(data);
  return toStreamError(envelope ?? { error: data });
}

/** The same for an end whose reason is `error` (OpenRouter's), which need not come with a word. */
export function toEndError(choice: Record<string, unknown>): StepEnd {
  if (findMessage(choice) !== '') return toStreamError({ error: choice['error'] ?? choice });
  const detail = `The answer ended with the reason "error" and no message.\n${writeJson(choice)}`;
  return { error: { kind: 'refused', detail } };
}

function toGroqError(reply: Record<string, unknown>): unknown {
  return toRecord(reply['x_groq'])?.['error'];
}
