import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What a gate did with its canaries. */
export interface Verdict {
  /** How many were refused, as they must be. */
  readonly alive: number;
  /** A sentence for each one that went through. */
  readonly dead: string[];
}

const configs = [
  '.gitignore',
  'package.json',
  'oxlint.config.ts',
  '.oxfmtrc.json',
  'knip.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'lib/core/tsconfig.json',
  'lib/core/web-platform.d.ts',
  'scripts/tsconfig.json',
  'scripts/floors.ts',
  'tests/tsconfig.json',
];

/**
 * An empty house with the project's own gates in it: a temporary folder with copies of the
 * configuration, in which fixtures can be put where the product's files would be.
 */
export function createScratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidestream-canary-'));
  for (const file of configs) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** Copies a folder of fixtures into the scratch house. */
export function addFixtures(scratch: string, name: string): void {
  cpSync(join('tests', 'canaries', 'fixtures', name), scratch, { recursive: true });
}

/** Writes one file into the scratch house. */
export function addFile(scratch: string, path: string, text: string): void {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), text);
}

/** Runs a program of node_modules in the scratch house and returns all that it wrote. */
export function runGate(scratch: string, program: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('node_modules', program), ...args],
    { cwd: scratch, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return `${stdout}\n${stderr}`;
}

/** The fixtures of a folder with the findings that their first line asks for. */
export function listExpectations(name: string): ReadonlyMap<string, readonly string[]> {
  const folder = join('tests', 'canaries', 'fixtures', name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const expected = /^\/\/ canary: (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? 'none';
      const key = relative(folder, path).split(sep).join('/');
      return [key, expected === 'none' ? [] : expected.split(' ')];
    }),
  );
}

/**
 * Compares what a gate reported with what it had to report.
 * @param reported findings by file; a file that expects none must have none
 */
export function judge(
  expectations: ReadonlyMap<string, readonly string[]>,
  reported: ReadonlyMap<string, ReadonlySet<string>>,
): Verdict {
  const dead: string[] = [];
  let alive = 0;
  for (const [path, expected] of expectations) {
    const found = reported.get(path) ?? new Set<string>();
    if (expected.length === 0 && found.size > 0) {
      dead.push(`${path} is fine and was refused (${[...found].join(', ')})`);
    }
    for (const finding of expected) {
      if (found.has(finding)) alive += 1;
      else dead.push(`${path} went through without ${finding}`);
    }
  }
  return { alive, dead };
}
