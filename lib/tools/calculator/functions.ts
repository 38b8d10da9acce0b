import { ToolFault } from '../tool.ts';
import { combine, isExact, toAmount, toExact, toNumber, toPower, toSound } from './amount.ts';
import type { Amount } from './amount.ts';
import { toCommon, toExactRoot, toFloor, toNearest } from './ratio.ts';

/** A function, by how many values it takes. */
export interface KnownFunction {
  least: number;
  most: number;
  work(values: readonly Amount[]): Amount;
}

/** The machine's π is none: its sine is off by less than this. */
const nearZero = 1e-15;
const largestFactorial = 1000n;
const mostDigits = 1000n;
const zero = toAmount(0n);
const ten = toAmount(10n);

/** Constants by name. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['tau', 2 * Math.PI],
  ['e', Math.E],
]);

/** Functions by name. */
export const functions: ReadonlyMap<string, KnownFunction> = new Map([
  ...(['cbrt', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'exp'] as const).map((name) =>
    one(name, (value) => toSound(Math[name](toNumber(value)))),
  ),
  ...(['sin', 'cos', 'tan'] as const).map((name) =>
    one(name, (value) => {
      const turned = Math[name](toNumber(value));
      return Math.abs(turned) < nearZero ? zero : turned;
    }),
  ),
  one('sqrt', toRoot),
  one('abs', toAbsolute),
  one('sign', (value) => toAmount(isBelow(value, zero) ? -1n : isBelow(zero, value) ? 1n : 0n)),
  one('floor', (value) => toAmount(toFloor(toExact(value)))),
  one('ceil', (value) => toNegative(toAmount(toFloor(toExact(toNegative(value)))))),
  one('trunc', (value) => {
    const { top, bottom } = toExact(value);
    return toAmount(top / bottom);
  }),
  one('rad', (value) => toSound((toNumber(value) * Math.PI) / 180)),
  one('deg', (value) => toSound((toNumber(value) * 180) / Math.PI)),
  one('factorial', toFactorial),
  one('ln', (value) => Math.log(toAboveZero(value))),
  one('log2', (value) => Math.log2(toAboveZero(value))),
  one('log10', (value) => Math.log10(toAboveZero(value))),
  some('log', 1, 2, toLogarithm),
  some('round', 1, 2, toRounded),
  some('atan2', 2, 2, ([y = zero, x = zero]) => Math.atan2(toNumber(y), toNumber(x))),
  some('pow', 2, 2, ([base = zero, exponent = zero]) => toPower(base, exponent)),
  some('mod', 2, 2, ([a = zero, b = zero]) => combine('mod', a, b)),
  some('min', 1, Infinity, (values) => values.reduce((a, b) => (isBelow(b, a) ? b : a))),
  some('max', 1, Infinity, (values) => values.reduce((a, b) => (isBelow(a, b) ? b : a))),
  some('sum', 1, Infinity, toSum),
  some('mean', 1, Infinity, (values) =>
    combine('/', toSum(values), toAmount(BigInt(values.length))),
  ),
  some('gcd', 1, Infinity, (values) =>
    toAbsolute(toAmount(values.map(toWhole).reduce(toGreatestDivisor))),
  ),
  some('lcm', 1, Infinity, (values) =>
    toAbsolute(
      toAmount(values.map(toWhole).reduce((a, b) => (a * b) / (toGreatestDivisor(a, b) || 1n))),
    ),
  ),
]);

/** n! */
export function toFactorial(value: Amount): Amount {
  const whole = toWhole(value);
  if (whole < 0n || whole > largestFactorial) {
    throw new ToolFault(`A factorial is taken of whole numbers from 0 to ${largestFactorial}.`);
  }
  let product = 1n;
  for (let factor = 2n; factor <= whole; factor += 1n) product *= factor;
  return toAmount(product);
}

/** −x */
export function toNegative(value: Amount): Amount {
  return isExact(value) ? { ...value, top: -value.top } : -value;
}

function one(name: string, work: (value: Amount) => Amount): [string, KnownFunction] {
  return some(name, 1, 1, ([value = zero]) => work(value));
}

function some(
  name: string,
  least: number,
  most: number,
  work: KnownFunction['work'],
): [string, KnownFunction] {
  return [name, { least, most, work }];
}

function isBelow(a: Amount, b: Amount): boolean {
  if (isExact(a) && isExact(b)) return a.top * b.bottom < b.top * a.bottom;
  return toNumber(a) < toNumber(b);
}

function toAbsolute(value: Amount): Amount {
  return isBelow(value, zero) ? toNegative(value) : value;
}

function toSum(values: readonly Amount[]): Amount {
  return values.reduce((a, b) => combine('+', a, b));
}

function toWhole(value: Amount): bigint {
  const { top, bottom } = toExact(value);
  if (bottom !== 1n) throw new ToolFault('That takes whole numbers alone.');
  return top;
}

/** 0 where both are. */
function toGreatestDivisor(a: bigint, b: bigint): bigint {
  return a === 0n && b === 0n ? 0n : toCommon(a, b);
}

function toRoot(value: Amount): Amount {
  if (isBelow(value, zero)) throw new ToolFault('A negative number has no real square root.');
  return (isExact(value) && toExactRoot(value)) || Math.sqrt(toNumber(value));
}

function toAboveZero(value: Amount): number {
  if (!isBelow(zero, value)) throw new ToolFault('Only numbers above zero have a logarithm.');
  return toNumber(value);
}

/** Of one number alone it is told differently by every book. */
function toLogarithm([value = zero, base]: readonly Amount[]): Amount {
  if (base === undefined) throw new ToolFault('Write log(x, base), ln(x), log10(x) or log2(x).');
  const below = Math.log(toAboveZero(base));
  if (below === 0) throw new ToolFault('A logarithm has no base 1.');
  return toSound(Math.log(toAboveZero(value)) / below);
}

function toRounded([value = zero, places = zero]: readonly Amount[]): Amount {
  const digits = toWhole(places);
  if (digits > mostDigits || digits < -mostDigits) throw new ToolFault('That is too many places.');
  const scale = toPower(ten, places);
  return combine('/', toAmount(toNearest(toExact(combine('*', value, scale)))), scale);
}
