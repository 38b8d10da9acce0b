/** A way in which a key, or a piece of it, can be written down. */
interface Form {
  name: string;
  bytes: Uint8Array;
  /** So many bytes in a row are a find: what twelve characters of the key take in it. */
  least: number;
}

/** Looks for one key in whatever it is given. */
export interface KeyHunt {
  readonly key: string;
  /** The names of the forms in which the key, or any twelve characters of it, stand there, with the place. */
  findIn(text: string): string[];
  findInBytes(bytes: Uint8Array): string[];
}

/** What a piece of a key is, in characters. */
const piece = 12;
/** What is looked up at once, in bytes. */
const gram = 4;
/** No piece is shorter than this, so of as many places one is in it with a whole gram. */
const stride = piece - gram + 1;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** What is written differently in URLs, HTML, JSON and base64, each once. */
const signs = ['+', '/', '=', '%', '&', '"', '<', '\\'];

/** A key of 56 characters that is nowhere else: letters and digits, and signs that forms write differently. */
export function createHuntedKey(): string {
  const random = crypto.getRandomValues(new Uint32Array(48));
  const characters = Array.from(random, (value) => letters[value % letters.length]!);
  return signs.reduce(
    (key, sign, at) => key.slice(0, at * 7 + 3) + sign + key.slice(at * 7 + 3),
    characters.join(''),
  );
}

/** Builds the hunt for that key. */
export function createKeyHunt(key: string): KeyHunt {
  const grams = new Map<number, { form: Form; at: number }[]>();
  for (const form of toForms(key)) {
    const view = toView(form.bytes);
    for (let at = 0; at + gram <= form.bytes.length; at += 1) {
      const value = view.getUint32(at, true);
      const places = grams.get(value) ?? [];
      places.push({ form, at });
      grams.set(value, places);
    }
  }
  const known = new Uint8Array(65_536);
  for (const value of grams.keys()) known[toHash(value)] = 1;

  const findInBytes = (bytes: Uint8Array): string[] => {
    const found = new Set<string>();
    const view = toView(bytes);
    for (let at = 0; at + gram <= bytes.length; at += stride) {
      const value = view.getUint32(at, true);
      if (known[toHash(value)] === 0) continue;
      for (const place of grams.get(value) ?? []) {
        const start = findPiece(bytes, at, place);
        if (start >= 0) found.add(`${place.form.name} at ${start}`);
      }
    }
    return [...found];
  };
  return { key, findInBytes, findIn: (text) => findInBytes(new TextEncoder().encode(text)) };
}

/** Where the piece begins that goes through both places; -1 where it is shorter than a find. */
function findPiece(
  bytes: Uint8Array,
  place: number,
  { form, at }: { form: Form; at: number },
): number {
  let before = 0;
  while (before < Math.min(place, at) && bytes[place - before - 1] === form.bytes[at - before - 1])
    before += 1;
  let after = 0;
  while (
    place + after < bytes.length &&
    at + after < form.bytes.length &&
    bytes[place + after] === form.bytes[at + after]
  )
    after += 1;
  return before + after >= form.least ? place - before : -1;
}

/** All forms that are looked for. */
function toForms(key: string): Form[] {
  const json = JSON.stringify(key).slice(1, -1);
  const percent = encodeURIComponent(key);
  const hex = Buffer.from(key).toString('hex');
  const texts: (readonly [name: string, text: string, least?: number])[] = [
    ['plain', key],
    ['lower case', key.toLowerCase()],
    ['upper case', key.toUpperCase()],
    ['reversed', Array.from(key).toReversed().join('')],
    ['URL', percent],
    ['URL in lower case', percent.replaceAll(/%../g, (code) => code.toLowerCase())],
    ['URL twice', encodeURIComponent(percent)],
    ['form', new URLSearchParams({ k: key }).toString().slice(2)],
    ['JSON', json],
    ['JSON twice', JSON.stringify(json).slice(1, -1)],
    ['JSON with slashes', json.replaceAll('/', '\\/')],
    ['HTML', toHtml(key)],
    ['hex', hex, piece * 2],
    ['HEX', hex.toUpperCase(), piece * 2],
    ...[0, 1, 2].flatMap((offset) => {
      const standard = toBase64(key, offset);
      const url = standard.replaceAll('+', '-').replaceAll('/', '_');
      // What twelve bytes have whole, wherever they begin.
      return [
        [`base64 after ${offset}`, standard, 14],
        [`base64url after ${offset}`, url, 14],
      ] as const;
    }),
  ];
  const utf8 = texts.map(([name, text, least = piece]) => ({
    name,
    bytes: new TextEncoder().encode(text),
    least,
  }));
  const wide = utf8.map(({ name, bytes, least }) => ({
    name: `${name}, UTF-16`,
    bytes: toWide(bytes),
    least: least * 2,
  }));
  return [...utf8, ...wide];
}

/** ASCII as UTF-16, which is how programs keep what they have in memory. */
function toWide(bytes: Uint8Array): Uint8Array {
  const wide = new Uint8Array(bytes.length * 2);
  for (const [at, byte] of bytes.entries()) wide[at * 2] = byte;
  return wide;
}

/** The key's own share of a base64 text in which so many bytes stand before it, modulo three. */
function toBase64(key: string, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)]).toString('base64');
  // The first and the last letters hold bits of the neighbours.
  return encoded.replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1, -1);
}

function toHtml(key: string): string {
  return key
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function toHash(value: number): number {
  return (value ^ (value >>> 16)) & 0xffff;
}

function toView({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
