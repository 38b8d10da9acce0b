import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

/** Where the sources come from: what is committed, or a package of sources. */
export type Origin =
  | { readonly clone: string; readonly commit: string }
  | { readonly unpack: string };

/** How the tools come there: as in a fresh clone, or linked to those that are here, which takes seconds. */
export type Install = 'npm-ci' | 'link';

/** Links file by file, since a linked folder would be another place to the bundler; copies where a disk cannot. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

function run(folder: string, command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // Another time zone and language than here: neither may show.
    env: { ...process.env, TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed in ${folder}: ${stdout}\n${stderr}`);
  }
}

function bring(origin: Origin, folder: string): void {
  if ('clone' in origin) {
    run('.', 'git', ['clone', '--quiet', '--no-checkout', resolve(origin.clone), folder]);
    run(folder, 'git', ['checkout', '--quiet', '--detach', origin.commit]);
    return;
  }
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(origin.unpack)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/**
 * Builds and packs in a fresh folder somewhere else, whose path is longer by `depth` names, and takes the folder away.
 * @param out gets the packed files
 * @throws Error when it cannot be built there
 */
export function buildElsewhere(origin: Origin, install: Install, out: string, depth = 1): void {
  const base = mkdtempSync(join(tmpdir(), 'sidestream-elsewhere-'));
  const folder = join(base, ...Array.from({ length: depth }, (_, level) => `somewhere-${level}`));
  try {
    bring(origin, folder);
    if (install === 'link') linkFolder('node_modules', join(folder, 'node_modules'));
    else run(folder, 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    const program =
      install === 'link' ? ['scripts/zip.ts'] : ['scripts/bootstrap.mjs', 'scripts/zip.ts'];
    run(folder, process.execPath, [...program, '--out', '.packed']);
    rmSync(out, { recursive: true, force: true });
    cpSync(join(folder, '.packed'), out, { recursive: true });
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}
