import { timeDecoders } from './decode-rounds.ts';
import type { Timing, Wire } from './decode-rounds.ts';
import { listWires } from './decode-wires.ts';
import { decoders } from './decoders.ts';
import type { DecoderName } from './decoders.ts';
import { toFigure } from './figure.ts';
import type { Aim, Figure } from './figure.ts';

const peers = ['openai SDK', 'ai streamText'] as const;

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
  'padded events, one per read': { bare: { words: '≤ 1.1', most: 1.1 } },
};

/** Times our way from bytes to parts against others', in turns, in this process. */
export async function measureDecoding(): Promise<Figure[]> {
  return measureDecodingWith('Node', (wire) => timeDecoders(wire, decoders));
}

/** Has every reply timed by `time`, wherever that runs. */
export async function measureDecodingWith(
  where: string,
  time: (wire: Wire) => Promise<Timing>,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const wire of listWires()) figures.push(...toFigures(where, wire.name, await time(wire)));
  return figures;
}

function toFigures(where: string, name: string, timing: Timing): Figure[] {
  const group = `Decoding in ${where}: one event, bytes to parts`;
  const toRow = (label: string, unit: string, values: readonly number[], aim?: Aim): Figure =>
    toFigure({ group, label: `${name}, ${label}`, unit, runs: values.length }, values, aim);
  const aim = aims[name] ?? {};
  const { ours, bare } = timing.bare;
  const figures = [
    toRow('ours', 'µs', ours),
    toRow('bare', 'µs', bare),
    toRow('ours / bare', '×', toRatios(ours, bare), aim.bare),
  ];
  for (const peer of peers) {
    const times = timing[peer];
    const ratios = toRatios(times[peer], times.ours);
    figures.push(toRow(peer, 'µs', times[peer]), toRow(`${peer} / ours`, '×', ratios, aim[peer]));
  }
  return figures;
}

function toRatios(over: readonly number[], under: readonly number[]): number[] {
  return over.map((micros, round) => micros / (under[round] ?? Number.NaN));
}
