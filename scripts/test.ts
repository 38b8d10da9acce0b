import { parseArgs } from 'node:util';
import { runRunners, sayClosing, selectRunners } from './checks/run-runners.ts';
import { runners } from './checks/runners.ts';

const usage = `npm test [-- --only NAME,NAME]

Runs every check and test, goes on after a failure, and closes with the count over all of them.
NAME is a runner (${runners.map(({ name }) => name).join(', ')})
or a group of them (static, unit, e2e).`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  return sayClosing(await runRunners(selectRunners(runners, values.only, usage)));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
