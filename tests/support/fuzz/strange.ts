import type { Random } from '../random.ts';

/** Names that mean something to every object, and those that our own readers look for. */
export const strangeNames: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
  '',
  '0',
  '-1',
  'type',
  'id',
  'text',
  'error',
  'message',
  'detail',
  'data',
];

/** What a place in JSON may hold instead of what belongs there. */
const strangeValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  -0.5,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  8.64e15 + 1,
  '',
  '0',
  '-1',
  '1e999',
  'null',
  '__proto__',
  '\u0000',
  '\ud800',
  '\udc00x',
  '\u202e\u2066\u{e0041}\u200b',
  '<script>',
  '[DONE]',
  'data: {}\n\n',
  'javascript:alert(1)',
  'x'.repeat(300),
  [],
  {},
  [[]],
  [null],
  [{}],
  { toString: 1, valueOf: 1 },
  { length: 1e9 },
  // oxlint-disable-next-line unicorn/no-thenable -- a stranger may
  { then: 1 },
];

/** What a structured clone brings beside what JSON knows. */
const strangeClones: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  undefined,
  new Date(Number.NaN),
  new Map([['__proto__', 1]]),
  new Uint8Array(3),
];

const strangePieces: readonly string[] = [
  '\u0000',
  '\ud83d',
  '\udc4d',
  '\ufeff',
  '\r',
  '\n\n',
  '"',
  '\\',
  '\\ud800',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  'data:',
  'event: error\n',
  'id: \u0000\n',
  'retry: 1e999\n',
  ': \n',
  '1e999',
  '-0',
  '__proto__',
  '`'.repeat(9),
  '*'.repeat(9),
  '<think>',
  '</think>',
  '\u{e0041}',
  '\u202e',
  '$$',
  '\\(',
  '| - |',
  '&#x0;',
  '[a](',
  '  ',
];

/** A value that does not belong where it is put; `clones` also those that only a structured clone brings. */
export function toStrangeValue(random: Random, clones: boolean): unknown {
  const roll = random.next();
  if (roll < 0.04) return nest(random);
  if (roll < 0.08) return 'ab'.repeat(random.integer(1, 3_000));
  if (clones && roll < 0.2) return random.pick(strangeClones);
  const value = random.pick(strangeValues);
  return typeof value === 'object' && value !== null ? structuredClone(value) : value;
}

/** Lists or objects in one another. */
function nest(random: Random): unknown {
  const name = random.pick(['error', 'message', 'detail', 'x']);
  const inList = random.next() < 0.5;
  let nested: unknown = 'deep';
  for (let depth = random.integer(5, 400); depth > 0; depth -= 1) {
    nested = inList ? [nested] : { [name]: nested };
  }
  return nested;
}

/** The text with a few pieces cut out, doubled, moved or put in. */
export function bendText(random: Random, text: string): string {
  let bent = text;
  for (let round = random.integer(1, 4); round > 0; round -= 1) {
    const at = random.integer(0, bent.length);
    const end = Math.min(bent.length, at + random.integer(0, 24));
    const kind = random.integer(0, 6);
    if (kind === 0) bent = bent.slice(0, at) + bent.slice(end);
    else if (kind === 1) bent = bent.slice(0, end) + bent.slice(at);
    else if (kind === 2) bent = bent.slice(0, at);
    else if (kind === 3) {
      const piece = random.pick(strangePieces).repeat(random.integer(1, 3));
      bent = bent.slice(0, at) + piece + bent.slice(end);
    } else if (kind === 4) {
      const code = random.integer(0, 0xffff);
      bent = bent.slice(0, at) + String.fromCharCode(code) + bent.slice(at + 1);
    } else if (kind === 5) {
      bent =
        bent.slice(0, at) + bent.slice(at, end).repeat(random.integer(2, 40)) + bent.slice(end);
    } else {
      const other = random.integer(0, bent.length);
      bent = bent.slice(0, at) + bent.slice(other, other + 40) + bent.slice(at);
    }
  }
  return bent;
}

/** The bytes with a few of them changed, cut away or put in. */
export function bendBytes(random: Random, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const bent = [...bytes];
  for (let round = random.integer(1, 6); round > 0; round -= 1) {
    const at = random.integer(0, bent.length);
    const kind = random.integer(0, 3);
    if (kind === 0) bent[Math.min(at, Math.max(0, bent.length - 1))] = random.integer(0, 255);
    else if (kind === 1) bent.splice(at, random.integer(0, 16));
    else if (kind === 2) bent.splice(at, 0, ...toRawBytes(random, 8));
    else bent.splice(at, 1, 0xc3, 0x28);
  }
  return Uint8Array.from(bent);
}

/** Any bytes. */
export function toRawBytes(random: Random, longest: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: random.integer(0, longest) }, () => random.integer(0, 255));
}
