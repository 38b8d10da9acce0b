import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources } from './list-sources.ts';
import { readPackage } from './read-package.ts';
import { noticesFile } from './notices.ts';
import { readSbom } from './sbom.ts';
import { readFolder, toZip } from './to-zip.ts';

/** One file that is handed to a store or laid beside a release. */
export interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Which of the files it is. */
export type PackedKind = 'chrome.zip' | 'firefox.zip' | 'sources.zip' | 'sbom.cdx.json';

/** The list of sums, in the form that `sha256sum --check` reads. */
export const sumsFile = 'SHA256SUMS';

/** The name of one of the files, of this version. */
export function toPackedName(kind: PackedKind): string {
  const { name, version } = readPackage('.');
  return `${name}-${version}-${kind}`;
}

/**
 * Packs the builds that are there, the sources and the list of what is in them.
 * @param folder is written anew where a file of the same name is there
 */
export function pack(folder: string): readonly Packed[] {
  const builds = ['chrome-mv3', 'firefox-mv3'].map((build) => join('.output', build));
  const contents = new Map<PackedKind, Uint8Array>([
    ['chrome.zip', toZip(readFolder(join('.output', 'chrome-mv3')))],
    ['firefox.zip', toZip(readFolder(join('.output', 'firefox-mv3')))],
    ['sources.zip', toZip(readSources())],
    ['sbom.cdx.json', Buffer.from(readSbom(builds, noticesFile))],
  ]);
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, sumsFile), { force: true });
  const packed = [...contents].map(([kind, bytes]) => {
    const name = toPackedName(kind);
    writeFileSync(join(folder, name), bytes);
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const sums = packed.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
  writeFileSync(join(folder, sumsFile), sums);
  return packed;
}
