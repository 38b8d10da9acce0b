import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** Files by their paths, with slashes. */
export type FileMap = ReadonlyMap<string, Uint8Array>;

/**
 * The earliest time that a zip can name. The format has no time zone and its writer takes the local one, so this is given in
 * it too, and the bytes are the same everywhere.
 */
const mtime = new Date(1980, 0, 1);

/** A zip whose bytes follow from names and contents alone: no times, no owners, no order of a disk. */
export function toZip(files: FileMap): Uint8Array {
  const entries: Zippable = {};
  for (const path of [...files.keys()].sort()) entries[path] = files.get(path)!;
  return zipSync(entries, { level: 9, mtime, os: 0, attrs: 0 });
}

/** All files of a folder. */
export function readFolder(folder: string): FileMap {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]),
  );
}
