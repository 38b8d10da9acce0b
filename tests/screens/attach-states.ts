import type { Page } from '@playwright/test';
import { docxFile, pdfFile, pngFile, textFile } from '../support/attachment-files.ts';
import { movingFile } from '../support/picture-files.ts';
import { jsonError } from '../support/fault-server/chat-script.ts';
import { chipOf, pick } from '../e2e/support/attaching.ts';
import { say } from '../e2e/support/scenarios.ts';
import { answering } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';

const both: Look = { schemes: ['light', 'dark'] };

async function inLanguage(
  { sidestream }: Studio,
  page: Page,
  language: string,
  work: () => Promise<void>,
): Promise<void> {
  await sidestream.set({ language });
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
  await work();
  await sidestream.set({ language: 'en' });
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
}

/** Files and pictures: what adds them, what goes along, what cannot, and the question that has them. */
export async function shootAttachments(studio: Studio): Promise<void> {
  const { server, shoot, panel } = studio;
  const surface = await panel(answering());
  const { page, message } = surface;
  const add = page.getByRole('button', { name: say('panel.addContext') });
  await add.click();
  await page.getByRole('button', { name: say('attach.choose') }).waitFor();
  await shoot(page, 'attach-tools', 'Attachments: what adds them', both);
  await shoot(page, 'attach-tools-280', 'Attachments: what adds them, 280 px', { width: 280 });
  for (const language of ['ar-XB', 'de']) {
    await inLanguage(studio, page, language, () =>
      shoot(page, `attach-tools-${language}`, `Attachments: what adds them, ${language}`, {
        width: 320,
      }),
    );
  }
  await page.getByRole('button', { name: say('attach.capture') }).click();
  await page.getByText(say('attach.asksCapture')).or(page.getByRole('dialog')).first().waitFor();
  await shoot(page, 'attach-capture', 'Attachments: a screenshot asks first', both);
  await add.click();

  await message.fill('What does the chart say about the report?');
  await pick(
    surface,
    pngFile('chart-of-the-harbour.png', { width: 900, height: 600 }),
    docxFile('report.docx'),
    textFile('a-file-with-a-very-long-name-that-no-chip-has-room-for-2026-11-22.md', 'Words'),
  );
  await chipOf(surface, 'a-file-with').waitFor();
  const name = say('context.pictureName', { name: 'chart-of-the-harbour.png' });
  await page.getByRole('button', { name, expanded: false }).click();
  await page.locator('.picture-thumb img').waitFor();
  await shoot(page, 'attach-along', 'Attachments: what goes along', both);
  await shoot(page, 'attach-along-280', 'Attachments: what goes along, 280 px', { width: 280 });
  for (const language of ['ar-XB', 'de']) {
    await inLanguage(studio, page, language, () =>
      shoot(page, `attach-along-${language}`, `Attachments: what goes along, ${language}`, {
        width: 320,
      }),
    );
  }
  await page
    .getByRole('button', { name: say('attach.open', { name: 'chart-of-the-harbour.png' }) })
    .click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'attach-large', 'Attachments: a picture, large', both);
  await page.keyboard.press('Escape');
  await message.press('Enter');
  await surface.until('finished');
  await page.locator('.log').evaluate((log) => log.scrollTo(0, 0));
  await shoot(page, 'attach-asked', 'Attachments: the question that has them', both);

  const png = pngFile('cut.png', { width: 40, height: 40 });
  await pick(surface, { ...png, buffer: png.buffer.subarray(0, 60) }, textFile('empty.txt', ''));
  await page.locator('.attach-faults').waitFor();
  await shoot(page, 'attach-faults', 'Attachments: what cannot go along', both);
  await shoot(page, 'attach-faults-280', 'Attachments: what cannot, 280 px', { width: 280 });
  await inLanguage(studio, page, 'de', () =>
    shoot(page, 'attach-faults-de', 'Attachments: what cannot, German', { width: 320 }),
  );
  await pick(surface, movingFile('gif'), pdfFile('locked.pdf', ['secret'], { encrypted: true }));
  await page.getByLabel(say('context.password')).waitFor();
  await shoot(page, 'attach-locked', 'Attachments: a locked PDF, and what moves', both);
  await shoot(page, 'attach-locked-280', 'Attachments: a locked PDF, 280 px', { width: 280 });
  for (const language of ['ar-XB', 'de']) {
    await inLanguage(studio, page, language, () =>
      shoot(page, `attach-locked-${language}`, `Attachments: a locked PDF, ${language}`, {
        width: 320,
      }),
    );
  }
  await page.evaluate(() => {
    document.dispatchEvent(
      new DragEvent('dragover', {
        dataTransfer: ((transfer) => (transfer.items.add(new File(['a'], 'a')), transfer))(
          new DataTransfer(),
        ),
      }),
    );
  });
  await page.locator('.drop-target').waitFor();
  await shoot(page, 'attach-drop', 'Attachments: files above the panel', both);
  await page.evaluate(() => document.dispatchEvent(new DragEvent('dragleave')));

  server.next(jsonError(400, { message: 'This model does not support image inputs.' }));
  await surface.ask('And now?');
  await surface.until('failed');
  await page.getByRole('button', { name: say('errors.withoutPictures') }).waitFor();
  await shoot(page, 'attach-refused', 'Attachments: a model that takes no pictures', both);
  await page.close();
}
