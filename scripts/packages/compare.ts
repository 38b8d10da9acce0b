import { unzipSync } from 'fflate';
import { readFolder, type FileMap } from './to-zip.ts';

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
}

function listDifferent(a: FileMap, b: FileMap): readonly string[] {
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  return names.filter((name) => !isSame(a.get(name), b.get(name)));
}

/** What of two zips differs in them; nothing where they hold the same and are written otherwise. */
function lookInside(a: Uint8Array | undefined, b: Uint8Array | undefined): string {
  if (a === undefined || b === undefined) return 'is there once only';
  const [one, other] = [a, b].map((zip) => new Map(Object.entries(unzipSync(zip))));
  const inside = one && other ? listDifferent(one, other) : [];
  return inside.length === 0
    ? 'holds the same files, written otherwise'
    : `differs in ${inside.slice(0, 5).join(', ')}${inside.length > 5 ? ` and ${inside.length - 5} more` : ''}`;
}

/** A sentence for each file of two folders that is not the same, byte for byte, in both. */
export function compareFolders(a: string, b: string): readonly string[] {
  const [one, other] = [readFolder(a), readFolder(b)];
  if (one.size === 0) return [`${a} is empty`];
  return listDifferent(one, other).map((name) => {
    const what = name.endsWith('.zip') ? lookInside(one.get(name), other.get(name)) : 'differs';
    return `${name} ${what}`;
  });
}
