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
  up to 250 ms before a death; 100 ms more are allowed for the way from the server's log to the background, and what the
  machine let the test's own process wait meanwhile.
- **recovery** is from the death to the named end on screen. **finished** counts the answers that had ended after all.
- A killed background is closed by the browser itself: in Chromium over \`Target.closeTarget\`, in Firefox by its own
  \`terminateBackground\`. A killed browser is its process, ended by SIGKILL, and started again with the same profile; that is
  not a loss of power, which nothing here can provoke.
- **cases** of the fuzz tests are valid messages, rows, files, replies and texts with a few places bent, cut, doubled or
  buried, and bytes of no meaning; a case that breaks names itself, and its seed runs it again.
- **ended** counts the answers whose own end was there before the death that was asked for; all others are interrupted.
- **old** counts the killed migrations that left the database of the version before; the others left the new one.
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

/** One line per row: how often it was tried, and of each value the least, the median and the most. */
function toTable(figures: readonly DeepFigure[]): string[] {
  const rows = [...Map.groupBy(figures, ({ row }) => row)].map(([row, members]) => {
    const keys = [...new Set(members.flatMap(({ values }) => Object.keys(values)))];
    const cells = keys.map((key) =>
      toCell(
        key,
        members.flatMap(({ values }) => values[key] ?? []),
      ),
    );
    return `| ${row} | ${members.length} | ${cells.join('; ')} |`;
  });
  return ['|  | runs | least / median / most |', '| --- | ---: | --- |', ...rows];
}

function toCell(key: string, values: readonly (number | boolean)[]): string {
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  if (numbers.length === 0) {
    return `${toLabel(key)}: ${values.filter(Boolean).length} of ${values.length}`;
  }
  const middle = numbers[Math.floor((numbers.length - 1) / 2)];
  const three = [numbers[0], middle, numbers.at(-1)].map((value = Number.NaN) => toWords(value));
  return `${toLabel(key)} ${new Set(three).size === 1 ? three[0] : three.join(' / ')}`;
}

/** `missingMs` as `missing, ms`. */
function toLabel(key: string): string {
  const words = key
    .replace(/(Ms|Kb|Percent)$/, '')
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const unit = /(Ms|Kb|Percent)$/.exec(key)?.[1];
  const units: Readonly<Record<string, string>> = { Ms: ', ms:', Kb: ', kB:', Percent: ', %:' };
  return `${words}${unit === undefined ? '' : units[unit]}`;
}

function toWords(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
