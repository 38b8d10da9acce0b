/** One row of the measurements. */
export interface Figure {
  /** The table it stands in. */
  group: string;
  label: string;
  unit: string;
  median: number;
  p95: number;
  /** How many values were measured. */
  samples: number;
  /** How often the whole was run. */
  runs: number;
  /** What was aimed at, and whether the median is within it. */
  aim?: { words: string; met: boolean };
}

/** What a median is to be: at most so much, or at least. */
export type Aim = { words: string; most: number } | { words: string; least: number };

/** The value below which the part `share` (0 to 1) of the values lies, by nearest rank; NaN for none. */
export function toQuantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}

/** The value in the middle. */
export function toMedian(values: readonly number[]): number {
  return toQuantile(values, 0.5);
}

function isMet(median: number, aim: Aim): boolean {
  return 'most' in aim ? median <= aim.most : median >= aim.least;
}

/** Median and 95th percentile of values, under a name. */
export function toFigure(
  head: Pick<Figure, 'group' | 'label' | 'unit' | 'runs'>,
  values: readonly number[],
  aim?: Aim,
): Figure {
  const median = toMedian(values);
  return {
    ...head,
    median,
    p95: toQuantile(values, 0.95),
    samples: values.length,
    ...(aim && { aim: { words: aim.words, met: isMet(median, aim) } }),
  };
}

/** A number with as many digits as it deserves. */
export function toDigits(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return value.toFixed(0);
  if (Math.abs(value) >= 10) return value.toFixed(1);
  return value.toFixed(2);
}
