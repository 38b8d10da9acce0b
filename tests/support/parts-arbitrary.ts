import * as fc from 'fast-check';
import { corrections } from '../../lib/core/connection.ts';
import type { FinishReason, StreamPart, TerminalPart, Usage } from '../../lib/core/parts.ts';
import { errorKinds } from '../../lib/core/run-error.ts';
import type { RunError } from '../../lib/core/run-error.ts';

/** An arbitrary that keeps absent what is optional: what travels as JSON never holds undefined. */
function record<Value>(
  model: { [Key in keyof Value]-?: fc.Arbitrary<Exclude<Value[Key], undefined>> },
  requiredKeys: (keyof Value)[],
): fc.Arbitrary<Value> {
  const options = { requiredKeys, noNullPrototype: true };
  return fc.record<unknown>(model, options as never) as fc.Arbitrary<Value>;
}

/** Text as it streams: any UTF-16, so half surrogate pairs too. */
export const deltaText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '\ud83d', '\udc4d', 'a\n', '👍', '\u0000'),
);

/** An id as ours are. */
export const id: fc.Arbitrary<string> = fc.uuid();

/** Any number that JSON knows. */
export const jsonNumber: fc.Arbitrary<number> = fc.oneof(
  fc.nat(),
  // JSON has no negative zero.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
);

/** {@link RunError} */
export const runError: fc.Arbitrary<RunError> = record<RunError>(
  {
    kind: fc.constantFrom(...errorKinds),
    host: fc.string(),
    status: fc.integer({ min: 100, max: 599 }),
    model: fc.string(),
    retryAfterMs: fc.nat(),
    silence: fc.constantFrom(...(['first', 'bytes', 'payload'] as const)),
    lostTo: fc.constantFrom(...(['sleep', 'network', 'update'] as const)),
    waitedMs: fc.nat(),
    requestId: fc.string(),
    detail: fc.string(),
  },
  ['kind'],
);

/** {@link FinishReason} */
const finishReason: fc.Arbitrary<FinishReason> = fc.record(
  {
    unified: fc.constantFrom(
      ...(['stop', 'length', 'content-filter', 'tool-calls', 'refusal', 'other'] as const),
    ),
    raw: fc.option(fc.string()),
  },
  { noNullPrototype: true },
);

const usage: fc.Arbitrary<Usage> = record<Usage>(
  {
    promptTokens: jsonNumber,
    completionTokens: jsonNumber,
    reasoningTokens: jsonNumber,
    cachedTokens: jsonNumber,
    cacheWriteTokens: jsonNumber,
    cost: jsonNumber,
  },
  [],
);

/** A part that closes a run. */
export const terminalPart: fc.Arbitrary<TerminalPart> = fc.oneof(
  fc.record(
    { type: fc.constant('finish' as const), finishReason, atMs: jsonNumber },
    { noNullPrototype: true },
  ),
  fc.record({ type: fc.constant('abort' as const), atMs: jsonNumber }, { noNullPrototype: true }),
  fc.record(
    { type: fc.constant('error' as const), error: runError, atMs: jsonNumber },
    { noNullPrototype: true },
  ),
);

const delta: fc.Arbitrary<StreamPart> = fc.record(
  {
    type: fc.constantFrom(...(['text-delta', 'reasoning-delta', 'refusal-delta'] as const)),
    text: deltaText,
  },
  { noNullPrototype: true },
);

type ToolCallDelta = Extract<StreamPart, { type: 'tool-call-delta' }>;

const toolCallDelta = record<ToolCallDelta>(
  {
    type: fc.constant('tool-call-delta' as const),
    index: fc.nat({ max: 3 }),
    id: fc.string(),
    name: fc.string(),
    arguments: deltaText,
  },
  ['type', 'index', 'arguments'],
);

const notice: fc.Arbitrary<StreamPart> = fc.oneof(
  fc.record(
    { type: fc.constant('step-start' as const), step: fc.nat(), atMs: jsonNumber },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('step-start' as const),
      step: fc.nat(),
      atMs: jsonNumber,
      promptTokens: fc.nat(),
      price: fc.constantFrom(
        { input: 0, output: 0 },
        { input: 0.15, output: 0.6, seen: '2026-05-01', atMost: true },
        { input: 1, output: 2, seen: '2026-11-22', own: true },
      ),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constantFrom(
        ...(['first-delta', 'last-delta', 'reasoning-start', 'reasoning-end'] as const),
      ),
      atMs: jsonNumber,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('model-used' as const), model: fc.string() },
    { noNullPrototype: true },
  ),
  fc.constant({ type: 'text-was-reasoning' as const }),
  fc.record(
    {
      type: fc.constant('withheld' as const),
      part: fc.option(
        fc.oneof(
          fc.record(
            {
              type: fc.constantFrom(...(['text-delta', 'reasoning-delta'] as const)),
              text: deltaText,
            },
            { noNullPrototype: true },
          ),
          fc.constant({ type: 'text-was-reasoning' as const }),
        ),
      ),
    },
    { noNullPrototype: true },
  ),
  fc.record({ type: fc.constant('queued' as const), ahead: fc.nat() }, { noNullPrototype: true }),
  fc.record(
    {
      type: fc.constant('retry-wait' as const),
      error: runError,
      attempt: fc.nat(),
      of: fc.nat(),
      untilMs: jsonNumber,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('corrected' as const), correction: fc.constantFrom(...corrections) },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('citation' as const),
      citation: fc.record({ url: fc.webUrl(), title: fc.string() }, { noNullPrototype: true }),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('oddity' as const),
      kind: fc.constantFrom(...(['unreadable', 'unknown-event'] as const)),
      count: fc.integer({ min: 1, max: 9 }),
      sample: fc.string(),
    },
    { noNullPrototype: true },
  ),
  fc.record({ type: fc.constant('usage' as const), usage }, { noNullPrototype: true }),
  fc.record({ type: fc.constant('step-finish' as const), finishReason }, { noNullPrototype: true }),
);

/** Any part that leaves its run open; mostly deltas, as in life. */
export const openPart: fc.Arbitrary<StreamPart> = fc.oneof(
  { weight: 6, arbitrary: delta },
  { weight: 1, arbitrary: toolCallDelta },
  { weight: 2, arbitrary: notice },
);

/** The parts of a run as far as it got, with or without an end. */
export const runParts: fc.Arbitrary<StreamPart[]> = fc
  .tuple(fc.array(openPart, { maxLength: 40 }), fc.option(terminalPart))
  .map(([parts, end]) => (end ? [...parts, end] : parts));
