import { toText } from '../core/json.ts';
import { calculate, longestExpression } from './calculator/calculate.ts';
import type { Tool, ToolInput } from './tool.ts';

/** Counts, exactly where that goes. */
export const calculateTool: Tool = {
  name: 'calculate',
  description:
    'Calculates an arithmetic expression. Fractions and whole numbers are counted exactly. Signs: + - * / ^ ( ), n! and a % b for the remainder; ' +
    'a % with nothing behind it is a hundredth (200 * 10% is 20, 200 + 10% is 200.1). Functions: sqrt, cbrt, abs, sign, floor, ceil, trunc, ' +
    'round(x, places), exp, ln, log2, log10, log(x, base), sin, cos, tan, asin, acos, atan, atan2(y, x), sinh, cosh, tanh (radians), rad(degrees), ' +
    'deg(radians), pow, mod, min, max, sum, mean, gcd, lcm, factorial. Constants: pi, e, tau. No variables, no units, no commas within a number.',
  schema: {
    type: 'object',
    properties: {
      expression: {
        type: 'string',
        description: 'As 2 * (3 + 4) ^ 2',
        minLength: 1,
        maxLength: longestExpression,
      },
    },
    required: ['expression'],
    additionalProperties: false,
  },
  acts: false,
  untrusted: false,
  // Nobody is asked about what cannot be counted.
  describe: async (input) => {
    answer(input);
    return { gives: 'result' };
  },
  run: async (input) => ({ text: answer(input) }),
};

function answer(input: ToolInput): string {
  const expression = toText(input['expression']);
  const { text, isWhole } = calculate(expression);
  return `${expression.trim()} ${isWhole ? '=' : '≈'} ${text}`;
}
