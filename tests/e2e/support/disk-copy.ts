import { createDecipheriv } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** A ciphertext that was kept on the device, as a page reads it from the database. */
export interface KeptCiphertext {
  id: string;
  origin: string;
  iv: number[];
  ciphertext: number[];
}

/** What the files of a profile say of a ciphertext that they held once. */
export interface DiskCopy {
  /** Whether the ciphertext itself is in one of them. */
  hasCiphertext: boolean;
  /** What it decrypts to, by some 32 bytes of theirs. */
  opened: string | undefined;
}

const zeros = Buffer.alloc(4);

/** Reads the ciphertext of the only key. Runs in a page of the extension. */
export async function readCiphertext(): Promise<KeptCiphertext> {
  const names = (await indexedDB.databases()).flatMap(({ name }) =>
    name?.startsWith('sidestream-keys-') ? [name] : [],
  );
  for (const name of names) {
    const rows = await new Promise<
      { id: string; origin: string; iv: Uint8Array; ciphertext: ArrayBuffer }[]
    >((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('error', () => reject(opening.error));
      opening.addEventListener('success', () => {
        const reading = opening.result.transaction('keys').objectStore('keys').getAll();
        reading.addEventListener('success', () => {
          opening.result.close();
          resolve(reading.result);
        });
      });
    });
    for (const { id, origin, iv, ciphertext } of rows)
      if (ciphertext)
        return { id, origin, iv: [...iv], ciphertext: [...new Uint8Array(ciphertext)] };
  }
  throw new Error('there is no ciphertext');
}

/** The names of the databases of keys. Runs in a page of the extension. */
export async function listKeyDatabases(): Promise<string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name?.includes('-keys-') ? [name] : []));
}

/** For how long the files are looked at again: a look, and what the browser does to them, takes seconds on a busy machine. */
export const patiently = { timeout: 60_000 } as const;

/**
 * The ciphertext as `read` gives it, once the files hold it and open it: what is looked for can be found. It is read again
 * at each look, since a save whose reply was lost, as on a machine that stood still, is asked for twice and kept anew.
 */
export async function untilOnDisk(
  profile: string,
  read: () => Promise<KeptCiphertext>,
  key: string,
): Promise<KeptCiphertext> {
  let kept = await read();
  const look = async (): Promise<DiskCopy> => {
    kept = await read();
    return tryDisk(profile, kept);
  };
  await expect.poll(look, patiently).toEqual({ hasCiphertext: true, opened: key });
  return kept;
}

/**
 * The only database of keys, once there is but one and it is not `before`: while one is erased it is there still, or spare
 * ones after it.
 */
export async function untilAlone(
  list: () => Promise<string[]>,
  before: string | undefined,
): Promise<string | undefined> {
  let names: string[] = [];
  const look = async (): Promise<boolean> => {
    names = await list();
    return names.length === 1 && names[0] !== before;
  };
  await expect.poll(look, patiently).toBe(true);
  return names[0];
}

/** Tries all that the profile's databases hold as the key to it. */
export function tryDisk(profile: string, kept: KeptCiphertext): DiskCopy {
  const [iv, sealed] = [Buffer.from(kept.iv), Buffer.from(kept.ciphertext)];
  const about = Buffer.from(JSON.stringify(['key', 'device', kept.id, kept.origin]));
  const copy: DiskCopy = { hasCiphertext: false, opened: undefined };
  for (const entry of readdirSync(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readOrSkip(join(entry.parentPath, entry.name));
    if (!bytes) continue;
    copy.hasCiphertext ||= bytes.includes(sealed);
    if (!/indexeddb\.leveldb|moz-extension.*idb/.test(entry.parentPath)) continue;
    for (let start = 0; start + 32 <= bytes.length && copy.opened === undefined; start += 1) {
      const key = bytes.subarray(start, start + 32);
      // Empty pages of a database would take minutes. Of a hundred million keys less than one has four such bytes in a row.
      if (key.includes(zeros)) continue;
      const cipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(about);
      try {
        cipher.setAuthTag(sealed.subarray(-16));
        copy.opened = Buffer.concat([
          cipher.update(sealed.subarray(0, -16)),
          cipher.final(),
        ]).toString();
      } catch {
        // Not this one.
      }
    }
  }
  return copy;
}

function readOrSkip(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    // A browser that runs deletes files meanwhile.
    return undefined;
  }
}
