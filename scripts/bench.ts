import { prepare } from './checks/prepare.ts';
import { runCommand } from './checks/run-command.ts';
import type { Need } from './checks/runners.ts';

const args = process.argv.slice(2);

/** The browsers, and both builds unless the environment names others. */
function listNeeds(): ReadonlySet<Need> {
  const needs = new Set<Need>(['chromium', 'firefox']);
  if (process.env['SIDESTREAM_CHROME_BUILD'] === undefined) needs.add('build-chrome');
  if (process.env['SIDESTREAM_FIREFOX_BUILD'] === undefined) needs.add('build-firefox');
  return needs;
}

const asksForHelp = args.includes('--help') || args.includes('-h');
const unmet = asksForHelp ? new Map() : await prepare(listNeeds());
// In a process of its own: it sends code into pages, and is checked with the tests' types.
const isReady = unmet.size === 0;
process.exitCode = isReady
  ? await runCommand(process.execPath, ['tests/bench/main.ts', ...args])
  : 1;
