/** A month: what is more than this is no wait but a mistake. */
const mostMs = 30 * 24 * 3_600_000;

/**
 * How long an endpoint asks to wait, in ms from `nowMs`; undefined where it does not say. `retry-after-ms`, then
 * `retry-after` in seconds or as a date, then the headers that tell when a used-up limit is full again (OpenAI's Go
 * durations, Anthropic's dates, OpenRouter's epoch), then the words of the message.
 */
export function toRetryAfterMs(headers: Headers, body: string, nowMs: number): number | undefined {
  const after = headers.get('retry-after');
  const waitMs =
    toNumberOf(headers.get('retry-after-ms'), 1) ??
    toNumberOf(after, 1000) ??
    toUntilMs(after, nowMs) ??
    toResetMs(headers, nowMs) ??
    toSpokenMs(body);
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
    if (!/ratelimit.*reset/.test(name)) return;
    const remaining = toNumberOf(headers.get(name.replace('reset', 'remaining')), 1);
    if (remaining !== undefined && remaining > 0) return;
    const waitMs = toResetWait(value.trim(), nowMs);
    if (waitMs !== undefined) waits.push(waitMs);
  });
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function toResetWait(value: string, nowMs: number): number | undefined {
  const number = toNumberOf(value, 1);
  if (number === undefined) return parseGoDuration(value) ?? toUntilMs(value, nowMs);
  // Epoch in ms, epoch in seconds, or seconds from now: told apart by their size.
  if (number > 1e11) return Math.max(0, number - nowMs);
  if (number > 1e9) return Math.max(0, number * 1000 - nowMs);
  return number * 1000;
}

/** "Please try again in 5.289s", "in 20ms", "in 1m2.5s", "in 30 seconds". */
function toSpokenMs(body: string): number | undefined {
  const found = /(?:try again|retry) (?:in|after) (\d[\d.]*\s?(?:ms|s|m|h)\w*[\d.smh]*)/i.exec(
    body,
  )?.[1];
  if (found === undefined) return undefined;
  const [, count, unit] = /^([\d.]+)\s?(second|minute|hour)s?$/i.exec(found) ?? [];
  if (count !== undefined && unit !== undefined) {
    const unitMs = { second: 1000, minute: 60_000, hour: 3_600_000 }[unit.toLowerCase()];
    return unitMs === undefined ? undefined : Number(count) * unitMs;
  }
  return parseGoDuration(found.replaceAll(/\s/g, '').replace(/\.$/, ''));
}
