import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- the address of the file
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { removeHidden } from '../../core/hidden-characters.ts';
import type { PagePart } from '../../core/content.ts';
import { startWorker } from '../trusted.ts';

/**
 * Why a PDF cannot be read. `pdf-locked`: with a password that was not given; `pdf-wrong-password`: another one was given;
 * `pdf-broken`: it is damaged, or no PDF; `pdf-no-text`: it has pictures of text alone; `pdf-too-large`: see
 * {@link mostPdfBytes}.
 */
export type PdfObstacle =
  | 'pdf-locked'
  | 'pdf-wrong-password'
  | 'pdf-broken'
  | 'pdf-no-text'
  | 'pdf-too-large';

/** A PDF's words, or why there are none. */
export type PdfReading = { part: PagePart } | { obstacle: PdfObstacle };

/** Larger ones are refused: all of it is held in memory while it is read. */
const mostPdfBytes = 40_000_000;

/** Reads the text of a PDF, page by page. `name` is its title where it has none itself. Leaves `bytes` as they are. */
export async function readPdf(
  bytes: Uint8Array,
  { name, url, password }: { name: string; url: string; password?: string | undefined },
): Promise<PdfReading> {
  if (bytes.length > mostPdfBytes) return { obstacle: 'pdf-too-large' };
  // Its own way to a worker is over a blob in Firefox, whose extensions have no origin that it knows; the policy forbids that.
  const port = startWorker(workerUrl);
  const worker = PDFWorker.create({ port });
  // The worker takes what it is given away from here.
  const task = getDocument({
    data: bytes.slice(),
    worker,
    ...(password !== undefined && { password }),
    // Nothing is drawn, and nothing is fetched.
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    stopAtErrors: false,
  });
  try {
    const pdf = await task.promise;
    const texts: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      // One after the other: all at once would be in memory together.
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const text = toText(items as TextItem[]);
      if (text !== '') texts.push(`[Page ${number}]\n${text}`);
      page.cleanup();
    }
    if (texts.length === 0) return { obstacle: 'pdf-no-text' };
    const { info } = await pdf.getMetadata();
    const { Title: title } = info as { Title?: unknown };
    const raw = texts.join('\n\n');
    const text = removeHidden(raw);
    return {
      part: {
        type: 'page',
        text,
        title: typeof title === 'string' && title.trim() !== '' ? title : name,
        url,
        hidden: raw.length - text.length,
      },
    };
  } catch (cause) {
    return { obstacle: toObstacle(cause, password !== undefined) };
  } finally {
    await task.destroy();
    worker.destroy();
    port.terminate();
  }
}

/** A run of text in a PDF, as pdf.js tells it; what marks its structure has no words. */
interface TextItem {
  str?: string;
  hasEOL?: boolean;
  height?: number;
  transform?: number[];
}

/** Lines as they stand on the page; a gap of more than a line and a half begins a new paragraph. */
function toText(items: readonly TextItem[]): string {
  let text = '';
  let lastY: number | undefined;
  for (const { str = '', hasEOL = false, height = 0, transform } of items) {
    const y = transform?.[5];
    const isGap = lastY !== undefined && y !== undefined && height > 0 && lastY - y > 1.8 * height;
    if (isGap && text.endsWith('\n')) text += '\n';
    text += str;
    if (hasEOL) text += '\n';
    if (str.trim() !== '' && y !== undefined) lastY = y;
  }
  return text.replaceAll(/[ \t]+\n/g, '\n').trim();
}

function toObstacle(cause: unknown, hasPassword: boolean): PdfObstacle {
  const name = cause instanceof Error ? cause.name : '';
  if (name !== 'PasswordException') return 'pdf-broken';
  return hasPassword ? 'pdf-wrong-password' : 'pdf-locked';
}
