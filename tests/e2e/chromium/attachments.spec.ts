import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import {
  docxFile,
  odtFile,
  pdfFile,
  pngFile,
  pptxFile,
  textFile,
  xlsxFile,
} from '../../support/attachment-files.ts';
import type { MadeFile } from '../../support/attachment-files.ts';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import type { SurfacePage } from '../support/surface-page.ts';
import { say } from '../support/scenarios.ts';

interface Sent {
  messages: {
    role: string;
    content: string | { type: string; text?: string; image_url?: { url: string } }[];
  }[];
}

/** Opens the tools and picks files, as a person does. */
async function pick({ page }: SurfacePage, ...files: MadeFile[]): Promise<void> {
  const input = page.locator('input[type=file]');
  if ((await input.count()) === 0) {
    await page.getByRole('button', { name: say('panel.addContext') }).click();
  }
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('attach.choose') }).click();
  await (await chooser).setFiles(files);
}

/** Hands files to the page as a paste or a drop does. */
async function give(page: Page, type: 'paste' | 'drop', file: MadeFile): Promise<void> {
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

const chipOf = ({ page }: SurfacePage, name: string) =>
  page.getByRole('list', { name: say('context.along') }).getByText(name, { exact: false });

/** How many pictures are on the disk. */
const countKept = (stage: Page): Promise<number> =>
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

test('pictures are picked, pasted and dropped, made small, sent without what the file told of them, and shown with the question', async ({
  sidestream,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel('?conversation=seen');
  const { page } = panel;
  await panel.message.fill('What is on these?');
  await pick(panel, pngFile('large.png', { width: 3000, height: 600 }));
  await expect(page.getByText(say('attach.added', { name: 'large.png' }))).toBeVisible();
  // 1568 × 314 pixels, of 750 each.
  await expect(chipOf(panel, 'large.png')).toBeVisible();
  await expect(page.getByText('about 657 tokens')).toBeVisible();
  await give(page, 'paste', pngFile('pasted.png', { width: 20, height: 10, isClear: true }));
  await expect(chipOf(panel, 'pasted.png')).toBeVisible();
  await give(page, 'drop', pngFile('dropped.png', { width: 30, height: 10 }));
  await expect(chipOf(panel, 'dropped.png')).toBeVisible();
  const name = say('context.pictureName', { name: 'dropped.png' });
  await page.getByRole('button', { name, expanded: false }).click();
  const preview = page.getByRole('region', { name: say('context.preview') });
  await expect(preview.getByRole('button')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: say('context.remove', { name }) }).click();
  await expect(panel.message).toBeFocused();

  await page.close();
  const again = await sidestream.openPanel('?conversation=seen');
  await expect(chipOf(again, 'pasted.png')).toBeVisible();
  await expect
    .poll(() =>
      again.page
        .locator('.chip-picture')
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBe(1568);
  await again.message.press('Enter');
  await again.until('finished');
  const { messages } = (await chat(0)).body as Sent;
  const content = messages.at(-1)?.content;
  if (typeof content === 'string' || !content) throw new Error('no pictures were sent');
  expect(content.map(({ type }) => type)).toEqual(['image_url', 'image_url', 'text']);
  expect(content[2]?.text).toBe('What is on these?');
  const urls = content.slice(0, 2).map((part) => part.image_url?.url ?? '');
  const sizes = await again.page.evaluate(async (addresses) => {
    const seen: (string | number)[][] = [];
    for (const address of addresses) {
      const [head = '', base64 = ''] = address.split(',');
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      seen.push([head, bitmap.width, bitmap.height]);
    }
    return seen;
  }, urls);
  expect(sizes).toEqual([
    ['data:image/png;base64', 1568, 314],
    ['data:image/png;base64', 20, 10],
  ]);
  for (const url of urls) {
    expect(Buffer.from(url.split(',')[1] ?? '', 'base64').toString('latin1')).not.toContain(
      'secret-place',
    );
  }

  // In the question, small and by a click large; and again after a reload.
  await again.page.reload();
  const thumb = again.page.getByRole('button', { name: say('attach.open', { name: 'large.png' }) });
  await thumb.click();
  const dialog = again.page.getByRole('dialog', { name: 'large.png' });
  await expect(dialog.getByRole('img')).toBeVisible();
  expect((await new AxeBuilder({ page: again.page }).analyze()).violations).toEqual([]);
  await again.page.keyboard.press('Escape');
  await expect(thumb).toBeFocused();
});

test('texts, code, PDF and Office files are read by what they hold, and sent fenced, each with its name', async ({
  sidestream,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const files = [
    textFile('notes.md', '# Grüße\n\nÀ bientôt'),
    textFile('wide.bin', '\ufeffSchiff ahoi', 'utf16le'),
    textFile('old.ts', 'export const answer = 42;\n', 'utf16le'),
    docxFile('report.docx'),
    xlsxFile('ships.xlsx'),
    pptxFile('talk.pptx'),
    odtFile('tides.odt'),
    pdfFile('paper.pdf', ['First page of it', 'Second page of it']),
  ];
  await pick(panel, ...files);
  for (const { name } of files) await expect(chipOf(panel, name)).toBeVisible({ timeout: 15_000 });
  await panel.page
    .getByRole('button', {
      name: say('context.fileName', { name: 'report.docx' }),
      expanded: false,
    })
    .click();
  await expect(panel.page.getByRole('region', { name: say('context.preview') })).toContainText(
    'Ship | Tons',
  );
  await panel.ask('What do they say?');
  await panel.until('finished');
  const sent = ((await chat(0)).body as Sent).messages.at(-1)?.content as string;
  const texts = [
    'notes.md\n\n# Grüße\n\nÀ bientôt',
    'wide.bin\n\nSchiff ahoi',
    'old.ts\n\nexport const answer = 42;',
    'report.docx\n\n# Harbour & mill\nThe gate opens at noon.\nShip | Tons\nAnna | 40',
    'ships.xlsx\n\n# Ships\n\nName,,Tons\n"Anna, old",,40',
    'talk.pptx\n\n# 1\n\nFirst slide\n\n# 2\n\nSecond slide\n\n# 3\n\nLast slide',
    'tides.odt\n\n## Tides\nHigh water comes.',
    'paper.pdf\n\n[1]\nFirst page of it\n\n[2]\nSecond page of it',
  ];
  for (const text of texts) expect(sent).toContain(text);
  expect(sent.match(/<(file-[0-9a-z]{12})>[^]*?<\/\1>/g)).toHaveLength(files.length);
});

test('each file that cannot go along has its sentence, and what was typed stays', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.message.fill('Half a thought');
  const huge = { name: 'film.bin', mimeType: 'video/mp4', buffer: Buffer.alloc(50_000_000) };
  const png = pngFile('cut.png', { width: 40, height: 40 });
  const broken = { ...png, buffer: png.buffer.subarray(0, 60) };
  const bad: [MadeFile, Parameters<typeof say>[0]][] = [
    [broken, 'attach.broken-picture'],
    [
      { name: 'lies.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') },
      'attach.broken-picture',
    ],
    [
      {
        name: 'phone.heic',
        mimeType: 'image/heic',
        buffer: Buffer.from('\0\0\0\u0018ftypheic', 'latin1'),
      },
      'attach.heic',
    ],
    [pdfFile('locked.pdf', ['secret'], { encrypted: true }), 'attach.encrypted'],
    [pdfFile('scan.pdf', ['']), 'attach.scanned'],
    [
      { name: 'torn.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\nnothing') },
      'attach.broken-document',
    ],
    [odtFile('locked.odt', { encrypted: true }), 'attach.encrypted'],
    [
      {
        name: 'old.doc',
        mimeType: 'application/msword',
        buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      },
      'attach.old-office',
    ],
    [
      { name: 'program', mimeType: '', buffer: Buffer.from([0x7f, 0x45, 0, 0, 0xff, 0xfe, 9]) },
      'attach.no-text',
    ],
    [textFile('nothing.txt', '  \n'), 'attach.empty'],
    [textFile('endless.log', 'line\n'.repeat(210_000)), 'attach.too-much-text'],
  ];
  await pick(panel, ...bad.map(([file]) => file));
  const alert = panel.page.locator('.attach-faults');
  for (const [{ name }, key] of bad) {
    await expect(alert.getByText(say(key, { name }))).toBeAttached({ timeout: 15_000 });
  }
  await expect(panel.message).toHaveValue('Half a thought');
  await expect(panel.page.locator('.chip')).toHaveCount(0);
  expect((await new AxeBuilder({ page: panel.page }).analyze()).violations).toEqual([]);
  // 50 MB are refused by their size alone.
  await pick(panel, huge);
  await expect(alert).toHaveText(say('attach.too-large', { name: 'film.bin' }));
  await alert.getByRole('button', { name: say('attach.close') }).click();
  await expect(alert).toHaveCount(0);
  await expect(panel.message).toHaveValue('Half a thought');
});

