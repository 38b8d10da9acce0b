import type { Random } from '../random.ts';
import { bendValue } from './bend-value.ts';
import { bendText } from './strange.ts';

const deepest = 100_000;

/** JSON of a bent value, now and then bent once more as text, so that it may be none, or nested without measure. */
export function toJsonText(random: Random, valid: unknown): string {
  const text = JSON.stringify(bendValue(random, valid)) ?? 'null';
  const roll = random.next();
  if (roll < 0.25) return bendText(random, text);
  if (roll < 0.255) return bury(random, text);
  return text;
}

/** The text with a part of it very deep in lists or objects. */
function bury(random: Random, text: string): string {
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"error":', '}'],
    ['{"message":', '}'],
    ['{"x":', '}'],
  ] as const);
  const depth = random.integer(1_000, deepest);
  const at = text.lastIndexOf(':') + 1;
  const end = at + /^(?:"[^"]*"|[\w.+-]+)?/.exec(text.slice(at))![0].length;
  const inner = text.slice(at, end) || '1';
  return text.slice(0, at) + open.repeat(depth) + inner + close.repeat(depth) + text.slice(end);
}
