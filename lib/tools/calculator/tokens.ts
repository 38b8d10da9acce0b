import { ToolFault } from '../tool.ts';

/** A piece of an expression, and where it begins. */
export interface Token {
  type: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

/** What people and models write for the same. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['**', '^'],
  ['×', '*'],
  ['·', '*'],
  ['⋅', '*'],
  ['÷', '/'],
  ['∕', '/'],
  ['−', '-'],
  ['–', '-'],
  ['π', 'pi'],
  ['τ', 'tau'],
  ['√', 'sqrt'],
]);

const piece =
  /\s*(?:(?<number>0x[\da-f]+|0b[01]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,5})?)|(?<name>[a-z_][\w]*|[πτ√])|(?<sign>\*\*|[-+*/^%!(),×·⋅÷∕−–]))/iuy;

/** Takes an expression apart. Throws where something in it is no piece of one. */
export function toTokens(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (expression.slice(at).trim() !== '') {
    piece.lastIndex = at;
    const found = piece.exec(expression);
    if (!found) throw toFault(expression, at);
    const { number, name, sign } = found.groups ?? {};
    const text = number ?? name ?? sign ?? '';
    at = piece.lastIndex;
    tokens.push({
      type: number === undefined ? (name === undefined ? 'sign' : 'name') : 'number',
      text: spellings.get(text) ?? text.toLowerCase(),
      at: at - text.length + 1,
    });
  }
  tokens.push({ type: 'end', text: '', at: expression.length + 1 });
  return tokens;
}

function toFault(expression: string, from: number): ToolFault {
  const at = from + (/\S/.exec(expression.slice(from))?.index ?? 0);
  const sign = String.fromCodePoint(expression.codePointAt(at) ?? 0);
  return new ToolFault(
    `At character ${at + 1}: "${sign}" means nothing here. Write numbers, + - * / ^ % ! ( ) and names of functions.`,
  );
}
