import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { calculate, longestExpression } from '../../../lib/tools/calculator/calculate.ts';
import { ToolFault } from '../../../lib/tools/tool.ts';
import { check } from '../../support/property.ts';

const text = (expression: string): string => calculate(expression).text;

test.each([
  ['0.1 + 0.2', '0.3'],
  ['1 - 0.9 - 0.1', '0'],
  ['2 + 3 * 4', '14'],
  ['(2 + 3) * 4', '20'],
  ['-2^2', '-4'],
  ['(-2)^2', '4'],
  ['2^-3', '0.125'],
  ['2^3^2', '512'],
  ['2**10', '1024'],
  ['- - 3', '3'],
  ['8 / 2 / 2', '2'],
  ['10 - 2 - 3', '5'],
  ['200 + 10%', '200.1'],
  ['50% * 20', '10'],
  ['10 % 3', '1'],
  ['10 % 3 %', '0.01'],
  ['mod(-1, 3)', '2'],
  ['5!', '120'],
  ['-3!', '-6'],
  ['2 × 3 ÷ 4 − 1', '0.5'],
  ['√(16/9) * 3', '4'],
  ['0xff + 0b11', '258'],
  ['.5 + 5. + 1e3', '1005.5'],
  ['SQRT(4)', '2'],
  ['round(2.675, 2)', '2.68'],
  ['round(-2.5)', '-3'],
  ['round(1234, -2)', '1200'],
  ['floor(-1.5) + ceil(-1.5) + trunc(-1.5)', '-4'],
  ['sin(pi) + cos(pi / 2)', '0'],
  ['cbrt(-8)', '-2'],
  ['log(8, 2) + log10(1000) + log2(8) + ln(e)', '10'],
  ['max(1, 5, 3) - min(4, 2)', '3'],
  ['mean(1, 2, 3, 4) + sum(1, 2)', '5.5'],
  ['gcd(12, 18) + lcm(4, 6)', '18'],
  ['lcm(0, 0) + gcd(-4, 6)', '2'],
  ['sign(-4) + abs(-4) + sign(0)', '3'],
  ['pow(2, 8)', '256'],
  ['deg(rad(90))', '90'],
  ['atan2(0, 1)', '0'],
  ['0^0', '1'],
  ['(-1)^99999999999999999999', '-1'],
  ['123456789 * 987654321', '121932631112635269'],
  ['2^100', '1267650600228229401496703205376'],
  ['1e400 / 1e398', '100'],
  ['1e-400', '1e-400'],
  ['10^2000', '1e+2000'],
  ['123.456e-12', '1.23456e-10'],
])('%s is %s, and all of it', (expression, result) => {
  expect(text(expression)).toBe(result);
});

test('what has no end is told as near, and what ends as exact', () => {
  expect(calculate('1/3')).toEqual({ text: '0.333333333333333333333333333333', isWhole: false });
  expect(calculate('2/3')).toEqual({ text: '0.666666666666666666666666666667', isWhole: false });
  expect(calculate('1/8')).toEqual({ text: '0.125', isWhole: true });
  expect(calculate('sqrt(2)').isWhole).toBe(false);
  expect(calculate('1000!')).toEqual({
    text: '4.02387260077093773543702433923e+2567',
    isWhole: false,
  });
});

test.each([
  ['', 'At the end: a number is missing.'],
  ['2 +', 'At the end: a number is missing.'],
  ['(2', 'At the end: a closing bracket is missing.'],
  ['2)', 'At character 2: ")" is one too many.'],
  ['2 3', 'At character 3: a sign is missing before it, as * is.'],
  ['2(3)', 'At character 2: a sign is missing before it, as * is.'],
  ['1,000', 'At character 2: write numbers without commas between their digits.'],
  ['1 $ 2', 'At character 3: "$" means nothing here.'],
  ['1 + 😀', 'At character 5: "😀" means nothing here.'],
  ['alert(1)', 'At character 1: "alert" is not known. Known are pi,'],
  ['constructor', '"constructor" is not known'],
  ['sqrt 4', 'At character 6: sqrt needs its values in brackets.'],
  ['max()', 'At character 5: a number is missing.'],
  ['sqrt(1, 2)', 'At character 1: sqrt takes 1 values, not 2.'],
  ['1e99999', 'At character 1: that number is too large or too small.'],
  ['1 / 0', 'Nothing can be divided by zero.'],
  ['1 % 0', 'Nothing can be divided by zero.'],
  ['0^-1', 'Nothing can be divided by zero.'],
  ['sqrt(-1)', 'A negative number has no real square root.'],
  ['(-8)^(1/3)', 'cbrt(x) takes one.'],
  ['ln(0)', 'Only numbers above zero have a logarithm.'],
  ['log(5)', 'Write log(x, base), ln(x), log10(x) or log2(x).'],
  ['log(5, 1)', 'A logarithm has no base 1.'],
  ['asin(2)', 'That has no real value.'],
  ['2.5!', 'That takes whole numbers alone.'],
  ['1001!', 'from 0 to 1000'],
  ['9^9^9', 'The result is too large.'],
  ['1.5^(-10^9)', 'The result is too small.'],
  ['sqrt(2) * 10^-400', 'A number in it is too small.'],
  ['round(1, 5000)', 'That is too many places.'],
  ['('.repeat(500), 'nested too deeply'],
  ['-'.repeat(500), 'nested too deeply'],
  ['1+'.repeat(longestExpression), `${longestExpression} characters at most`],
])('%.30s is refused with words', (expression, words) => {
  expect(() => calculate(expression)).toThrow(ToolFault);
  expect(() => calculate(expression)).toThrow(words);
});

/** A whole sum, product or difference in brackets, and what it comes to. */
const { whole } = fc.letrec<{ whole: { text: string; value: bigint } }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 5 },
    fc.bigInt(-(10n ** 20n), 10n ** 20n).map((value) => ({ text: `${value}`, value })),
    fc.tuple(tie('whole'), fc.constantFrom('+', '-', '*'), tie('whole')).map(([a, sign, b]) => ({
      text: `(${a.text}) ${sign} (${b.text})`,
      value:
        sign === '+' ? a.value + b.value : sign === '-' ? a.value - b.value : a.value * b.value,
    })),
  ),
}));

test('sums and products of whole numbers are exact, however large', () => {
  check(
    fc.property(whole, (made) => {
      fc.pre(made.text.length <= longestExpression);
      expect(calculate(made.text)).toEqual({ text: `${made.value}`, isWhole: true });
    }),
  );
});

test('other numbers come out as the machine has them, and an added fraction can be taken away', () => {
  const number = fc
    .double({ min: -1e15, max: 1e15, noNaN: true })
    .filter((value) => Math.abs(value) > 1e-9);
  check(
    fc.property(number, number, (a, b) => {
      expect(Number(text(`(${a}) / (${b})`)) / (a / b)).toBeCloseTo(1, 12);
      expect(Number(text(`(${a}) + (${b}) - (${b})`))).toBe(a);
    }),
  );
});

test('whatever is written, it is counted or refused with words, in no time worth waiting for', () => {
  const piece = fc.constantFrom(
    ...'0 1 7 9.5 1e300 1e-9999 + - * / ^ % ! ( ) , pi e sqrt( sum( max( round( factorial( log( 3 ** 𝟙 "'.split(
      ' ',
    ),
  );
  const sloppy = fc.oneof(
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  );
  check(
    fc.property(sloppy, (expression) => {
      try {
        expect(text(expression)).toMatch(/^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/);
      } catch (cause) {
        if (!(cause instanceof ToolFault)) throw cause;
      }
    }),
    600,
  );
});
