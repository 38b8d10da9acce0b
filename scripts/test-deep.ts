import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deepRunners } from './checks/deep-runners.ts';
import { runRunners, sayClosing, selectRunners } from './checks/run-runners.ts';
import { toReportPath } from './checks/runners.ts';
import { listBrowserVersions } from './deep/browser-versions.ts';
import { readFigures } from './deep/read-figures.ts';
import { deepHead, toDeepSection } from './deep/to-section.ts';
import { replaceSection } from './document-section.ts';

const usage = `npm run test:deep [-- --only NAME,NAME]

Runs whole what \`npm test\` runs as samples (kills), and what takes too long for it (lifetimes, soak); goes on after a
failure, closes with the count over all, and keeps the figures in docs/measurements.md.
NAME is a runner: ${deepRunners.map(({ name }) => name).join(', ')}.`;

const document = join('docs', 'measurements.md');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const selected = selectRunners(deepRunners, values.only, usage);
  const lines = await runRunners(selected);
  const only = values.only === undefined ? '' : ` -- --only ${values.only}`;
  const seeds = process.env['SIDESTREAM_SEEDS'];
  const conditions = {
    date: new Date().toISOString().slice(0, 10),
    command: `${seeds === undefined ? '' : `SIDESTREAM_SEEDS=${seeds} `}npm run test:deep${only}`,
    versions: [`Node ${process.versions.node}`, ...listBrowserVersions()],
  };
  let text = existsSync(document) ? readFileSync(document, 'utf8') : '# Measurements\n';
  text = replaceSection(text, 'deep', deepHead);
  for (const line of lines) {
    const figures = readFigures(toReportPath(line.name));
    text = replaceSection(text, `deep ${line.name}`, toDeepSection(line, figures, conditions));
  }
  writeFileSync(document, text);
  return sayClosing(lines);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
