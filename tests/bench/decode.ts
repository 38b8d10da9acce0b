import { timeRounds } from './decode-rounds.ts';
import type { Times, Wire } from './decode-rounds.ts';
import { listWires } from './decode-wires.ts';
import { decoders } from './decoders.ts';
import type { DecoderName } from './decoders.ts';
import { toFigure } from './figure.ts';
import type { Aim, Figure } from './figure.ts';

const rounds = 40;
const warmUps = 5;

/** What the times of another are to be, over ours or under it. */
const aims: Record<string, Partial<Record<DecoderName, Aim>>> = {
  'one event per read': {
    bare: { words: '≤ 1.1', most: 1.1 },
    'openai SDK': { words: '≥ 2.5', least: 2.5 },
    'ai streamText': { words: '≥ 20', least: 20 },
  },
  '16 KiB reads': {
    bare: { words: '≤ 1.1', most: 1.1 },
    'openai SDK': { words: '≥ 8', least: 8 },
    'ai streamText': { words: '≥ 20', least: 20 },
  },
  '64 B reads': { bare: { words: '≤ 1.1', most: 1.1 } },
};

/** Times our way from bytes to parts against others', in turns, in this process. */
export async function measureDecoding(): Promise<Figure[]> {
  return measureDecodingWith('Node', (wire) => timeRounds(wire, decoders, rounds, warmUps));
}

/** Has every reply timed by `time`, wherever that runs. */
export async function measureDecodingWith(
  where: string,
  time: (wire: Wire) => Promise<Times>,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const wire of listWires()) figures.push(...toFigures(where, wire.name, await time(wire)));
  return figures;
}

function toFigures(where: string, name: string, times: Times): Figure[] {
  const group = `Decoding in ${where}: one event, bytes to parts`;
  const runs = times.ours.length;
  const toRatios = (over: readonly number[], under: readonly number[]): number[] =>
    over.map((micros, round) => micros / (under[round] ?? Number.NaN));
  const figures: Figure[] = [];
  for (const other of decoders) {
    const head = { group, label: `${name}, ${other.name}`, unit: 'µs', runs };
    figures.push(toFigure(head, times[other.name]));
  }
  for (const { name: other } of decoders) {
    if (other === 'ours') continue;
    const [label, ratios] =
      other === 'bare'
        ? ['ours / bare', toRatios(times.ours, times.bare)]
        : [`${other} / ours`, toRatios(times[other], times.ours)];
    const head = { group, label: `${name}, ${label}`, unit: '×', runs };
    figures.push(toFigure(head, ratios, aims[name]?.[other]));
  }
  return figures;
}
