import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { listPaths, type BrowserName } from './browser-paths.ts';
import { installBrowser, installDisplayTools } from './install-browsers.ts';

/** The browsers' programs, by name. */
export type BrowserPaths = Readonly<Record<BrowserName, string>>;

/** Environment variables that name a browser's program, and go before every other place. */
const overrides = { chromium: 'SIDESTREAM_CHROMIUM', firefox: 'SIDESTREAM_FIREFOX' } as const;

/** The oldest versions that take the extension; the same as in the manifest. */
const oldest = { chromium: 123, firefox: 142 } as const;

/** Ubuntu's packages are stubs that only name a snap: a program counts when it answers, and is not too old. */
function answers(name: BrowserName, path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const version = /(?:chrom|firefox)\D*(\d+)\./i.exec(stdout)?.[1];
  return status === 0 && Number(version) >= oldest[name];
}

function findBrowser(name: BrowserName): string | undefined {
  const override = process.env[overrides[name]];
  if (override === undefined || override === '')
    return listPaths(name).find((path) => answers(name, path));
  if (existsSync(override)) return override;
  throw new Error(`${overrides[name]} names ${override}, which does not exist: correct it.`);
}

/** The Chromium to use, or undefined when none is installed. */
export function findChromium(): string | undefined {
  return findBrowser('chromium');
}

/** The Firefox to use, or undefined when none is installed. */
export function findFirefox(): string | undefined {
  return findBrowser('firefox');
}

/**
 * Finds the browsers that are needed and installs those that are missing, with progress.
 * The result is also put in the environment, so that child processes agree on it.
 * @throws Error with one sentence that says what to do, when a browser cannot be had.
 */
export async function ensureBrowsers(options: {
  readonly need: readonly BrowserName[];
}): Promise<Partial<BrowserPaths>> {
  const found: Partial<Record<BrowserName, string>> = {};
  for (const name of options.need) {
    const find = name === 'chromium' ? findChromium : findFirefox;
    let path = find();
    if (path === undefined) {
      await installBrowser(name, () => find() !== undefined);
      path = find();
    }
    if (path === undefined) {
      throw new Error(
        `No ${name} was found and none could be installed: install it, or set ` +
          `${overrides[name]} to its program.`,
      );
    }
    process.env[overrides[name]] = path;
    found[name] = path;
  }
  return found;
}

function isOnPath(command: string): boolean {
  return spawnSync('which', [command]).status === 0;
}

/**
 * Sees to Xvfb and xdotool, which give the headed tests a screen and a hand.
 * @throws Error with one sentence that says what to do, when they cannot be had.
 */
export async function ensureDisplayTools(): Promise<void> {
  const tools = ['xvfb-run', 'xdotool', 'import'];
  if (process.platform !== 'linux') {
    throw new Error('The headed tests need Linux: they run in Xvfb, with xdotool as the hand.');
  }
  if (!tools.every(isOnPath)) await installDisplayTools();
  if (tools.every(isOnPath)) return;
  throw new Error(
    'The headed tests need xvfb, xdotool and imagemagick: install them with your package manager.',
  );
}

/**
 * The flags that Chromium needs to run one unpacked extension quietly.
 * @param extensionDir the folder of a build, such as `.output/chrome-mv3`
 */
export function chromiumArgs(extensionDir: string): readonly string[] {
  const dir = resolve(extensionDir);
  const args = [
    `--disable-extensions-except=${dir}`,
    `--load-extension=${dir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    // Without a keyring to ask for, Linux desktops would put up a password prompt.
    '--password-store=basic',
    '--use-mock-keychain',
  ];
  // Chromium's sandbox refuses to start for root, as in containers; everybody else keeps it.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return args;
}
