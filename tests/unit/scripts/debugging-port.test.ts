import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDebuggingPort } from '../../../scripts/debugging-port.ts';

let profile = '';
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'sidestream-port-'));
});
afterEach(() => rmSync(profile, { recursive: true }));

test('there is no port before Chromium has written the file', () => {
  expect(readDebuggingPort(profile)).toBeUndefined();
});

test.each([
  // Chromium creates the file before it writes into it.
  ['', undefined],
  ['4599', undefined],
  ['45995\n', '45995'],
  ['45995\n/devtools/browser/d6357415', '45995'],
])('a file that holds %j names the port %s', (text, port) => {
  writeFileSync(join(profile, 'DevToolsActivePort'), text);
  expect(readDebuggingPort(profile)).toBe(port);
});
