import { removeHidden } from '../../core/hidden-characters.ts';
import type { PictureLimits } from '../../providers/picture-limits.ts';
import { headLength, toFileKind, toText } from './file-kind.ts';
import { preparePicture } from './prepare-picture.ts';
import type { ReadyPicture } from './prepare-picture.ts';

/** Why a file cannot go along. Each has its sentence, `attach.KIND`. */
export type FileFault =
  | 'too-large'
  | 'too-much-text'
  | 'empty'
  | 'no-text'
  | 'broken-picture'
  | 'heic'
  | 'takes-no-pictures'
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

/** What was read of a file. */
export type FileReading = FileText | { picture: ReadyPicture } | { fault: FileFault };

/** A larger file is not even looked at, so that nothing stands still for it. */
const mostFileBytes = 25_000_000;
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
    if (kind === 'heic' || kind === 'old-office') return { fault: kind };
    if (kind === 'picture' || (kind === 'other' && isCalledPicture(file))) {
      if (!takesPictures) return { fault: 'takes-no-pictures' };
      const picture = await preparePicture(file, limits);
      return picture ? { picture } : { fault: 'broken-picture' };
    }
    return toSound(await readText(kind, new Uint8Array(await file.arrayBuffer())));
  } catch {
    // It was moved or changed while it was read.
    return { fault: 'broken-document' };
  }
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
  if (kind === 'pdf') {
    const { readPdf } = await import('../pdf/read-pdf.ts');
    const reading = await readPdf(bytes, { name: '', url: '' });
    return 'part' in reading
      ? { text: reading.part.text, hidden: reading.part.hidden }
      : { fault: ofPdf[reading.obstacle] };
  }
  if (kind === 'zip') return (await import('./office-text.ts')).readOffice(bytes);
  const text = toText(bytes);
  return text === undefined ? { fault: 'no-text' } : { text };
}

function toSound(reading: FileText | { fault: FileFault }): FileReading {
  if ('fault' in reading) return reading;
  if (reading.text.length > mostTextLength) return { fault: 'too-much-text' };
  const text = removeHidden(reading.text);
  if (text.trim() === '') return { fault: 'empty' };
  const hidden = (reading.hidden ?? 0) + reading.text.length - text.length;
  return hidden > 0 ? { text, hidden } : { text };
}
