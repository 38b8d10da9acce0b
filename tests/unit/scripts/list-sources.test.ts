import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSources } from '../../../scripts/packages/list-sources.ts';

let root: string;
const files = ['lib/a.ts', 'lib/untracked.ts', 'customers.csv', '.env', 'lib/.env.local', 'a.log'];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  for (const folder of ['lib', 'tests', 'node_modules']) mkdirSync(join(root, folder));
  for (const file of [...files, 'tests/a.test.ts', 'node_modules/x.js'])
    writeFileSync(join(root, file), file);
});
afterEach(() => rmSync(root, { recursive: true }));

function git(...args: readonly string[]): void {
  expect(spawnSync('git', args, { cwd: root }).status).toBe(0);
}

const list = (): string[] => [...readSources(root).keys()].sort();

test('the sources are what git tracks, without the tests, and nothing that lies about', () => {
  git('init', '-q');
  git('add', 'lib/a.ts', 'tests/a.test.ts');
  expect(list()).toEqual(['lib/a.ts']);
});

test('a file of secrets is refused also where somebody has committed it', () => {
  git('init', '-q');
  git('add', '--force', 'lib/a.ts', 'lib/.env.local');
  expect(list).toThrow('lib/.env.local may hold secrets');
});

test('unpacked sources are all that is there but what is ignored', () => {
  expect(list()).toEqual(['customers.csv', 'lib/a.ts', 'lib/untracked.ts']);
});
