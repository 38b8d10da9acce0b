import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { buildElsewhere } from '../packages/build-elsewhere.ts';
import { compareFolders } from '../packages/compare.ts';
import { noticesFile, parseNotices } from '../packages/notices.ts';
import { pack, toPackedName, type PackedKind } from '../packages/pack.ts';
import { listRuntimePackages } from '../packages/runtime-packages.ts';
import { readPngSize } from '../store/read-png-size.ts';
import { readStoreReport } from './lint-firefox-build.ts';
import { addOutcomes, toOutcome, type Outcome } from './outcome.ts';

const browserZips = ['chrome.zip', 'firefox.zip'] as const;

const folder = join('.cache', 'packages');

/**
 * Bytes that a package may have; 1 kB is 1000 bytes. Most of the browsers' is pdf.js with its worker (0.55 MB packed) and the
 * readers of programming languages.
 */
const budgets: Readonly<Partial<Record<PackedKind, number>>> = {
  'chrome.zip': 1_400_000,
  'firefox.zip': 1_400_000,
  'sources.zip': 2_500_000,
};

/** Runtime packages of which nothing is in a build, and why. */
const notBundled: Readonly<Record<string, string>> = {
  '@mixmark-io/domino': 'Turndown reads HTML with it where there is no DOM',
  '@favware/skip-dependency':
    'stands in the place of what pdf.js and the MCP SDK bring for servers',
  ajv: 'compiles schemas to code: the MCP SDK is given another validator',
  'ajv-formats': 'of ajv',
  'fast-deep-equal': 'of ajv',
  'fast-uri': 'of ajv',
  'json-schema-traverse': 'of ajv',
  'json-schema-typed': 'types, of the MCP SDK',
  'require-from-string': 'of ajv',
  'zod-to-json-schema': 'for servers, of the MCP SDK',
};

/** A sentence for each package that is larger than it may be. */
export function checkPackageSizes(
  packed: readonly { readonly name: string; readonly bytes: { readonly length: number } }[],
): readonly string[] {
  return packed.flatMap(({ name, bytes }) => {
    const kind = (Object.keys(budgets) as PackedKind[]).find((kind) => name.endsWith(kind));
    const budget = kind && budgets[kind];
    return budget !== undefined && bytes.length > budget
      ? [`${name} has ${bytes.length} bytes, and may have ${budget}`]
      : [];
  });
}

/** A sentence for each runtime package whose licence is not in the notices of a build. */
export function checkNotices(notices: string, names: readonly string[]): readonly string[] {
  return names
    .filter((name) => !(name in notBundled) && !notices.includes(`\n${name} `))
    .map((name) => `${noticesFile} does not name ${name}`);
}

function readZip(kind: PackedKind): Readonly<Record<string, Uint8Array>> {
  return unzipSync(readFileSync(join(folder, 'here', toPackedName(kind))));
}

function checkLicences(): readonly string[] {
  const names = [...listRuntimePackages().map(({ name }) => name), 'lucide-static', 'core-js'];
  return browserZips.flatMap((kind) => {
    const notices = readZip(kind)[noticesFile];
    if (notices === undefined) return [`${kind} holds no ${noticesFile}`];
    return checkNotices(Buffer.from(notices).toString(), names).map((text) => `${kind}: ${text}`);
  });
}

/** The list and the notices name the same. */
function checkSbom(): readonly string[] {
  const text = readFileSync(join(folder, 'here', toPackedName('sbom.cdx.json')), 'utf8');
  const { components } = JSON.parse(text) as { components: readonly { readonly name: string }[] };
  const listed = new Set(components.map(({ name }) => name));
  const named = new Set(
    browserZips.flatMap((kind) =>
      parseNotices(Buffer.from(readZip(kind)[noticesFile] ?? []).toString()).map(
        ({ name }) => name,
      ),
    ),
  );
  return [...new Set([...listed, ...named])]
    .filter((name) => !listed.has(name) || !named.has(name))
    .map((name) => `only one of the two names ${name}`);
}

/** No file of a package names a folder of the machine that made it. */
function checkPaths(): readonly string[] {
  return browserZips.flatMap((kind) =>
    Object.entries(readZip(kind))
      .filter(([, bytes]) => Buffer.from(bytes).includes(process.cwd()))
      .map(([path]) => `${kind}: ${path} names ${process.cwd()}`),
  );
}

interface IconManifest {
  readonly icons: Readonly<Record<string, string>>;
  readonly action?: {
    readonly theme_icons?: readonly { readonly light: string; readonly dark: string }[];
  };
}

/** Every icon that a manifest names is in its package, and those by size have it. */
function checkIcons(): readonly string[] {
  return browserZips.flatMap((kind) => {
    const files = readZip(kind);
    const manifest = JSON.parse(
      Buffer.from(files['manifest.json'] ?? []).toString(),
    ) as IconManifest;
    const sized = Object.entries(manifest.icons).flatMap(([size, path]) => {
      const found = files[path] && readPngSize(files[path]);
      return found?.every((side) => side === Number(size))
        ? []
        : [`${kind}: ${path} is not ${size}`];
    });
    const themed = (manifest.action?.theme_icons ?? []).flatMap(({ light, dark }) => [light, dark]);
    const missing = themed.filter((path) => files[path] === undefined);
    const wanted = ['16', '32', '48', '96', '128'].filter((size) => !(size in manifest.icons));
    return [
      ...sized,
      ...missing.map((path) => `${kind}: ${path} is missing`),
      ...wanted.map((size) => `${kind}: the manifest names no icon of ${size}`),
    ];
  });
}

function checkFirefoxPackage(): readonly string[] {
  const report = readStoreReport(join(folder, 'here', toPackedName('firefox.zip')));
  return [...report.errors, ...report.warnings].map(
    ({ code, message, file }) => `${file ?? 'manifest.json'}: ${code} ${message}`,
  );
}

function checkElsewhere(): readonly string[] {
  const elsewhere = join(folder, 'elsewhere');
  buildElsewhere(
    { unpack: join(folder, 'here', toPackedName('sources.zip')) },
    'link',
    elsewhere,
    6,
  );
  return compareFolders(join(folder, 'here'), elsewhere);
}

/** The packages as stores get them, made of the builds that are there. */
export async function checkPackages(): Promise<Outcome> {
  rmSync(folder, { recursive: true, force: true });
  const packed = pack(join(folder, 'here'));
  for (const { name, bytes, sha256 } of packed) {
    console.log(`${sha256}  ${name}  ${(bytes.length / 1000).toFixed(0)} kB`);
  }
  const checks: Readonly<Record<string, () => readonly string[]>> = {
    'no package is larger than it may be': () => checkPackageSizes(packed),
    'every package whose code is in a build has its licence there': checkLicences,
    'the SBOM names what the notices name, and nothing else': checkSbom,
    'every icon is there in its size': checkIcons,
    'no package names a folder of this machine': checkPaths,
    "Mozilla's linter finds nothing in the package": checkFirefoxPackage,
    'built from the package of sources, in another folder, time zone and language, every file has the same bytes':
      checkElsewhere,
  };
  const outcomes = Object.entries(checks).map(([test, check]): Outcome => {
    const sentences = check();
    console.log(`${sentences.length === 0 ? '✓' : '✗'} ${test}`);
    for (const sentence of sentences) console.log(`    ${sentence}`);
    return {
      ...toOutcome(sentences.length === 0),
      failures: sentences.map((error) => ({ test, error })),
    };
  });
  return {
    ...addOutcomes(outcomes),
    failures: outcomes.flatMap(({ failures }) => failures ?? []),
  };
}
