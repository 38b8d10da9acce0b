import { spawnSync } from 'node:child_process';
import { toOutcome, type Outcome } from './outcome.ts';

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** Errors and warnings of Mozilla's linter, as addons.mozilla.org shows them for an upload. */
export interface StoreReport {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/**
 * Runs Mozilla's linter over a build.
 * @throws Error when it wrote no report
 */
export function readStoreReport(folder: string): StoreReport {
  const program = 'node_modules/web-ext/bin/web-ext.js';
  const args = ['lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const start = stdout.indexOf('{');
  if (start < 0) throw new Error(`web-ext lint wrote no report: ${stderr.trim()}`);
  return JSON.parse(stdout.slice(start)) as StoreReport;
}

/** The Firefox build as one test: passed with neither an error nor a warning. */
export async function lintFirefoxBuild(): Promise<Outcome> {
  const { errors, warnings } = readStoreReport('.output/firefox-mv3');
  for (const { code, message, file, line } of [...errors, ...warnings]) {
    console.log(`${file ?? 'manifest.json'}:${line ?? 0} ${code} ${message}`);
  }
  const note = `${errors.length} errors, ${warnings.length} warnings`;
  console.log(note);
  return toOutcome(errors.length + warnings.length === 0, note);
}
