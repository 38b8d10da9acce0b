/** An exact number: in lowest terms, its bottom above zero. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Binary digits of what is still counted exactly: about 4,200 decimal ones. */
const mostBits = 14_000;

/** The ratio; undefined where it is too long to be counted with. */
export function toRatio(top: bigint, bottom = 1n): Ratio | undefined {
  const common = toCommon(top, bottom) * (bottom < 0n ? -1n : 1n);
  const ratio = { top: top / common, bottom: bottom / common };
  return toBits(ratio.top) > mostBits || toBits(ratio.bottom) > mostBits ? undefined : ratio;
}

/** How many binary digits it has, rounded up to four. */
export function toBits(value: bigint): number {
  return value.toString(16).length * 4;
}

/** The greatest number that divides both; 1 for 0 and 0. */
export function toCommon(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}

/** What is written as digits, with a point and an exponent or without: `1.5e3`. */
export function parseDecimal(text: string): Ratio | undefined {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent) - fraction.length;
  // Longer than what is counted with, whatever its digits.
  if (Math.abs(shift) > mostBits) return undefined;
  const digits = BigInt(whole + fraction);
  return shift < 0
    ? toRatio(digits, 10n ** BigInt(-shift))
    : toRatio(digits * 10n ** BigInt(shift));
}

/** The largest whole number that is not above it. */
export function toFloor({ top, bottom }: Ratio): bigint {
  const cut = top / bottom;
  return top < 0n && cut * bottom !== top ? cut - 1n : cut;
}

/** The nearest whole number; of two that are as near the one farther from zero, as people round. */
export function toNearest({ top, bottom }: Ratio): bigint {
  const half = toFloor({ top: (top < 0n ? -top : top) * 2n + bottom, bottom: bottom * 2n });
  return top < 0n ? -half : half;
}

/** Its square root, where that is exact. */
export function toExactRoot({ top, bottom }: Ratio): Ratio | undefined {
  const [above, below] = [toWholeRoot(top), toWholeRoot(bottom)];
  return above === undefined || below === undefined ? undefined : toRatio(above, below);
}

function toWholeRoot(value: bigint): bigint | undefined {
  if (value < 2n) return value;
  // Newton's way, from above.
  let root = 1n << BigInt(Math.ceil(toBits(value) / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root * root === value ? root : undefined;
    root = next;
  }
}

/** The first digits of a number: 0.d₁d₂… × 10^`exponent`, rounded, without zeros at the end. */
export interface Digits {
  digits: string;
  exponent: number;
  isExact: boolean;
}

/** So many digits of a number that is above zero. */
export function toDigits({ top, bottom }: Ratio, count: number): Digits {
  let exponent = top.toString().length - bottom.toString().length;
  for (;;) {
    const shift = count - exponent;
    const above = shift > 0 ? top * 10n ** BigInt(shift) : top;
    const below = shift < 0 ? bottom * 10n ** BigInt(-shift) : bottom;
    const digits = toNearest({ top: above, bottom: below }).toString();
    // The guess is one too low at most, as 9.99 is that becomes 10.0.
    if (digits.length > count) {
      exponent += digits.length - count;
      continue;
    }
    const isExact = above % below === 0n;
    return { digits: digits.replace(/0+$/, ''), exponent, isExact };
  }
}

/** The nearest number that the machine counts with; 0 or Infinity where there is none near. */
export function toFloat(ratio: Ratio): number {
  if (ratio.top === 0n) return 0;
  const isBelow = ratio.top < 0n;
  const { digits, exponent } = toDigits(isBelow ? { ...ratio, top: -ratio.top } : ratio, 25);
  return Number(`${isBelow ? '-' : ''}0.${digits}e${exponent}`);
}
