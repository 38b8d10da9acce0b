/** What a reviver is told of a value beside its name; the types of the language do not know it yet. */
interface Source {
  source?: string;
}

/**
 * A number in JSON that would be sent as another one: of more digits than a number holds, too large, too small, or a zero with
 * a sign, however it is written. Who reads the text sees the one, and what is carried out is the other. Undefined where
 * there is none.
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
  return source !== '' && toDigits(source) !== toDigits(JSON.stringify(value));
}

/** A number in the one form that all of its spellings have: `1.50`, `15e-1` and `0.15E1` are `15e-1`. */
function toDigits(written: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)\.?(\d*)(?:e(.+))?$/i.exec(written) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  // Not by a pattern, which would look at a long row of zeros once for each of them.
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  if (end === 0) return `${sign}0`;
  const power = Number(exponent) - fraction.length + digits.length - end;
  return `${sign}${digits.slice(0, end)}e${power}`;
}
