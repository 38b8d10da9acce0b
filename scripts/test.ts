import { parseArgs } from 'node:util';
import {
  addOutcomes,
  toClosingLine,
  toFailureList,
  toOutcome,
  type Outcome,
} from './checks/outcome.ts';
import { prepare } from './checks/prepare.ts';
import { runners, type Runner } from './checks/runners.ts';

const usage = `npm test [-- --only NAME,NAME]

Runs every check and test, goes on after a failure, and closes with the count over all of them.
NAME is a runner (${runners.map(({ name }) => name).join(', ')})
or a group of them (static, unit, e2e).`;

interface Line {
  readonly name: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

function select(only: string | undefined): readonly Runner[] {
  if (only === undefined) return runners;
  const words = only.split(',');
  const unknown = words.find(
    (word) => !runners.some(({ name, group }) => word === name || word === group),
  );
  if (unknown !== undefined) throw new Error(`There is no runner named ${unknown}.\n\n${usage}`);
  return runners.filter(({ name, group }) => words.includes(name) || words.includes(group));
}

async function runOne(runner: Runner, unmet: ReadonlyMap<string, string>): Promise<Line> {
  const startedMs = Date.now();
  console.log(`\n── ${runner.name} ${'─'.repeat(Math.max(0, 70 - runner.name.length))}`);
  const sentence = runner.needs.map((need) => unmet.get(need)).find((text) => text !== undefined);
  const outcome =
    sentence === undefined
      ? await runner.run().catch((error: unknown) => toOutcome(false, String(error)))
      : toOutcome(false, sentence);
  return { name: runner.name, outcome, seconds: (Date.now() - startedMs) / 1000 };
}

function toTable(lines: readonly Line[]): string {
  const rows = lines.map(({ name, outcome, seconds }) => {
    const counts = [outcome.passed, outcome.failed, outcome.skipped];
    const cells = counts.map((count) => String(count).padStart(8)).join('');
    const mark = outcome.failed > 0 ? '✗' : '✓';
    const time = `${seconds.toFixed(1)} s`.padStart(10);
    return `${mark} ${name.padEnd(12)}${cells}${time}  ${outcome.note ?? ''}`.trimEnd();
  });
  return ['  runner        passed  failed skipped      time', ...rows].join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const selected = select(values.only);
  const unmet = await prepare(new Set(selected.flatMap(({ needs }) => needs)));
  const lines: Line[] = [];
  for (const runner of selected) lines.push(await runOne(runner, unmet));
  const sum = addOutcomes(lines.map(({ outcome }) => outcome));
  const closing = [toTable(lines), toFailureList(lines), toClosingLine(sum)];
  console.log(`\n${closing.filter((text) => text !== '').join('\n\n')}`);
  return sum.failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
