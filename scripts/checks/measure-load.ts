import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

interface MeasuredFile {
  /** From the root of the build, with slashes. */
  readonly path: string;
  readonly gzipBytes: number;
}

/** The files of one load, each counted once. */
export interface Measured {
  readonly gzipBytes: number;
  readonly files: readonly MeasuredFile[];
}

interface Manifest {
  readonly background: { readonly service_worker?: string; readonly scripts?: readonly string[] };
}

/**
 * A static import or re-export in minified code: a path in quotes right after `import` or
 * `from`. A dynamic `import("…")` has a bracket there and is loaded later, if at all.
 */
const staticImport = /\b(?:import|from)\s*["'](\.{1,2}\/[^"']+|\/[^"']+)["']/g;
const scriptTag = /<script\b[^>]*\bsrc="([^"]+)"/g;
const linkTag = /<link\b[^>]*>/g;

function resolvePath(importer: string, specifier: string): string {
  return specifier.startsWith('/')
    ? specifier.slice(1)
    : posix.normalize(posix.join(posix.dirname(importer), specifier));
}

function listImports(path: string, source: string): readonly string[] {
  if (!path.endsWith('.js')) return [];
  return [...source.matchAll(staticImport)].map(([, specifier]) =>
    resolvePath(path, specifier ?? ''),
  );
}

/** Measures the given files and everything that they import statically. */
function measureFiles(folder: string, entries: readonly string[]): Measured {
  const files = new Map<string, MeasuredFile>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    const source = readFileSync(join(folder, path));
    files.set(path, { path, gzipBytes: gzipSync(source, { level: 9 }).length });
    waiting.push(...listImports(path, source.toString()));
  }
  const list = [...files.values()];
  return { gzipBytes: list.reduce((sum, file) => sum + file.gzipBytes, 0), files: list };
}

/** All code that a background loads to start. */
export function measureBackground(folder: string): Measured {
  const { background } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  ) as Manifest;
  const entries = background.scripts ?? [background.service_worker ?? ''];
  return measureFiles(
    folder,
    entries.map((path) => path.replace(/^\//, '')),
  );
}

/** A page with all scripts and styles that its HTML names, and what those import statically. */
export function measurePage(folder: string, page: string): Measured {
  const html = readFileSync(join(folder, page), 'utf8');
  const links = [...html.matchAll(linkTag)]
    .map(([tag]) => tag)
    .filter((tag) => /\brel="(?:modulepreload|stylesheet|preload)"/.test(tag))
    .map((tag) => /\bhref="([^"]+)"/.exec(tag)?.[1]);
  const scripts = [...html.matchAll(scriptTag)].map(([, src]) => src);
  const named = [...links, ...scripts].filter((path) => path !== undefined);
  const base = posix.join(dirname(page), 'page');
  return measureFiles(folder, [page, ...named.map((path) => resolvePath(base, path))]);
}
