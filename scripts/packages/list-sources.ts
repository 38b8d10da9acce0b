import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FileMap } from './to-zip.ts';

/** Nobody needs these to build: tests, pictures, and what machines of a forge read. */
const leftOut = [/^tests\//, /^\.ci\//, /^\.github\//, /^docs\/.*\.png$/];

/** What .gitignore names, for a folder that git knows nothing of. */
const made = [
  'node_modules',
  '.output',
  '.wxt',
  '.cache',
  'test-results',
  'playwright-report',
  'screens',
  '.git',
];

/** Every file that git knows or would take; undefined where there is no repository, as in unpacked sources. */
function listByGit(): readonly string[] | undefined {
  if (!existsSync('.git')) return undefined;
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error('git could not list the files of the project');
  return stdout.split('\0').filter((path) => path !== '' && existsSync(path));
}

function listByHand(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => folder !== '.' || !made.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return listByHand(path);
      return entry.name.endsWith('.log') ? [] : [relative('.', path).split(sep).join('/')];
    });
}

/** What a reviewer needs to build the packages, and nothing else. */
export function readSources(): FileMap {
  const paths = listByGit() ?? listByHand();
  return new Map(
    paths
      .filter((path) => !leftOut.some((pattern) => pattern.test(path)))
      .map((path) => [path, readFileSync(path)]),
  );
}
