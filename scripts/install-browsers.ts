import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { downloadFolder, type BrowserName } from './browser-paths.ts';
import { runStep } from './run-step.ts';

const debianPackages = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

function canUseApt(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

let hasFreshLists = false;

async function installPackages(names: readonly string[]): Promise<boolean> {
  if (!canUseApt()) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!hasFreshLists) {
    hasFreshLists = await runStep('Reading the package lists', 'apt-get', ['update', '-q'], {
      env,
    });
  }
  const args = ['install', '-y', '-q', ...names];
  return runStep(`Installing ${names.join(', ')} with apt-get`, 'apt-get', args, { env });
}

/** Mozilla's own build, for systems whose package is missing or only names a snap. */
async function downloadFirefox(): Promise<void> {
  const path = join(downloadFolder, 'puppeteer');
  mkdirSync(path, { recursive: true });
  const program = join('node_modules', '@puppeteer', 'browsers', 'lib', 'main-cli.js');
  const args = [program, 'install', 'firefox@stable', '--path', path];
  if (!(await runStep('Downloading Firefox', process.execPath, args))) return;
  const [version] = readdirSync(join(path, 'firefox'));
  if (version === undefined) return;
  const unpacked = join(path, 'firefox', version);
  const inner = process.platform === 'linux' ? join(unpacked, 'firefox') : unpacked;
  const target = join(downloadFolder, 'firefox');
  if (!existsSync(target)) renameSync(inner, target);
}

async function downloadChromium(): Promise<void> {
  const program = join('node_modules', 'playwright', 'cli.js');
  const args = [program, 'install', '--no-shell', 'chromium'];
  if (canUseApt()) args.splice(2, 0, '--with-deps');
  await runStep('Downloading Chromium', process.execPath, args);
}

/**
 * Installs a browser by the first way that works: the system's packages when we may, else a
 * download from its maker.
 * @param isThere tells whether the browser can now be found
 */
export async function installBrowser(name: BrowserName, isThere: () => boolean): Promise<void> {
  await installPackages([debianPackages[name]]);
  if (isThere()) return;
  await (name === 'chromium' ? downloadChromium() : downloadFirefox());
}

/** Installs Xvfb, xdotool and ImageMagick where we may. */
export async function installDisplayTools(): Promise<void> {
  await installPackages(['xvfb', 'xauth', 'xdotool', 'imagemagick']);
}