test('a model that refuses pictures is told as that, and can be asked without them', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  server.next(jsonError(400, { message: 'This model does not support image inputs.' }));
  const panel = await sidestream.openPanel();
  await pick(panel, pngFile('chart.png', { width: 40, height: 20 }));
  await expect(chipOf(panel, 'chart.png')).toBeVisible();
  await panel.ask('What is that?');
  await panel.until('failed');
  await expect(panel.page.getByText(say('errors.noPictures'))).toBeVisible();
  const thumb = panel.page.getByRole('button', { name: say('attach.open', { name: 'chart.png' }) });
  await expect(thumb).toBeVisible();
  expect(await panel.questions()).toEqual(['What is that?']);
  await panel.page.getByRole('button', { name: say('errors.withoutPictures') }).click();
  await panel.until('finished');
  const { messages } = (await chat(1)).body as Sent;
  expect(messages.at(-1)?.content).toBe('What is that?');
  await expect(panel.page.getByText(say('answer.withoutPictures', { count: 1 }))).toBeVisible();
  await expect(thumb).toBeVisible();
});

test('pictures go with their conversation, and those of a temporary one are never on the disk', async ({
  sidestream,
  chat,
}) => {
  await sidestream.connect();
  const stage = await sidestream.backstage();
  const panel = await sidestream.openPanel('?conversation=gone');
  await pick(panel, pngFile('kept.png', { width: 40, height: 20 }));
  await expect(chipOf(panel, 'kept.png')).toBeVisible();
  await panel.ask('Keep it');
  await panel.until('finished');
  expect(await countKept(stage)).toBe(1);
  const port = await sidestream.port();
  await port.post({ type: 'record-delete', requestId: 'd', conversationIds: ['gone'] });
  await port.next('record-deleted');
  expect(await countKept(stage)).toBe(0);
  await panel.page.close();

  const other = await sidestream.openPanel('?conversation=temporary.a');
  await pick(other, pngFile('passing.png', { width: 40, height: 20 }));
  await expect(chipOf(other, 'passing.png')).toBeVisible();
  await other.ask('Forget it');
  await other.until('finished');
  const { messages } = (await chat(1)).body as Sent;
  expect(messages.at(-1)?.content).toEqual([
    {
      type: 'image_url',
      image_url: { url: expect.stringMatching(/^data:image\/png;base64,/) as unknown },
    },
    { type: 'text', text: 'Forget it' },
  ]);
  await expect(
    other.page.getByRole('button', { name: say('attach.open', { name: 'passing.png' }) }),
  ).toBeVisible();
  expect(await countKept(stage)).toBe(0);
});
