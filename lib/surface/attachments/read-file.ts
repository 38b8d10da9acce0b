import { removeHidden } from '../../core/hidden-characters.ts';
import type { PictureLimits } from '../../providers/picture-limits.ts';
import { headLength, isMoving, isSvg, toFileKind, toForeignForm, toText } from './file-kind.ts';
import { measurePicture, mostPixels } from './measure-picture.ts';
import { preparePicture } from './prepare-picture.ts';
import type { ReadyPicture } from './prepare-picture.ts';

/** Why a file cannot go along. Each has its sentence, `attach.KIND`. */
export type FileFault =
  | 'too-large'
  | 'too-much-text'
  | 'empty'
  | 'no-text'
  | 'broken-picture'
  | 'foreign-picture'
  | 'too-many-pixels'
  | 'takes-no-pictures'
  | 'unread-picture'
  | 'old-office'
  | 'broken-document'
  | 'encrypted'
  | 'encrypted-pdf'
  | 'scanned'
  | 'no-room';

/** Text of a file, and how many characters of it that nobody sees were left out, if any were. */
interface FileText {
  text: string;
  hidden?: number | undefined;
}

/** What was read of a file, or why nothing was; `form` is what a picture's is called that cannot be read here. */
export type FileReading =
  | FileText
  | { picture: ReadyPicture; isMoving?: boolean }
  | { fault: FileFault; form?: string };

/** A larger file is not even looked at, so that nothing stands still for it. */
const mostFileBytes = 40_000_000;
/** More text than any model reads at once: about 300,000 tokens. */
const mostTextLength = 1_000_000;

/** Reads a file by what it holds, whatever it is called. Never rejects. */
export async function readFile(
  file: Blob,
  limits: PictureLimits,
  { takesPictures }: { takesPictures: boolean },
): Promise<FileReading> {
  if (file.size > mostFileBytes) return { fault: 'too-large' };
  if (file.size === 0) return { fault: 'empty' };
  try {
    const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
    const kind = toFileKind(head);
    if (kind === 'old-office') return { fault: kind };
    if (
      kind === 'picture' ||
      kind === 'foreign-picture' ||
      (kind === 'other' && isCalledPicture(file))
    ) {
      return takesPictures ? await readPicture(file, head, limits) : { fault: 'takes-no-pictures' };
    }
    const reading = toSound(await readText(kind, new Uint8Array(await file.arrayBuffer())));
    if (!takesPictures || !('text' in reading) || kind !== 'other' || !isSvg(reading.text)) {
      return reading;
    }
    const { drawSvg } = await import('./draw-svg.ts');
    const picture = await drawSvg(reading.text, limits);
    // What cannot be drawn can still be read.
    return picture ? { picture } : reading;
  } catch {
    // It was moved or changed while it was read.
    return { fault: 'broken-document' };
  }
}

async function readPicture(
  file: Blob,
  head: Uint8Array,
  limits: PictureLimits,
): Promise<FileReading> {
  // Some browsers read what most do not.
  const form = toForeignForm(head);
  const size = await measurePicture(file);
  if (!size) return form ? { fault: 'foreign-picture', form } : { fault: 'broken-picture' };
  if (size.width * size.height > mostPixels) return { fault: 'too-many-pixels' };
  const picture = await preparePicture(file, limits);
  if (!picture) return { fault: 'broken-picture' };
  return { picture, isMoving: isMoving(new Uint8Array(await file.arrayBuffer())) };
}

/** A file that says it is a picture and does not begin like one is a broken one. A drawing in SVG is text. */
function isCalledPicture({ type }: Blob): boolean {
  return type.startsWith('image/') && type !== 'image/svg+xml';
}

const ofPdf = {
  'pdf-locked': 'encrypted-pdf',
  'pdf-wrong-password': 'encrypted-pdf',
  'pdf-broken': 'broken-document',
  'pdf-no-text': 'scanned',
  'pdf-too-large': 'too-large',
} as const;

async function readText(
  kind: 'pdf' | 'zip' | 'other',
  bytes: Uint8Array<ArrayBuffer>,
): Promise<FileText | { fault: FileFault }> {
  if (kind === 'pdf') return readPdfText(bytes);
  if (kind === 'zip') return (await import('./office-text.ts')).readOffice(bytes);
  const text = toText(bytes);
  return text === undefined ? { fault: 'no-text' } : { text };
}

async function readPdfText(
  bytes: Uint8Array<ArrayBuffer>,
  password?: string,
): Promise<FileText | { fault: FileFault }> {
  const { readPdf } = await import('../pdf/read-pdf.ts');
  const reading = await readPdf(bytes, { name: '', url: '', password });
  return 'part' in reading
    ? { text: reading.part.text, hidden: reading.part.hidden }
    : { fault: ofPdf[reading.obstacle] };
}

/** Reads a PDF with its password; with another one the fault is `encrypted-pdf` again. Never rejects. */
export async function readLockedPdf(file: Blob, password: string): Promise<FileReading> {
  try {
    return toSound(await readPdfText(new Uint8Array(await file.arrayBuffer()), password));
  } catch {
    return { fault: 'broken-document' };
  }
}

function toSound(reading: FileText | { fault: FileFault }): FileReading {
  if ('fault' in reading) return reading;
  if (reading.text.length > mostTextLength) return { fault: 'too-much-text' };
  const text = removeHidden(reading.text);
  if (text.trim() === '') return { fault: 'empty' };
  const hidden = (reading.hidden ?? 0) + reading.text.length - text.length;
  return hidden > 0 ? { text, hidden } : { text };
}
