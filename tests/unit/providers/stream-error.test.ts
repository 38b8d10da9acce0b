import { expect, test } from 'vitest';
import { toStreamErrorKind } from '../../../lib/providers/to-run-error.ts';

test.each([
  [{ error: { message: 'x', code: 'context_length_exceeded' } }, 'too-long'],
  [{ error: { code: 'insufficient_quota' } }, 'quota-exhausted'],
  [{ error: { type: 'rate_limit_error' } }, 'rate-limited'],
  [{ error: { type: 'overloaded_error' } }, 'overloaded'],
  [{ error: { code: 429, message: 'Slow down' } }, 'rate-limited'],
  [{ error: { code: 402 } }, 'quota-exhausted'],
  [{ error: { code: 401 } }, 'key-refused'],
  [{ error: { code: '503' } }, 'overloaded'],
  [{ error: { code: 500 } }, 'overloaded'],
  [{ error: { code: 502 } }, 'overloaded'],
  [{ error: { code: 403 } }, 'key-refused'],
  [{ error: { code: 403, message: 'Your region is not served' } }, 'not-allowed'],
  [{ error: { code: 408 } }, 'overloaded'],
  [{ error: { code: 520 } }, 'overloaded'],
  [{ error: { status: 'UNAVAILABLE' } }, 'overloaded'],
  [{ error: { status: 504 } }, 'overloaded'],
  [{ error: { status_code: 429 } }, 'rate-limited'],
  [{ error: { code: 404 } }, 'not-found'],
  [{ object: 'error', code: 529 }, 'overloaded'],
  [{ error: { code: 400 } }, 'refused'],
  [{ error: { message: 'x' } }, 'refused'],
  [{ error: {} }, 'refused'],
  [{ detail: [{ msg: 'Required', input: 'rate limits' }] }, 'refused'],
  [{ error: 'x', input: { text: 'context window' } }, 'refused'],
] as const)('an error inside a stream, %j, is %s', (envelope, kind) => {
  expect(toStreamErrorKind(envelope)).toBe(kind);
});
