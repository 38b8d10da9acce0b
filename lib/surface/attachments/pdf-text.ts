import {
  getDocument,
  GlobalWorkerOptions,
  PasswordException,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- the bundler makes it
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { mostTextLength } from './read-file.ts';
import type { FileFault } from './read-file.ts';

/** A PDF's text, page by page. The library comes with the first PDF, and reads it in a worker of its own. */
export async function readPdf(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ text: string } | { fault: FileFault }> {
  GlobalWorkerOptions.workerSrc = workerUrl;
  const loading = getDocument({
    data: bytes,
    // Nothing is drawn, and nothing is fetched.
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages && length <= mostTextLength; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const words = items.map((item) =>
        'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '',
      );
      const text = words.join('').trim();
      length += text.length;
      pages.push(text);
      page.cleanup();
    }
    // Pictures of pages have no words.
    if (length === 0) return { fault: 'scanned' };
    return { text: pages.map((text, at) => `[${at + 1}]\n${text}`).join('\n\n') };
  } catch (cause) {
    return { fault: cause instanceof PasswordException ? 'encrypted' : 'broken-document' };
  } finally {
    await loading.destroy();
  }
}
