import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { KeyHunt } from './key-hunt.ts';
import { unpackMozLz4 } from './moz-lz4.ts';

/** What was found, and how much was looked at. */
export interface FolderHunt {
  /** `file: form at place` */
  found: string[];
  files: number;
  bytes: number;
}

/**
 * Looks for the key in the names and the raw bytes of all files below a folder, as in a browser's profile after it was
 * closed. Both browsers compress some of what they keep with Snappy or LZ4. These write what has not come before as it is,
 * and a reference for what has: a random key is no repetition, so its first mention in a block stands there in the clear, in
 * pieces at the worst where four of its bytes have come before by chance. That it is found so in a real profile is shown
 * by the tests that plant one.
 */
export function huntInFolder(folder: string, { findIn, findInBytes }: KeyHunt): FolderHunt {
  const hunt: FolderHunt = { found: [], files: 0, bytes: 0 };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    for (const form of findIn(entry.name)) hunt.found.push(`the name ${name}: ${form}`);
    // No sockets and no links, which lead out of the folder.
    if (!entry.isFile()) continue;
    const bytes = readFileSync(path);
    hunt.files += 1;
    hunt.bytes += bytes.length;
    const unpacked = unpackMozLz4(bytes);
    const forms = [...findInBytes(bytes), ...(unpacked ? findInBytes(unpacked) : [])];
    for (const form of forms) hunt.found.push(`${name}: ${form}`);
  }
  return hunt;
}
