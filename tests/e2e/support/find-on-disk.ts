import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which of these words stand in any file of a folder, in either encoding that a browser writes. */
export async function findOnDisk(folder: string, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const word of words) {
      if (bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'))) found.add(word);
    }
  }
  return [...found].toSorted();
}
