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

/** Settings of one machine, with its secrets: never packed, and not even taken where somebody has committed them. */
const secret = /(?:^|\/)\.env[^/]*$/;

/** Every file that git tracks: what else lies about is nobody's source. Undefined where there is no repository, as in unpacked sources. */
function listByGit(root: string): readonly string[] | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  const args = ['ls-files', '-z', '--cached'];
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error('git could not list the files of the project');
  const tracked = stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  const refused = tracked.filter((path) => secret.test(path));
  if (refused.length > 0) {
    throw new Error(`${refused.join(', ')} may hold secrets and is not packed: take it out of git`);
  }
  return tracked;
}

function listByHand(root: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => folder !== root || !made.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return listByHand(root, path);
      const isIgnored = entry.name.endsWith('.log') || secret.test(entry.name);
      return isIgnored ? [] : [relative(root, path).split(sep).join('/')];
    });
}

/**
 * What a reviewer needs to build the packages, and nothing else.
 * @throws Error when git tracks a file with secrets
 */
export function readSources(root = '.'): FileMap {
  const paths = listByGit(root) ?? listByHand(root);
  return new Map(
    paths
      .filter((path) => !leftOut.some((pattern) => pattern.test(path)))
      .map((path) => [path, readFileSync(join(root, path))]),
  );
}
