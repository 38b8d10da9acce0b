import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allowed } from './compat/allowed.ts';
import { scanElements } from './compat/scan-elements.ts';
import { listGivers, scanExtensionApi, scanManifest } from './compat/scan-extension.ts';
import { listOwnNames, scanScript } from './compat/scan-script.ts';
import { scanStyles } from './compat/scan-styles.ts';
import { toFloor, toVersion, type BrowserId, type Feature } from './compat/support.ts';

// Whether the oldest browsers that the manifests name have all that is used: of the built scripts and styles, and of the
// elements and the extension API in the sources. What it cannot see: members with a computed name, methods taken out of an
// object by destructuring (but for those of the extension API), values of options and of attributes, a method whose name
// any older object has too, and what scanExtensionApi and scanScript say of themselves.

/** pdf.js brings what older browsers lack; its legacy build is made for them. */
const brought = /(?:^|[\\/])(?:pdf\.worker|read-pdf)[^\\/]*$/;

const ownFolders = ['lib', 'components', 'entrypoints'];

interface Manifest extends Readonly<Record<string, unknown>> {
  readonly minimum_chrome_version?: string;
  readonly browser_specific_settings?: {
    readonly gecko?: { readonly strict_min_version?: string };
  };
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !brought.test(path));
}

function scanFiles(paths: readonly string[]): readonly Feature[] {
  const files = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const scripts = files.filter(({ path }) => /\.m?js$/.test(path));
  const own = new Set(scripts.flatMap(({ path, text }) => listOwnNames(path, text)));
  return [
    ...scripts.flatMap(({ path, text }) => scanScript(path, text, own)),
    ...files.flatMap(({ path, text }) => (path.endsWith('.css') ? scanStyles(path, text) : [])),
  ];
}

function scanSources(): readonly Feature[] {
  const sources = ownFolders
    .flatMap(listFiles)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const givers = sources.flatMap(({ path, text }) => listGivers(path, text));
  return sources.flatMap(({ path, text }) => [
    ...scanElements(path, text),
    ...scanExtensionApi(path, text, givers),
  ]);
}

/** Checks one build, says what sets its floor, and gives a sentence for each thing that is too new. */
function checkBuild(build: string, browser: BrowserId, used: Set<string>): readonly string[] {
  const manifestFile = join(build, 'manifest.json');
  if (!existsSync(manifestFile)) return [`${build} is not built`];
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const declared = toVersion(
    browser === 'chrome'
      ? manifest.minimum_chrome_version
      : manifest.browser_specific_settings?.gecko?.strict_min_version,
  );
  const features = [
    ...scanManifest(manifestFile, manifest),
    ...scanFiles(listFiles(build)),
    ...scanSources(),
  ];
  const isAllowed = ({ name }: Feature): boolean => {
    const entry = allowed.find((entry) => entry.name === name && entry.browsers.includes(browser));
    if (entry) used.add(`${entry.name} ${browser}`);
    return entry !== undefined;
  };
  const floors = new Map<string, { floor: number; place: string }>();
  for (const feature of features) {
    const floor = toFloor(feature, browser);
    if (floor > declared && isAllowed(feature)) continue;
    if (!floors.has(feature.name)) floors.set(feature.name, { floor, place: feature.place });
  }
  const ordered = [...floors].sort(([, a], [, b]) => b.floor - a.floor);
  const within = ordered.filter(([, { floor }]) => floor <= declared);
  const [highest] = within;
  console.log(
    `${browser} ${declared}: ${floors.size} features; the floor is set by ` +
      within
        .filter(([, { floor }]) => floor === highest?.[1].floor)
        .slice(0, 4)
        .map(([name, { floor }]) => `${name} (${floor})`)
        .join(', '),
  );
  return ordered
    .filter(([, { floor }]) => floor > declared)
    .map(([name, { floor, place }]) => {
      const since = floor === Infinity ? 'is in no version' : `is there since ${floor}`;
      return `${name} ${since} of ${browser}, and ${declared} is declared (${place})`;
    });
}

const { positionals } = parseArgs({ allowPositionals: true });
const folder = positionals[0] ?? '.output';
const used = new Set<string>();
const faults = [
  ...checkBuild(join(folder, 'chrome-mv3'), 'chrome', used),
  ...checkBuild(join(folder, 'firefox-mv3'), 'firefox', used),
];
for (const { name, browsers } of positionals[0] === undefined ? allowed : []) {
  for (const browser of browsers) {
    if (!used.has(`${name} ${browser}`))
      faults.push(`${name} is allowed for ${browser} and needs it no more`);
  }
}
for (const fault of faults) console.log(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
