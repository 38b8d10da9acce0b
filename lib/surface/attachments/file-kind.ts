/** What a file is, by what it begins with: its name may say anything. */
export type FileKind = 'picture' | 'foreign-picture' | 'pdf' | 'zip' | 'old-office' | 'other';

/** So many bytes tell. */
export const headLength = 1024;

/** Pictures that most browsers cannot read, by the names that people know them by. */
const foreignForms = {
  HEIC: /^[^]{4}ftyp(?:hei|hev|mif1|msf1)/,
  TIFF: /^(?:II\*\0|MM\0\*)/,
  'JPEG XL': /^(?:\xff\n|\0\0\0\fJXL )/,
};

const marks: readonly (readonly [FileKind, RegExp])[] = [
  ['picture', /^(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF[^]{4}WEBP|[^]{4}ftypavi[fs])/],
  // A bitmap's two letters begin words too; its four reserved bytes begin none.
  ['picture', /^BM[^]{4}\0{4}/],
  ['foreign-picture', foreignForms.HEIC],
  ['foreign-picture', foreignForms.TIFF],
  ['foreign-picture', foreignForms['JPEG XL']],
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

/** What a picture's form is called that most browsers cannot read; undefined for any other. */
export function toForeignForm(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head.subarray(0, headLength));
  return Object.entries(foreignForms).find(([, mark]) => mark.test(text))?.[0];
}

/** Before each frame of a GIF stands how long it is shown: this, four bytes, a zero, and the frame or another block. */
const gifControl = '!\u00f9\u0004';

function countFrames(gif: string): number {
  let count = 0;
  for (let at = gif.indexOf(gifControl); at >= 0; at = gif.indexOf(gifControl, at + 1)) {
    if (gif[at + 7] === '\0' && /[!,]/.test(gif[at + 8] ?? '')) count += 1;
  }
  return count;
}

/** Whether it is an animation, as far as its form tells: of several frames only the first can be sent. */
export function isMoving(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, headLength));
  if (/^RIFF[^]{4}WEBPVP8X/.test(head)) return (head.charCodeAt(20) & 2) !== 0;
  if (/^[^]{4}ftypavis/.test(head)) return true;
  // Bytes as letters: those that are looked for are the same in it.
  const text = new TextDecoder('latin1').decode(bytes);
  if (head.startsWith('GIF8')) return countFrames(text) > 1;
  const chunk = text.indexOf('acTL');
  return head.startsWith('\x89PNG') && chunk > 0 && chunk < text.indexOf('IDAT');
}

/** Whether a text is a drawing in SVG. */
export function isSvg(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE\s+svg[^>]*>\s*)*<(?:\w+:)?svg[\s>]/i.test(
    text.slice(0, 10_000),
  );
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
