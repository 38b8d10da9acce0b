import { readFileSync } from 'node:fs';

/** A package that the product depends on, itself or through another. */
export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  /** Where it is installed. */
  readonly folder: string;
  /** As the lockfile says. */
  readonly license?: string;
  readonly hasInstallScript: boolean;
}

interface Locked {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where a package is found by one that lies in `from`: beside it, or in a folder above. */
function resolve(from: string, name: string, packages: Readonly<Record<string, Locked>>): string {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const folder = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (folder in packages || base === '') return folder;
  }
}

/**
 * Every package that the product depends on, in the order of their names. Goes from one to the next: the lockfile's own marks
 * count what a tool wants beside a package as wanted by it.
 */
export function listRuntimePackages(lockfile = 'package-lock.json'): readonly RuntimePackage[] {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const found = new Map<string, RuntimePackage>();
  const waiting = [''];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const { dependencies = {}, optionalDependencies = {} } = packages[from] ?? {};
    for (const wanted of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const folder = resolve(from, wanted, packages);
      const locked = packages[folder];
      // One that is optional may not be locked for any system.
      if (locked === undefined || found.has(folder)) continue;
      const { name = wanted, version, license, hasInstallScript = false } = locked;
      found.set(folder, {
        name,
        version,
        folder,
        ...(license !== undefined && { license }),
        hasInstallScript,
      });
      waiting.push(folder);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
