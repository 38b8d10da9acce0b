import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackages } from './check-packages.ts';
import { lintFirefoxBuild } from './lint-firefox-build.ts';
import { toOutcome, toTestOutcome, type Outcome } from './outcome.ts';
import { readPlaywrightReport, readVitestReport } from './read-reports.ts';
import { runCommand, runTool } from './run-command.ts';

/** What must be there before a runner can run. */
export type Need = 'chromium' | 'firefox' | 'display' | 'build-chrome' | 'build-firefox';

/** One line of the closing table. */
export interface Runner {
  readonly name: string;
  /** A second name that selects several runners at once. */
  readonly group: 'static' | 'unit' | 'e2e';
  readonly needs: readonly Need[];
  /** It does next to nothing but wait, so it runs beside those that follow it. */
  readonly waits?: boolean;
  readonly run: () => Promise<Outcome>;
}

const resultsFolder = join('.cache', 'results');

/** Where the report of a runner lies. */
export function toReportPath(name: string): string {
  return join(resultsFolder, `${name}.json`);
}

function toResultsFile(name: string): string {
  mkdirSync(resultsFolder, { recursive: true });
  const file = toReportPath(name);
  // A report left by an earlier run must not speak for one that crashed.
  rmSync(file, { force: true });
  return file;
}

function createCheck(
  name: string,
  commands: readonly (readonly [program: string, ...args: string[]])[],
  needs: readonly Need[] = [],
): Runner {
  const run = async () => {
    let isGood = true;
    for (const [program, ...args] of commands) {
      const code = program.startsWith('scripts/')
        ? await runCommand(process.execPath, [program, ...args])
        : await runTool(program, args);
      isGood &&= code === 0;
    }
    return toOutcome(isGood);
  };
  return { name, group: 'static', needs, run };
}

/** A runner of Vitest, over those files or all. */
export function createVitest(
  name: string,
  files: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Runner {
  const run = async () => {
    const file = toResultsFile(name);
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runTool('vitest/vitest.mjs', ['run', ...files, ...report], env);
    return toTestOutcome(readVitestReport(file), code);
  };
  return { name, group: 'unit', needs: [], run };
}

/** What a runner of Playwright runs, where it is not the whole project of its own name. */
export interface ProjectPart {
  readonly project?: string;
  /** Parts of the names of files. */
  readonly files?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Tests at a time; more than one where they mostly wait, each with a browser of its own. */
  readonly workers?: number;
}

/** A runner of Playwright. */
export function createProject(
  name: string,
  needs: readonly Need[],
  { project = name, files = [], env: rest = {}, workers = 1 }: ProjectPart = {},
): Runner {
  const run = async () => {
    const file = toResultsFile(name);
    const env = { ...rest, SIDESTREAM_RESULTS: file };
    const args = ['node_modules/@playwright/test/cli.js', 'test', `--project=${project}`];
    args.push(`--workers=${workers}`, ...files);
    const screen = ['-a', '-s', '-screen 0 1280x900x24'];
    const code = needs.includes('display')
      ? await runCommand('xvfb-run', [...screen, process.execPath, ...args], env)
      : await runCommand(process.execPath, args, env);
    return toTestOutcome(readPlaywrightReport(file), code);
  };
  return { name, group: 'e2e', needs, run };
}

const tsc = 'typescript/bin/tsc';

/** Every runner, in the order in which they run: what is quick to tell comes first. */
export const runners: readonly Runner[] = [
  createCheck('format', [['oxfmt/bin/oxfmt', '--check', '.']]),
  createCheck('lint', [['oxlint/bin/oxlint', '--deny-warnings']]),
  createCheck('types', [
    [tsc, '-p', 'lib/core'],
    [tsc, '-p', '.'],
    [tsc, '-p', 'scripts'],
    [tsc, '-p', 'tests'],
  ]),
  createCheck('dead-code', [
    ['knip/bin/knip.js'],
    // Once more as the product alone, for files that only tests still import.
    ['knip/bin/knip.js', '--production', '--include', 'files'],
  ]),
  createCheck('canaries', [['scripts/canaries.ts']]),
  createCheck('sizes', [['scripts/sizes.ts']], ['build-chrome', 'build-firefox']),
  createCheck('compat', [['scripts/compat.ts']], ['build-chrome', 'build-firefox']),
  createVitest('unit'),
  createProject('chromium', ['chromium', 'build-chrome'], { workers: 2 }),
  createProject('firefox', ['firefox', 'build-firefox'], { workers: 2 }),
  createProject('deaths', ['chromium', 'firefox', 'build-chrome', 'build-firefox'], { workers: 2 }),
  {
    ...createProject('lifetime', ['chromium', 'firefox', 'build-chrome', 'build-firefox'], {
      workers: 2,
    }),
    waits: true,
  },
  createProject('headed', ['chromium', 'firefox', 'display', 'build-chrome', 'build-firefox']),
  { name: 'web-ext', group: 'e2e', needs: ['build-firefox'], run: lintFirefoxBuild },
  { name: 'packages', group: 'e2e', needs: ['build-chrome', 'build-firefox'], run: checkPackages },
];
