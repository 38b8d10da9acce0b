/** Ciphertext of AES-GCM, with the number that it was made with. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  ciphertext: ArrayBuffer;
}

/** The same in words, for a store that takes JSON alone. */
export interface SealedText {
  iv: string;
  ciphertext: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

const algorithm = 'AES-GCM';

/**
 * Encrypts. `about` says what the plaintext is and whose: with any other the ciphertext cannot be opened, so nobody who can
 * write to the disk makes one row's ciphertext count as another's.
 */
export async function seal(
  key: CryptoKey,
  plain: Bytes,
  about: readonly unknown[],
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const parameters = { name: algorithm, iv, additionalData: toBytes(JSON.stringify(about)) };
  return { iv, ciphertext: await crypto.subtle.encrypt(parameters, key, plain) };
}

/** Decrypts. Without `about`, what the first version sealed. Rejects for another key, another `about` and a changed byte. */
export async function unseal(
  key: CryptoKey,
  { iv, ciphertext }: Sealed,
  about?: readonly unknown[],
): Promise<Bytes> {
  const bound = about && { additionalData: toBytes(JSON.stringify(about)) };
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: algorithm, iv, ...bound }, key, ciphertext),
  );
}

/** A key to seal with, which can be used and not taken out. Of `raw` nothing is left. */
export async function importSealer(raw: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return key;
}

/** UTF-8 of a text. */
export function toBytes(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** As JSON can hold it. */
export function toSealedText({ iv, ciphertext }: Sealed): SealedText {
  return { iv: toBase64(iv), ciphertext: toBase64(new Uint8Array(ciphertext)) };
}

/** Undefined for anything else than what {@link toSealedText} gave. */
export function parseSealedText(text: unknown): Sealed | undefined {
  const { iv, ciphertext } = (text ?? {}) as Partial<SealedText>;
  if (typeof iv !== 'string' || typeof ciphertext !== 'string') return undefined;
  try {
    return { iv: fromBase64(iv), ciphertext: fromBase64(ciphertext).buffer };
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
