import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { grantLoopback } from '../../../scripts/start/grant-host.ts';

let folder: string;
let build: string;

function write(version: string): void {
  writeFileSync(join(build, 'manifest.json'), JSON.stringify({ version }));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidestream-grant-'));
  build = join(folder, 'chrome-mv3');
  mkdirSync(join(build, 'icon'), { recursive: true });
  writeFileSync(join(build, 'icon', '16.png'), 'icon');
  write('1');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the copy may reach this machine, and the build stays as it is', () => {
  const copy = grantLoopback(build);
  const read = (of: string): unknown => JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8'));
  expect(read(copy)).toEqual({
    version: '1',
    host_permissions: ['*://localhost/*', '*://127.0.0.1/*', '*://[::1]/*'],
  });
  expect(read(build)).toEqual({ version: '1' });
  expect(readFileSync(join(copy, 'icon', '16.png'), 'utf8')).toBe('icon');
});

test('is made once for each build, and those of older builds go', () => {
  const copy = grantLoopback(build);
  expect(grantLoopback(build)).toBe(copy);
  write('2');
  const newer = grantLoopback(build);
  expect(newer).not.toBe(copy);
  expect(readdirSync(join(folder, 'granted'))).toEqual([basename(newer)]);
});
