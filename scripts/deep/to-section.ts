import type { DeepFigure } from '../../tests/support/deep.ts';
import type { Line } from '../checks/run-runners.ts';

/** Under what deep tests ran. */
export interface DeepConditions {
  readonly date: string;
  readonly command: string;
  readonly versions: readonly string[];
}

/** What stands above the sections of the runners. */
export const deepHead = `## Deep tests

Written by \`npm run test:deep\`, each runner's part with the date and the command of its last run; browsers headless.

- **missing** is how old the oldest delta was, by the log of the server that wrote it, that was not on screen after the
  recovery, at the moment in which the kill was asked for; 0 where none is. What the background had received may be lost
  up to 250 ms before a death; 100 ms more are allowed for the way from the server's log to the background.
- **recovery** is from the death to the named end on screen. **finished** is 1 where the answer had ended after all.
- A killed background is closed by the browser itself: in Chromium over \`Target.closeTarget\`, in Firefox by its own
  \`terminateBackground\`. A killed browser is its process, ended by SIGKILL, and started again with the same profile; that is
  not a loss of power, which nothing here can provoke.
- **old** is 1 where a killed migration left the database of the version before, and 0 where it left the new one.
- Of every killed run more is checked than has a figure: that its text is a prefix of what was sent and begins with all
  that ever stood on screen, that the end is true, that it was asked once, and that Continue or Retry ends it.`;

/** What one runner found, for `docs/measurements.md`. */
export function toDeepSection(
  { name, outcome, seconds }: Line,
  figures: readonly DeepFigure[],
  { date, command, versions }: DeepConditions,
): string {
  const head = [
    `### ${name}`,
    '',
    `- ${date}, \`${command}\`; ${versions.join('; ')}`,
    `- ${outcome.passed} passed, ${outcome.failed} failed, in ${Math.round(seconds)} s`,
  ];
  if (outcome.note !== undefined) head.push(`- ${outcome.note}`);
  const failures = (outcome.failures ?? []).map(({ test, error }) => `- failed: ${test}: ${error}`);
  const table = figures.length > 0 ? ['', ...toTable(figures)] : [];
  return [...head, ...failures, ...table].join('\n');
}

/** One line per row and value: how often it was measured, and the least, the middle and the most of it. */
function toTable(figures: readonly DeepFigure[]): string[] {
  const rows = [...Map.groupBy(figures, ({ row }) => row)].flatMap(([row, members]) =>
    Object.keys(members[0]?.values ?? {}).map((key) => {
      const values = members.map((member) => member.values[key] ?? Number.NaN);
      const sorted = values.toSorted((a, b) => a - b);
      const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
      const numbers = [sorted[0] ?? Number.NaN, middle, sorted.at(-1) ?? Number.NaN].map(toWords);
      return `| ${[row, toLabel(key), members.length, ...numbers].join(' | ')} |`;
    }),
  );
  return [
    '|  |  | runs | least | median | most |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows,
  ];
}

/** `missingMs` as `missing, ms`. */
function toLabel(key: string): string {
  const words = key
    .replace(/(Ms|Kb|Percent)$/, '')
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const unit = /(Ms|Kb|Percent)$/.exec(key)?.[1];
  const units: Readonly<Record<string, string>> = { Ms: ', ms', Kb: ', kB', Percent: ', %' };
  return `${words}${unit === undefined ? '' : units[unit]}`;
}

function toWords(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
