/** JSON from a stranger; undefined for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same as an object; undefined for anything else. */
export function parseRecord(text: string): Record<string, unknown> | undefined {
  return toRecord(parseJson(text));
}

/** A whole reply, as an object: itself, or the first of a list, as Gemini sends its errors. */
export function parseReply(text: string): Record<string, unknown> | undefined {
  const reply = parseJson(text);
  return toRecord(reply) ?? toRecord(toList(reply)[0]);
}

/** The value as an object whose fields are still unknown; undefined for arrays and all else. */
export function toRecord(value: unknown): Record<string, unknown> | undefined {
  return isRecord(value) ? value : undefined;
}

/** The value as a list; empty for anything else. */
export function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text; '' for anything else. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value as a number; undefined for anything else, and for `1e999`, which is Infinity here and null in our JSON. */
export function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A place in a list, also one that a server wrote as text. */
export function toIndex(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : toNumber(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as JSON; '' for what is nested deeper than can be written, though it could be read. */
export function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
