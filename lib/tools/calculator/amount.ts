import { ToolFault } from '../tool.ts';
import { parseDecimal, toBits, toDigits, toFloat, toRatio } from './ratio.ts';
import type { Ratio } from './ratio.ts';

/** What is counted with: exactly as long as that goes, else as the machine counts. */
export type Amount = Ratio | number;

/** A whole number is written out up to so many digits, any other number up to so many. */
const longestWhole = 1000;
const shownDigits = 30;
/** What the machine counts with is exact to about so many. */
const floatDigits = 15;
/** Binary digits of a power that is counted exactly before it is known whether it is too long. */
const mostPowerBits = 40_000n;

/** Whether it is exact. */
export function isExact(amount: Amount): amount is Ratio {
  return typeof amount !== 'number';
}

/** As the machine counts. */
export function toNumber(amount: Amount): number {
  if (!isExact(amount)) return amount;
  const near = toSound(toFloat(amount));
  if (near === 0 && amount.top !== 0n) throw new ToolFault('A number in it is too small.');
  return near;
}

/** What the machine has counted, where that is a number. */
export function toSound(value: number): number {
  if (Number.isNaN(value)) throw new ToolFault('That has no real value.');
  if (!Number.isFinite(value)) throw new ToolFault('The result is too large.');
  return value;
}

/** The exact ratio, or about that where it is too long to be counted with. */
export function toAmount(top: bigint, bottom = 1n): Amount {
  if (bottom === 0n) throw new ToolFault('Nothing can be divided by zero.');
  const exact = toRatio(top, bottom);
  if (exact) return exact;
  const isBelow = top < 0n !== bottom < 0n;
  const [above, below] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const near = toSound(toFloat({ top: above, bottom: below }));
  if (near === 0) throw new ToolFault('The result is too small.');
  return isBelow ? -near : near;
}

/** Exact, of what the machine has counted: the decimal number that it is written as. */
export function toExact(amount: Amount): Ratio {
  if (isExact(amount)) return amount;
  const exact = parseDecimal(String(Math.abs(amount)));
  if (!exact) throw new ToolFault('The number is too large.');
  return amount < 0 ? { ...exact, top: -exact.top } : exact;
}

/** One of the four ways to count, exactly where both are exact. */
export function combine(sign: '+' | '-' | '*' | '/' | 'mod', a: Amount, b: Amount): Amount {
  if (isExact(a) && isExact(b)) {
    switch (sign) {
      case '+':
        return toAmount(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
      case '-':
        return toAmount(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
      case '*':
        return toAmount(a.top * b.top, a.bottom * b.bottom);
      case '/':
        return toAmount(a.top * b.bottom, a.bottom * b.top);
      case 'mod': {
        const [whole, by] = [a.top * b.bottom, b.top * a.bottom];
        if (by === 0n) throw new ToolFault('Nothing can be divided by zero.');
        // With the sign of what it is divided by, as clocks and calendars count.
        return toAmount(((whole % by) + by) % by, a.bottom * b.bottom);
      }
    }
  }
  const [x, y] = [toNumber(a), toNumber(b)];
  if ((sign === '/' || sign === 'mod') && y === 0)
    throw new ToolFault('Nothing can be divided by zero.');
  const counted = { '+': x + y, '-': x - y, '*': x * y, '/': x / y, mod: ((x % y) + y) % y };
  return toSound(counted[sign]);
}

/** A power; of what is exact and has a whole exponent an exact one. */
export function toPower(base: Amount, exponent: Amount): Amount {
  if (isExact(base) && isExact(exponent) && exponent.bottom === 1n) {
    const { top, bottom } = base;
    const times = exponent.top < 0n ? -exponent.top : exponent.top;
    if (top === 0n && exponent.top < 0n) throw new ToolFault('Nothing can be divided by zero.');
    // Whatever the exponent, that is no work.
    if (bottom === 1n && top >= -1n && top <= 1n) {
      const isOdd = times % 2n === 1n;
      return { top: times === 0n || (top === -1n && !isOdd) ? 1n : top, bottom };
    }
    const bits = BigInt(Math.max(toBits(top), toBits(bottom)));
    if (bits * times < mostPowerBits) {
      const [above, below] = [top ** times, bottom ** times];
      return exponent.top < 0n ? toAmount(below, above) : toAmount(above, below);
    }
  }
  const [x, y] = [toNumber(base), toNumber(exponent)];
  if (x < 0 && !Number.isInteger(y)) {
    throw new ToolFault('A negative number has no real power with a fraction; cbrt(x) takes one.');
  }
  const power = toSound(x ** y);
  if (power === 0 && x !== 0) throw new ToolFault('The result is too small.');
  return power;
}

/** How it is written, and whether that is all of it. */
export function writeAmount(amount: Amount): { text: string; isWhole: boolean } {
  if (!isExact(amount)) {
    const text = String(Number(amount.toPrecision(floatDigits)));
    return { text, isWhole: false };
  }
  const { top, bottom } = amount;
  if (top === 0n) return { text: '0', isWhole: true };
  if (bottom === 1n && toBits(top) < longestWhole * 3.3) return { text: `${top}`, isWhole: true };
  const sign = top < 0n ? '-' : '';
  const digits = toDigits({ top: top < 0n ? -top : top, bottom }, shownDigits);
  return { text: sign + placePoint(digits), isWhole: digits.isExact };
}

function placePoint({ digits, exponent }: { digits: string; exponent: number }): string {
  if (exponent > shownDigits || exponent < -5) {
    const rest = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits.slice(0, 1)}${rest}e${exponent > 0 ? '+' : ''}${exponent - 1}`;
  }
  if (exponent <= 0) return `0.${'0'.repeat(-exponent)}${digits}`;
  if (digits.length <= exponent) return digits.padEnd(exponent, '0');
  return `${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}
