import type { DeepFigure } from '../../tests/support/deep.ts';
import type { Line } from '../checks/run-runners.ts';

/** Under what deep tests ran. */
export interface DeepConditions {
  readonly date: string;
  readonly command: string;
  readonly versions: readonly string[];
}

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
