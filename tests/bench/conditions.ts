import { availableParallelism, loadavg } from 'node:os';

/** Under what the figures were taken. */
export interface Conditions {
  date: string;
  command: string;
  node: string;
  /** Names and versions. */
  browsers: readonly string[];
  cores: number;
  /** Load averages over one minute, before and after. */
  loads: readonly [before: number, after: number];
  /** The most by which the clocks of server and page can be apart; none where no page was asked. */
  clockMs: number | undefined;
  /** The fewest frames that an idle page got. */
  framesPerSecond: number | undefined;
}

/** Notes what is known at the beginning; the result completes it at the end. */
export function noteConditions(
  command: string,
): (rest: Pick<Conditions, 'browsers' | 'clockMs' | 'framesPerSecond'>) => Conditions {
  const before = loadavg()[0] ?? Number.NaN;
  return (rest) => ({
    ...rest,
    date: new Date().toISOString().slice(0, 10),
    command,
    node: process.versions.node,
    cores: availableParallelism(),
    loads: [before, loadavg()[0] ?? Number.NaN],
  });
}
