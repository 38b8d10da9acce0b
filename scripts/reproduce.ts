import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildElsewhere } from './packages/build-elsewhere.ts';
import { compareFolders } from './packages/compare.ts';
import { sumsFile } from './packages/pack.ts';

const usage = `npm run reproduce [-- --link]

Clones what is committed here into two fresh folders, with paths of different lengths, installs in each what the lockfile
names, packs both, and compares all files byte for byte. Prints their sums.
--link links the tools that are here, instead of installing them twice.`;

const folders = ['first', 'second'].map((name) => join('.cache', 'reproduce', name));

function main(): number {
  const { values } = parseArgs({
    options: { link: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  // What is committed later, while this runs, is not in the second clone either.
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  console.log(commit);
  rmSync(join('.cache', 'reproduce'), { recursive: true, force: true });
  for (const [index, folder] of folders.entries()) {
    console.log(`Clone ${index + 1} of ${folders.length} …`);
    buildElsewhere(
      { clone: '.', commit },
      values.link === true ? 'link' : 'npm-ci',
      folder,
      1 + index * 4,
    );
    console.log(readFileSync(join(folder, sumsFile), 'utf8'));
  }
  const differences = compareFolders(folders[0]!, folders[1]!);
  for (const sentence of differences) console.log(`✗ ${sentence}`);
  if (differences.length === 0) console.log('✓ Both clones gave the same files, byte for byte.');
  return differences.length === 0 ? 0 : 1;
}

process.exitCode = main();
