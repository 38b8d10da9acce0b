/** Whether the big matrices run whole (`npm run test:deep`) instead of as a sample. */
export const isDeep = process.env['SIDESTREAM_DEEP'] === '1';

/** How many seeds a whole matrix has for each of its points; SIDESTREAM_SEEDS asks for fewer, in a hurry. */
const wholeSeeds = Number(process.env['SIDESTREAM_SEEDS'] ?? 20);

/**
 * The seeds of the `index`th point: all of them, or for a sample `count`, other ones for each point so that a sample of
 * all points meets most seeds.
 */
export function chooseSeeds(index: number, count: number): readonly number[] {
  const all = Array.from({ length: wholeSeeds }, (_, at) => at + 1);
  if (isDeep) return all;
  return Array.from({ length: count }, (_, at) => all[(index * 7 + at * 11) % all.length]!);
}

/** One value that a deep test found, for `docs/measurements.md`. */
export interface DeepFigure {
  /** The row it belongs to. */
  row: string;
  /** What was measured, in the unit that it is named with (`missingMs`), and what was so or not so. */
  values: Readonly<Record<string, number | boolean>>;
}

/** What figures are filed under in a report of Playwright. */
export const figureNote = 'deep-figure';

/** Keeps a figure with the report of the running Playwright test. */
export function noteFigure(
  { annotations }: { annotations: { type: string; description?: string }[] },
  figure: DeepFigure,
): void {
  annotations.push({ type: figureNote, description: JSON.stringify(figure) });
}

declare module 'vitest' {
  interface TaskMeta {
    /** What a deep test of Vitest found. */
    figure?: DeepFigure;
  }
}
