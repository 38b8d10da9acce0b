import type { Page } from '@playwright/test';
import type { MadeFile } from '../../support/attachment-files.ts';
import { say } from './scenarios.ts';
import type { SurfacePage } from './surface-page.ts';

/** What of a request is looked at. */
export interface Sent {
  messages: {
    role: string;
    content: string | { type: string; text?: string; image_url?: { url: string } }[];
  }[];
}

/** Opens the tools and picks files, as a person does; a large one by its path, since bytes take a long way. */
export async function pick(
  { page }: SurfacePage,
  ...files: MadeFile[] | [path: string]
): Promise<void> {
  const choose = page.getByRole('button', { name: say('attach.choose') });
  const tools = page.getByRole('button', { name: say('panel.addContext') });
  // By what the button says: what it opens may still be on its way.
  if ((await tools.getAttribute('aria-expanded')) !== 'true') await tools.click();
  const chooser = page.waitForEvent('filechooser');
  await choose.click();
  await (await chooser).setFiles(files);
}

/** Hands files to the page as a paste or a drop does. */
export async function give(page: Page, type: 'paste' | 'drop', file: MadeFile): Promise<void> {
  // The part that takes files comes once the page has nothing else to do.
  await page.locator('.attach-ready').waitFor({ state: 'attached' });
  await page.getByRole('textbox').evaluate(
    (box, { kind, name, mimeType, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type: mimeType }));
      const options = { bubbles: true, cancelable: true };
      if (kind === 'paste') {
        box.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: transfer }));
        return;
      }
      box.dispatchEvent(new DragEvent('dragover', { ...options, dataTransfer: transfer }));
      box.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: transfer }));
    },
    {
      kind: type,
      name: file.name,
      mimeType: file.mimeType,
      base64: file.buffer.toString('base64'),
    },
  );
}

/** What goes along by that name. */
export const chipOf = ({ page }: SurfacePage, name: string) =>
  page.getByRole('list', { name: say('context.along') }).getByText(name, { exact: false });

/** How many pictures are on the disk. */
export const countKept = (stage: Page): Promise<number> =>
  stage.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('sidestream-pictures');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('none')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('pictures')) {
            database.close();
            return resolve(0);
          }
          const counting = database.transaction('pictures').objectStore('pictures').count();
          counting.addEventListener('success', () => {
            database.close();
            resolve(counting.result);
          });
        });
      }),
  );
