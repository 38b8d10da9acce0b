import { ToolFault } from '../tool.ts';
import { combine, toAmount, toPower, writeAmount } from './amount.ts';
import type { Amount } from './amount.ts';
import { constants, functions, toFactorial, toNegative } from './functions.ts';
import { parseDecimal } from './ratio.ts';
import { toTokens } from './tokens.ts';
import type { Token } from './tokens.ts';

/** The longest expression, in characters. */
export const longestExpression = 2000;
/** Brackets, signs and powers within each other. */
const mostDepth = 100;

/** How strongly a sign holds what stands beside it. A minus before a power is of the power: −2² is −4. */
const strengths: Readonly<Record<string, number>> = {
  '+': 1,
  '-': 1,
  '*': 2,
  '/': 2,
  '%': 2,
  '^': 4,
};
const strengthOfMinus = 3;

/** What an expression comes to, and whether it is written whole. Throws {@link ToolFault} with what is wrong, and where. */
export function calculate(expression: string): { text: string; isWhole: boolean } {
  if (expression.length > longestExpression) {
    throw new ToolFault(`An expression has ${longestExpression} characters at most.`);
  }
  const reader = createReader(toTokens(expression));
  return writeAmount(reader.readAll());
}

/** Reads and counts at once: nothing but the numbers so far is kept. */
function createReader(tokens: readonly Token[]) {
  const last: Token = tokens.at(-1) ?? { type: 'end', text: '', at: 1 };
  let next = 0;
  let depth = 0;
  const peek = (): Token => tokens[next] ?? last;
  const isSign = (text: string): boolean => peek().type === 'sign' && peek().text === text;
  const expect = (text: string, why: string): void => {
    if (!isSign(text)) throw toFault(peek(), why);
    next += 1;
  };
  /** What can only be the beginning of a number is on its way. */
  const beginsNumber = (): boolean => ['number', 'name'].includes(peek().type) || isSign('(');

  const readBelow = (strength: number): Amount => {
    depth += 1;
    if (depth > mostDepth) throw toFault(peek(), 'it is nested too deeply here');
    let value = readFirst();
    for (;;) {
      const { type, text } = peek();
      const own = type === 'sign' ? strengths[text] : undefined;
      if (own === undefined || own < strength) break;
      next += 1;
      if (text === '^') value = toPower(value, readBelow(strengthOfMinus));
      else value = combine(text === '%' ? 'mod' : (text as '+'), value, readBelow(own + 1));
    }
    depth -= 1;
    return value;
  };

  const readFirst = (): Amount => {
    if (isSign('-') || isSign('+')) {
      const isMinus = isSign('-');
      next += 1;
      const value = readBelow(strengthOfMinus);
      return isMinus ? toNegative(value) : value;
    }
    return readBehind(readSingle());
  };

  /** `!`, and `%` where no number follows, by which it would be divided. */
  const readBehind = (first: Amount): Amount => {
    let value = first;
    for (;;) {
      if (isSign('!')) {
        next += 1;
        value = toFactorial(value);
      } else if (isSign('%')) {
        next += 1;
        if (beginsNumber()) {
          next -= 1;
          return value;
        }
        value = combine('/', value, toAmount(100n));
      } else return value;
    }
  };

  const readSingle = (): Amount => {
    const token = peek();
    next += 1;
    if (token.type === 'number') return toWritten(token);
    if (token.type === 'name') return readName(token);
    if (token.text === '(') {
      const value = readBelow(0);
      expect(')', 'a closing bracket is missing');
      return value;
    }
    throw toFault(token, 'a number is missing');
  };

  const readName = (token: Token): Amount => {
    const constant = constants.get(token.text);
    if (constant !== undefined) return constant;
    const known = functions.get(token.text);
    if (!known) {
      const names = [...constants.keys(), ...functions.keys()].join(', ');
      throw toFault(token, `"${token.text}" is not known. Known are ${names}`);
    }
    expect('(', `${token.text} needs its values in brackets`);
    const values: Amount[] = [];
    do values.push(readBelow(0));
    while (isSign(',') && (next += 1) > 0);
    expect(')', 'a closing bracket is missing');
    const { least, most } = known;
    if (values.length < least || values.length > most) {
      const count = least === most ? `${least}` : `${least} to ${most}`;
      throw toFault(token, `${token.text} takes ${count} values, not ${values.length}`);
    }
    return known.work(values);
  };

  return {
    readAll(): Amount {
      const value = readBelow(0);
      if (peek().type !== 'end') throw toFault(peek(), toLeftover(peek()));
      return value;
    },
  };
}

function toWritten(token: Token): Amount {
  const { text } = token;
  const value = /^0[xb]/.test(text) ? toAmount(BigInt(text)) : parseDecimal(text);
  if (value === undefined) throw toFault(token, 'that number is too large or too small');
  return value;
}

function toLeftover({ type, text }: Token): string {
  if (text === ',') return 'write numbers without commas between their digits';
  return type === 'sign' && text !== '('
    ? `"${text}" is one too many`
    : 'a sign is missing before it, as * is';
}

function toFault({ type, at }: Token, why: string): ToolFault {
  return new ToolFault(`${type === 'end' ? 'At the end' : `At character ${at}`}: ${why}.`);
}
