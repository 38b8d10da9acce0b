import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parts, runBench, type Part } from './bench.ts';
import { toDocument, toTerminal } from './report.ts';

const usage = `npm run bench [-- --write] [-- --runs N] [-- --only NAME,NAME]

Measures delivery, messages, the cost of a delta, decoding, the journal, rounds of calls, the list of 10,000 conversations and the search
in it, the reading of pages, rendering beside its peers, hard texts, the panel, and sizes.
--write keeps the figures in docs/measurements.md. NAME is one of ${parts.join(', ')}.`;

const document = join('docs', 'measurements.md');

function selectParts(only: string | undefined): readonly Part[] {
  if (only === undefined) return parts;
  const words = only.split(',');
  const unknown = words.find((word) => !parts.some((part) => part === word));
  if (unknown !== undefined) throw new Error(`There is no part named ${unknown}.\n\n${usage}`);
  return parts.filter((part) => words.includes(part));
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean' },
      runs: { type: 'string' },
      only: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const chosen = selectParts(values.only);
  const runs = Number(values.runs ?? 5);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`Runs are counted from 1.\n\n${usage}`);
  const args = process.argv.slice(2).join(' ');
  const command = args === '' ? 'npm run bench' : `npm run bench -- ${args}`;
  const report = await runBench({ parts: chosen, runs, command });
  console.log(toTerminal(report));
  if (values.write === true) {
    const before = existsSync(document) ? readFileSync(document, 'utf8') : undefined;
    // What was measured alone stands alone: the whole keeps what it was measured with.
    const only = chosen.length === parts.length ? [] : chosen;
    writeFileSync(document, toDocument(before, report, only));
    console.log(`\nWritten to ${document}.`);
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
