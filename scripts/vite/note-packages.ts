import type { Plugin } from 'vite';

/** Folders of the packages whose code is in a build. */
export interface BundledPackages {
  /** A plugin that watches; every bundle of the build needs one. */
  readonly watch: () => Plugin;
  /** What all bundles so far hold, each folder once. */
  readonly list: () => readonly string[];
}

/** What the bundler itself puts into chunks, by the beginning of the module's name. */
const virtual = [
  [/^vite\//, 'node_modules/vite'],
  [/^rolldown\//, 'node_modules/rolldown'],
  [/^virtual:wxt-/, 'node_modules/wxt'],
] as const;

/**
 * The folder of the package that a module is of; undefined for modules of our own.
 * @param id as the bundler has it: with a query, or a NUL before names that are no path
 */
export function toPackageFolder(id: string): string | undefined {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/');
  const inModules = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path);
  return inModules?.[0] ?? virtual.find(([pattern]) => pattern.test(path))?.[1];
}

/** Notes from which packages the modules of every chunk and asset come. */
export function createBundledPackages(): BundledPackages {
  const folders = new Set<string>();
  return {
    watch: () => ({
      name: 'sidestream:note-packages',
      apply: 'build',
      generateBundle(_, bundle) {
        for (const file of Object.values(bundle)) {
          // A worker that is taken as a file is an asset.
          const ids = file.type === 'chunk' ? file.moduleIds : file.originalFileNames;
          for (const id of ids) {
            const folder = toPackageFolder(id);
            if (folder !== undefined) folders.add(folder);
          }
        }
      },
    }),
    list: () => [...folders],
  };
}
