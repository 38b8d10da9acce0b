import { seal, toBytes, unseal } from './sealing.ts';
import type { Sealed } from './sealing.ts';

/**
 * The data key, which encrypts the keys, under a key that is made from the passphrase. So a change of passphrase, or of
 * what it costs to try one, writes this row anew and leaves all keys as they are.
 */
export interface PassphraseRow extends Sealed {
  id: string;
  /** Of the data key, and so the same after a change of passphrase. Absent where the first version made it. */
  sealerId?: string;
  version: 1;
  /** What follows says how the passphrase becomes a key; it stands here so that a later version can make it dearer. */
  hash: 'SHA-256';
  rounds: number;
  salt: Uint8Array<ArrayBuffer>;
}

/** What OWASP recommends for PBKDF2 with SHA-256. About a second, in both browsers (measured). */
export const roundsNow = 600_000;

/** The id of the only row. */
export const passphraseId = 'passphrase';

/** Beyond these a row is damaged, or made so that its check takes hours, and is not even tried. */
const fewestRounds = 1_000;
const mostRounds = 10_000_000;
const saltBytes = 16;

/** A data key in plain, with its id. The caller wipes it. */
export interface RawDataKey {
  raw: Uint8Array<ArrayBuffer>;
  sealerId?: string | undefined;
}

/** Seals a data key under a passphrase, at today's cost. */
export async function sealDataKey(
  { raw, sealerId }: RawDataKey,
  passphrase: string,
  rounds: number = roundsNow,
): Promise<PassphraseRow> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const cost = { version: 1, hash: 'SHA-256', rounds, salt } as const;
  const sealed = await seal(await toKey(passphrase, cost), raw, toAbout(cost));
  return { id: passphraseId, ...(sealerId && { sealerId }), ...cost, ...sealed };
}

/** The data key; undefined for another passphrase. The caller wipes it. */
export async function unsealDataKey(
  row: PassphraseRow,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const key = await toKey(passphrase, row);
  return unseal(key, row, toAbout(row)).catch(() => undefined);
}

/** Whether a row is one that this version can open: it may be of a later one, or damaged. */
export function isReadable({ version, hash, rounds, salt }: PassphraseRow): boolean {
  if (version !== 1 || hash !== 'SHA-256' || !(salt instanceof Uint8Array)) return false;
  if (salt.length < saltBytes || !Number.isInteger(rounds)) return false;
  return rounds >= fewestRounds && rounds <= mostRounds;
}

type Cost = Pick<PassphraseRow, 'version' | 'hash' | 'rounds' | 'salt'>;

function toAbout({ version, hash, rounds, salt }: Cost): readonly unknown[] {
  return ['data-key', version, hash, rounds, [...salt]];
}

async function toKey(passphrase: string, { hash, rounds, salt }: Cost): Promise<CryptoKey> {
  // One accented letter can be typed as one character or as two, which keyboards decide and nobody sees.
  const typed = toBytes(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  typed.fill(0);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash, iterations: rounds, salt },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
