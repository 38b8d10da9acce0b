// The first step of every npm script. Plain JavaScript with no imports but Node's own, because on
// a fresh clone there is nothing else: it installs what the lockfile names and then runs the real
// script under the project's own Node.
//
//   node scripts/bootstrap.mjs scripts/test.ts --only unit     a script of ours
//   node scripts/bootstrap.mjs wxt build                       a tool from node_modules

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.sidestream-lock');
const isWindows = process.platform === 'win32';
const ownNode = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');

/** @param {string} sentence @returns {never} */
function giveUp(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** @param {string} version @returns {[number, number]} */
function toMajorMinor(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return [major, minor];
}

/** @param {string} file @returns {any} */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Whether somebody's own `npm ci` left exactly what the lockfile names. */
function isInstalledByHand() {
  const installedFile = join(modules, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readJson(installedFile).packages;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional === true || installed[path]?.version === entry.version,
  );
}

/**
 * Runs a command that takes long and says every ten seconds that it still does.
 * @param {string} title @param {string} command @param {string[]} args @param {string} [cwd]
 * @returns {Promise<number>}
 */
function runLong(title, command, args, cwd = root) {
  const startedMs = Date.now();
  const timer = setInterval(() => {
    console.error(`  … ${title}, ${Math.round((Date.now() - startedMs) / 1000)} s so far`);
  }, 10_000);
  return new Promise((resolve) => {
    const shell = isWindows && command === 'npm';
    const child = spawn(command, args, { cwd, stdio: 'inherit', shell });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  }).finally(() => clearInterval(timer));
}

async function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!isInstalledByHand()) {
    console.error('Installing the tools that the lockfile names. This takes a minute, once.');
    // Under npm its own program is known, and is the npm that the person chose to use.
    const npm = process.env['npm_execpath'] ?? '';
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const code = /npm-cli\.c?js$/.test(npm)
      ? await runLong('installing', process.execPath, [npm, ...args])
      : await runLong('installing', 'npm', args);
    if (code === 127) giveUp('npm was not found: install Node 20 or newer, which brings npm.');
    if (code !== 0) {
      giveUp('The install failed: check the network and the messages above, then try again.');
    }
  }
  writeFileSync(stampFile, stamp);
}

/** @param {string} file */
function runs(file) {
  return existsSync(file) && spawnSync(file, ['--version']).status === 0;
}

/**
 * The Node to run the real script with. The package `node` fetches its program in an install
 * script, which newer versions of npm may skip: then it is run here.
 * @returns {Promise<string>}
 */
async function findNode() {
  if (runs(ownNode)) return ownNode;
  console.error("Fetching the project's own Node. This takes half a minute, once.");
  const folder = join(modules, 'node');
  await runLong('fetching Node', process.execPath, ['installArchSpecificPackage.js'], folder);
  if (runs(ownNode)) return ownNode;
  const [major, minor] = toMajorMinor(process.version);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return giveUp(
    `The project needs Node 22.18 or newer, this is ${process.version}, and its own Node could ` +
      'not be fetched: install Node 24, or check the network and try again.',
  );
}

/**
 * The script to run for a word from package.json: a file of ours, or a tool's own program.
 * @param {string} word
 */
function findProgram(word) {
  if (/\.(ts|mjs|js)$/.test(word)) return join(root, word);
  const folder = join(modules, word);
  const { bin } = readJson(join(folder, 'package.json'));
  return join(folder, typeof bin === 'string' ? bin : bin[word]);
}

const [word, ...args] = process.argv.slice(2);
if (word === undefined) giveUp('Say what to run: node scripts/bootstrap.mjs scripts/test.ts');
if (toMajorMinor(process.version)[0] < 20) {
  giveUp(`Node ${process.version} is too old: install Node 20 or newer.`);
}

await install();
const node = await findNode();
const path = [dirname(node), join(modules, '.bin'), process.env['PATH'] ?? ''].join(delimiter);
const child = spawn(node, [findProgram(word), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});

// A terminal sends Ctrl+C to the script as well: wait for it to close its browser and end.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('close', (code, signal) => {
  process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
});
