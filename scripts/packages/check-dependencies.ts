import type { RuntimePackage } from './runtime-packages.ts';

/** Licences that may be in a package that we give away under MIT, with their text. */
const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', '0BSD'];

/** A row that begins with the name of a package: name and licence. */
const row = /^\| `([^`]+)` \| ([^|]+) \|/gm;

/**
 * A sentence for each package that is not in the document as it is, has a licence that we do not allow, or runs something
 * when it is installed; and for each one in the document that is not there.
 */
export function checkDependencies(
  packages: readonly Pick<RuntimePackage, 'name' | 'license' | 'hasInstallScript'>[],
  document: string,
): readonly string[] {
  const rows = new Map(
    [...document.matchAll(row)].map(([, name = '', licence = '']) => [name, licence.trim()]),
  );
  const faults = packages.flatMap(({ name, license = 'none', hasInstallScript }) => [
    ...(rows.has(name) ? [] : [`${name} is not in the document`]),
    ...((rows.get(name) ?? license) === license
      ? []
      : [`${name} is under ${license}, and the document says ${rows.get(name)}`]),
    ...(allowed.includes(license) ? [] : [`${name} is under ${license}, which is not allowed`]),
    ...(hasInstallScript ? [`${name} runs a script when it is installed`] : []),
  ]);
  const names = new Set(packages.map(({ name }) => name));
  const gone = [...rows.keys()].filter((name) => !names.has(name));
  return [...faults, ...gone.map((name) => `${name} is in the document, and is no dependency`)];
}
