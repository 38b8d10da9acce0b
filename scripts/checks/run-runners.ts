import { prepare } from './prepare.ts';
import { addOutcomes, toClosingLine, toFailureList, toOutcome, type Outcome } from './outcome.ts';
import type { Need, Runner } from './runners.ts';
import { watchStalls } from './watch-stalls.ts';

/** One line of the closing table. */
export interface Line {
  readonly name: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

/**
 * The runners that `--only` names, by their names or groups; all of them without it.
 * @param usage what to say when there is no such runner
 */
export function selectRunners<Any extends Pick<Runner, 'name' | 'group'>>(
  runners: readonly Any[],
  only: string | undefined,
  usage: string,
): readonly Any[] {
  if (only === undefined) return runners;
  const words = only.split(',');
  const unknown = words.find(
    (word) => !runners.some(({ name, group }) => word === name || word === group),
  );
  if (unknown !== undefined) throw new Error(`There is no runner named ${unknown}.\n\n${usage}`);
  return runners.filter(({ name, group }) => words.includes(name) || words.includes(group));
}

/**
 * Sees to what the runners need and runs them, one after the other, whatever becomes of each; beside one that waits those
 * that follow it.
 */
export async function runRunners(runners: readonly Runner[]): Promise<Line[]> {
  const unmet = await prepare(new Set(runners.flatMap(({ needs }) => needs)));
  const lines: Promise<Line>[] = [];
  for (const runner of runners) {
    const line = runOne(runner, unmet);
    lines.push(line);
    if (runner.waits !== true) await line;
  }
  return Promise.all(lines);
}

/** Says what failed and closes with the count over all. Gives the exit code. */
export function sayClosing(lines: readonly Line[]): number {
  const sum = addOutcomes(lines.map(({ outcome }) => outcome));
  const closing = [toTable(lines), toFailureList(lines), toClosingLine(sum)];
  console.log(`\n${closing.filter((text) => text !== '').join('\n\n')}`);
  return sum.failed > 0 ? 1 : 0;
}

async function runOne(runner: Runner, unmet: ReadonlyMap<Need, string>): Promise<Line> {
  const startedMs = Date.now();
  const stalls = watchStalls();
  console.log(`\n── ${runner.name} ${'─'.repeat(Math.max(0, 70 - runner.name.length))}`);
  const sentence = runner.needs.map((need) => unmet.get(need)).find((text) => text !== undefined);
  const outcome =
    sentence === undefined
      ? await runner.run().catch((error: unknown) => toOutcome(false, String(error)))
      : toOutcome(false, sentence);
  const note = [outcome.note, stalls.take()].filter((part) => part !== undefined).join('; ');
  stalls.stop();
  return {
    name: runner.name,
    outcome: note === '' ? outcome : { ...outcome, note },
    seconds: (Date.now() - startedMs) / 1000,
  };
}

function toTable(lines: readonly Line[]): string {
  const width = Math.max(12, ...lines.map(({ name }) => name.length + 1));
  const rows = lines.map(({ name, outcome, seconds }) => {
    const counts = [outcome.passed, outcome.failed, outcome.skipped];
    const cells = counts.map((count) => String(count).padStart(8)).join('');
    const mark = outcome.failed > 0 ? '✗' : '✓';
    const time = `${seconds.toFixed(1)} s`.padStart(10);
    return `${mark} ${name.padEnd(width)}${cells}${time}  ${outcome.note ?? ''}`.trimEnd();
  });
  return [`  ${'runner'.padEnd(width)}  passed  failed skipped      time`, ...rows].join('\n');
}
