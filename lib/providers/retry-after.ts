import { parseRecord, toRecord } from '../core/json.ts';

/** A month: what is more than this is no wait but a mistake. */
const mostMs = 30 * 24 * 3_600_000;

/**
 * How long an endpoint asks to wait, in ms from `nowMs`; undefined where it does not say. `retry-after-ms`, then
 * `retry-after` in seconds or as a date, then the headers that tell when a used-up limit is full again (OpenAI's Go
 * durations, Anthropic's dates, OpenRouter's epoch), then the body: Gemini's field, and the words of the message.
 */
export function toRetryAfterMs(headers: Headers, body: string, nowMs: number): number | undefined {
  const after = headers.get('retry-after');
  const waitMs =
    toNumberOf(headers.get('retry-after-ms'), 1) ??
    toNumberOf(after, 1000) ??
    parseGoDuration(after?.trim() ?? '') ??
    toUntilMs(after, nowMs) ??
    toResetMs(headers, nowMs) ??
    findTold(body, nowMs);
  return toWhole(waitMs);
}

/** The same where there are no headers: what an error in the middle of a stream says. */
export function toToldWaitMs(body: string, nowMs: number): number | undefined {
  return toWhole(findTold(body, nowMs));
}

function findTold(body: string, nowMs: number): number | undefined {
  return toDelayMs(body) ?? toHandedOnMs(body, nowMs) ?? toSpokenMs(body);
}

function toWhole(waitMs: number | undefined): number | undefined {
  return waitMs === undefined || waitMs < 0 || waitMs > mostMs ? undefined : Math.round(waitMs);
}

/** `6m0s`, `1h2m3.5s`, `20ms`; undefined for anything else. */
export function parseGoDuration(text: string): number | undefined {
  const units = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 0.001, µs: 0.001, ns: 0.000_001 };
  if (!/^(?:\d+(?:\.\d+)?(?:ms|us|µs|ns|h|m|s))+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|us|µs|ns|h|m|s)/g)) {
    sum += Number(count) * units[unit as keyof typeof units];
  }
  return sum;
}

function toNumberOf(value: string | null, unitMs: number): number | undefined {
  if (value === null || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number * unitMs : undefined;
}

/** A date, of HTTP or of RFC 3339. */
function toUntilMs(value: string | null, nowMs: number): number | undefined {
  const atMs = Date.parse(value ?? '');
  return atMs >= nowMs ? atMs - nowMs : undefined;
}

/** The longest wait among the limits that are used up; one that still has something left is not what stopped us. */
function toResetMs(headers: Headers, nowMs: number): number | undefined {
  const waits: number[] = [];
  headers.forEach((value, name) => {
    if (name === 'ratelimit') waits.push(...toListedWaits(value));
    if (!/rate-?limit.*reset/.test(name)) return;
    const remaining = toNumberOf(headers.get(name.replace('reset', 'remaining')), 1);
    if (remaining !== undefined && remaining > 0) return;
    const waitMs = toResetWait(value.trim(), nowMs);
    if (waitMs !== undefined) waits.push(waitMs);
  });
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** IETF's own header: `"burst";r=0;t=3, "day";r=50;t=900`, or earlier `limit=9, remaining=0, reset=3`. */
function toListedWaits(value: string): number[] {
  const limits = /\bt\s*=/.test(value) ? value.split(',') : [value];
  return limits.flatMap((limit) => {
    const remaining = /\b(?:r|remaining)\s*=\s*(\d+)/.exec(limit)?.[1];
    const seconds = /\b(?:t|reset)\s*=\s*(\d+)/.exec(limit)?.[1];
    return seconds === undefined || Number(remaining ?? 0) > 0 ? [] : [Number(seconds) * 1000];
  });
}

function toResetWait(value: string, nowMs: number): number | undefined {
  const number = toNumberOf(value, 1);
  if (number === undefined) return parseGoDuration(value) ?? toUntilMs(value, nowMs);
  // Epoch in ms, epoch in seconds, or seconds from now: told apart by their size.
  if (number > 1e11) return Math.max(0, number - nowMs);
  if (number > 1e9) return Math.max(0, number * 1000 - nowMs);
  return number * 1000;
}

/** Gemini's field, also where another hands it on as text. */
function toDelayMs(body: string): number | undefined {
  return parseGoDuration(/\\*"retryDelay\\*"\s*:\s*\\*"([\d.]+s)/.exec(body)?.[1] ?? '');
}

/** OpenRouter hands the headers of the limit on in its body. */
function toHandedOnMs(body: string, nowMs: number): number | undefined {
  if (!body.includes('"headers"')) return undefined;
  const error = toRecord(parseRecord(body)?.['error']);
  const handedOn = Object.entries(toRecord(toRecord(error?.['metadata'])?.['headers']) ?? {});
  const limits = handedOn.filter(
    ([name, value]) =>
      /^[\w-]*ratelimit[\w-]*$/i.test(name) &&
      (typeof value === 'string' || typeof value === 'number') &&
      /^[\w.:+-]+$/.test(String(value)),
  );
  const headers = new Headers(limits.map(([name, value]) => [name, String(value)]));
  return toResetMs(headers, nowMs);
}

/** How units are written out, by the first letters that tell them apart. */
const spokenUnits: readonly (readonly [beginning: string, ms: number])[] = [
  ['mil', 1],
  ['mic', 0.001],
  ['us', 0.001],
  ['µs', 0.001],
  ['ms', 1],
  ['m', 60_000],
  ['s', 1000],
  ['h', 3_600_000],
  ['d', 86_400_000],
];

/** "Please try again in 5.289s", "in 20ms.", "in 1m2.5s", "after 30 seconds.", "in 1 minute and 5 seconds". */
function toSpokenMs(body: string): number | undefined {
  const piece =
    /(\d+(?:\.\d+)?)\s*(milliseconds?|ms|microseconds?|us|µs|minutes?|mins?|m|seconds?|secs?|s|hours?|hrs?|h|days?|d)(?![a-z])/gi;
  const said = /(?:try again|retry) (?:in|after) (?:about )?(\d.{0,60})/is.exec(body)?.[1] ?? '';
  let sum: number | undefined;
  let end = 0;
  for (const { 0: whole, 1: count, 2: unit = '', index } of said.matchAll(piece)) {
    // What stands further off belongs to another sentence.
    if (!/^(?:\s|,|and)*$/i.test(said.slice(end, index))) break;
    const unitMs = spokenUnits.find(([beginning]) => unit.toLowerCase().startsWith(beginning))?.[1];
    sum = (sum ?? 0) + Number(count) * (unitMs ?? 0);
    end = index + whole.length;
  }
  return sum;
}
