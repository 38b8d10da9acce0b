/** What a reviver is told of a value beside its name; the types of the language do not know it yet. */
interface Source {
  source?: string;
}

/**
 * A number in JSON that would be another one once it is read: a whole one of more digits than a number holds, or one without
 * end. Who reads the text sees the one, and what is carried out is the other. Undefined where there is none.
 */
export function findInexact(json: string): string | undefined {
  let inexact: string | undefined;
  const look = (_name: string, value: unknown, { source = '' }: Source = {}): unknown => {
    if (typeof value === 'number' && isOther(value, source)) inexact ??= source;
    return value;
  };
  JSON.parse(json, look);
  return inexact;
}

function isOther(value: number, source: string): boolean {
  if (!Number.isFinite(value)) return true;
  return /^-?\d+$/.test(source) && !Number.isSafeInteger(value);
}
