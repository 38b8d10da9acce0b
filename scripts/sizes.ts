import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureBackground, measurePage, type Measured } from './checks/measure-load.ts';

/**
 * Gzipped bytes that may be loaded before anything is asked for; 1 kB is 1000 bytes. The background can load nothing later,
 * since a service worker may not `import()`: beside the dialects it holds the store with its search, the queue, the update
 * gate, the journal, the passphrase, the three ways to keep a key and how its traces are erased, the prices and figures of
 * answers and titles, what lists say of models, the pictures that conversations hold, the prompts with the page's menu that
 * is made of them, the log of the last runs (2 kB), and the guard of keys in answers and errors, which nobody else may own
 * and which decodes what it looks through; then the tools that models call (13 kB), what checks their arguments (6 kB), the loop
 * that asks and carries out, and the SDK that speaks with servers of tools, with zod in it (41 kB). The side panel holds the Markdown parser, since no answer can be drawn
 * without it; highlighting and maths come when an answer has some.
 */
const budgets = { background: 160_000, sidepanel: 104_000 } as const;

function toKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
}

function toRow(build: string, part: string, measured: Measured, budget: number): string {
  const isOver = measured.gzipBytes > budget;
  const mark = isOver ? '✗' : '✓';
  const sizes = `${toKilobytes(measured.gzipBytes)} of${toKilobytes(budget)}`;
  return `${mark} ${build.padEnd(14)}${part.padEnd(12)}${sizes}  ${measured.files.length} files`;
}

/** Measures one build, prints its table, and returns whether it is within budget. */
function checkBuild(folder: string): boolean {
  const build = folder.split(/[\\/]/).at(-1) ?? folder;
  if (!existsSync(folder)) {
    console.error(`✗ ${build}: not built. Run npm run build and npm run build:firefox first.`);
    return false;
  }
  const background = measureBackground(folder);
  const sidepanel = measurePage(folder, 'sidepanel.html');
  console.log(toRow(build, 'background', background, budgets.background));
  console.log(toRow(build, 'side panel', sidepanel, budgets.sidepanel));
  if (background.gzipBytes <= budgets.background && sidepanel.gzipBytes <= budgets.sidepanel) {
    return true;
  }
  for (const { path, gzipBytes } of [...background.files, ...sidepanel.files]) {
    console.log(`    ${toKilobytes(gzipBytes)}  ${path}`);
  }
  return false;
}

const { positionals } = parseArgs({ allowPositionals: true });
const folders =
  positionals.length > 0 ? positionals : ['.output/chrome-mv3', '.output/firefox-mv3'];
// Every build is measured, also after one that is over budget.
const results = folders.map(checkBuild);
process.exitCode = results.every(Boolean) ? 0 : 1;
