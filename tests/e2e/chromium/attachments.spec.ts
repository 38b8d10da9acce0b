import { expect } from '@playwright/test';
import {
  docxFile,
  odtFile,
  pdfFile,
  pngFile,
  pptxFile,
  textFile,
  xlsxFile,
} from '../../support/attachment-files.ts';
import { chipOf, countKept, give, pick } from '../support/attaching.ts';
import type { Sent } from '../support/attaching.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { say } from '../support/scenarios.ts';

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
  await expectNoViolation(page);
  const remove = page.getByRole('button', { name: say('context.remove', { name }) });
  await remove.click();
  await expect(panel.message).toBeFocused();
  // Taken back, it is there again, picture and all.
  await page.getByRole('button', { name: say('attach.undo'), exact: true }).click();
  await expect(panel.message).toBeFocused();
  const back = page.locator('.chip', { hasText: 'dropped.png' }).locator('.chip-picture');
  await expect(back).toHaveJSProperty('naturalWidth', 30);
  await remove.click();
  await expect(page.getByText(say('attach.removed', { name }))).toBeVisible();

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
  await expectNoViolation(again.page);
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
    textFile('notes.md', '# Grüße\u{e0041}\u202e\n\nÀ bien\u200btôt'),
    textFile('wide.bin', '\ufeffSchiff ahoi', 'utf16le'),
    textFile('old.ts', 'export const answer = 42;\n', 'utf16le'),
    docxFile('report.docx'),
    xlsxFile('ships.xlsx'),
    pptxFile('talk.pptx'),
    odtFile('tides.odt'),
    pdfFile('paper.pdf', ['First page of it', 'Second page of it']),
  ];
  await pick(panel, ...files);
  for (const { name } of files) await expect(chipOf(panel, name)).toBeVisible();
  await panel.page
    .getByRole('button', {
      name: say('context.fileName', { name: 'report.docx' }),
      expanded: false,
    })
    .click();
  await expect(panel.page.getByRole('region', { name: say('context.preview') })).toContainText(
    'Ship | Tons',
  );
  // Characters that nobody sees go with no file, and are counted as those of a page.
  const notes = say('context.fileName', { name: 'notes.md' });
  await panel.page.getByRole('button', { name: notes, expanded: false }).click();
  await expect(panel.page.getByText(say('context.hidden', { count: 4 }))).toBeVisible();
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
    'paper.pdf\n\n[Page 1]\nFirst page of it\n\n[Page 2]\nSecond page of it',
  ];
  for (const text of texts) expect(sent).toContain(text);
  expect(sent.match(/<(file-[0-9a-z]{12})>[^]*?<\/\1>/g)).toHaveLength(files.length);
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
