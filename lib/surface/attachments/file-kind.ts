/** What a file is, by what it begins with: its name may say anything. */
export type FileKind = 'picture' | 'heic' | 'pdf' | 'zip' | 'old-office' | 'other';

/** So many bytes tell. */
export const headLength = 1024;

const marks: readonly (readonly [FileKind, RegExp])[] = [
  ['picture', /^(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF[^]{4}WEBP|[^]{4}ftypavi[fs])/],
  // A bitmap's two letters begin words too; its four reserved bytes begin none.
  ['picture', /^BM[^]{4}\0{4}/],
  ['heic', /^[^]{4}ftyp(?:hei|hev|mif1|msf1)/],
  ['zip', /^PK[^ -~]{2}/],
  // What Word wrote until 2003, and also what it writes with a password.
  ['old-office', /^\xd0\xcf[^ -~]\xe0/],
  ['pdf', /^\s*%PDF-/],
];

/** Tells it of the first {@link headLength} bytes. */
export function toFileKind(head: Uint8Array): FileKind {
  const text = String.fromCharCode(...head.subarray(0, headLength));
  return marks.find(([, mark]) => mark.test(text))?.[0] ?? 'other';
}

/** Bytes as text in UTF-8, or in UTF-16 where they say so or look it; undefined where they are no text. */
export function toText(bytes: Uint8Array): string | undefined {
  const encoding = toEncoding(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function toEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Letters of nearly all texts have a zero beside them there, and never one in UTF-8.
  const head = bytes.subarray(0, headLength);
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 4 && even === 0) return 'utf-16le';
  if (even > head.length / 4 && odd === 0) return 'utf-16be';
  return 'utf-8';
}
