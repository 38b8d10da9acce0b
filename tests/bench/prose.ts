import { createRandom } from '../support/random.ts';

const words = (
  'the river carries what it finds along its banks and lets go of it where the water is slow ' +
  'every bend begins with something small that turns a little of the current to one side and ' +
  'grows from there until it meets its neighbour whereupon both are left behind as still lakes'
).split(' ');

/** How the deltas of an answer break into lines. */
export type Lines = 'paragraphs' | 'one line';

/** Deltas of plain ASCII, about five characters each, `length` characters in all. The same for the same arguments. */
export function proseDeltas(length: number, lines: Lines = 'paragraphs'): string[] {
  const random = createRandom(length);
  const deltas: string[] = [];
  let written = 0;
  let lineLength = 0;
  while (written < length) {
    const isBreak = lines === 'paragraphs' && lineLength > 400;
    const delta = `${random.pick(words)}${isBreak ? '.\n\n' : ' '}`.slice(0, length - written);
    deltas.push(delta);
    written += delta.length;
    lineLength = isBreak ? 0 : lineLength + delta.length;
  }
  return deltas;
}
