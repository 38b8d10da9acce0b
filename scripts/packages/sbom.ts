import { readFileSync } from 'node:fs';
import { parseNotices, type Part } from './notices.ts';
import { readPackage, type PackageFacts } from './read-package.ts';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** What is read of the lockfile, by the folder of a package. */
type Lock = Readonly<Record<string, Locked>>;

function readLock(): Lock {
  return (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Lock }).packages;
}

/** https://github.com/package-url/purl-spec: the `@` of a scope is escaped, its slash is not. */
function toPurl({ name, version }: Pick<Part, 'name' | 'version'>): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function toLicences(license: string) {
  return license.includes(' ') ? [{ expression: license }] : [{ license: { id: license } }];
}

function toHashes(part: Part, lock: Lock) {
  const locked = lock[`node_modules/${part.name}`];
  const [algorithm, sum = ''] = locked?.integrity?.split('-') ?? [];
  if (locked?.version !== part.version || algorithm !== 'sha512') return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(sum, 'base64').toString('hex') }] };
}

function toComponent(part: Part, lock: Lock) {
  const { name, version, license, address } = part;
  return {
    type: 'library',
    'bom-ref': toPurl(part),
    name,
    version,
    purl: toPurl(part),
    ...toHashes(part, lock),
    licenses: toLicences(license),
    externalReferences: [{ type: 'website', url: address }],
  };
}

/**
 * What is in the builds as CycloneDX 1.6, made of the notices that are in them: the two name the same, since one is made of
 * the other. The same builds give the same bytes: it has no number and no time.
 * @param notices of each build
 */
export function toSbom(
  own: Pick<PackageFacts, 'name' | 'version' | 'license'>,
  notices: readonly string[],
  lock: Lock = readLock(),
): string {
  const found = new Map(notices.flatMap(parseNotices).map((part) => [toPurl(part), part]));
  const parts = [...found.keys()].sort().map((ref) => found.get(ref)!);
  const listed = parts.map((part) => {
    const wanted = lock[`node_modules/${part.name}`]?.dependencies ?? {};
    const dependsOn = parts.filter(({ name, within }) => name in wanted || within === part.name);
    return { ref: toPurl(part), dependsOn: dependsOn.map(toPurl) };
  });
  const ownRef = toPurl(own);
  const brought = new Set(listed.flatMap(({ dependsOn }) => dependsOn));
  const chosen = listed.map(({ ref }) => ref).filter((ref) => !brought.has(ref));
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ownRef,
        name: own.name,
        version: own.version,
        ...(own.license !== undefined && { licenses: toLicences(own.license) }),
      },
    },
    components: parts.map((part) => toComponent(part, lock)),
    dependencies: [{ ref: ownRef, dependsOn: chosen }, ...listed],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

/** The list of what is in builds that are there, by the folders of the builds. */
export function readSbom(builds: readonly string[], noticesFile: string): string {
  return toSbom(
    readPackage('.'),
    builds.map((build) => readFileSync(`${build}/${noticesFile}`, 'utf8')),
  );
}
