import { expect, test } from 'vitest';
import { createStrayLines } from '../../../lib/sse/stray-lines.ts';

const wire =
  '\uFEFFdata: a\r\n\r\n: ping\rlost\n\ndata\n\nerror: x\n{"error":1}\n the answer: 42\n\nevent: b\nand the last';

function read(pieces: Iterable<string>): string[] {
  const lines: string[] = [];
  const strays = createStrayLines((line) => lines.push(line));
  for (const piece of pieces) strays.feed(piece);
  strays.end();
  return lines;
}

test('lines that are neither field nor comment nor error are told, however the text is cut', () => {
  const expected = ['lost', ' the answer: 42', 'and the last'];
  expect(read([wire])).toEqual(expected);
  expect(read(wire)).toEqual(expected);
  for (let at = 1; at < wire.length; at += 1) {
    expect(read([wire.slice(0, at), wire.slice(at)])).toEqual(expected);
  }
});

test('of a long one only the beginning is told', () => {
  expect(read(['x'.repeat(150), 'x'.repeat(150), 'x\n'])).toEqual(['x'.repeat(200)]);
});
