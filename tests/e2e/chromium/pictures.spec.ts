import { expect } from '@playwright/test';
import {
  avifFile,
  bmpFile,
  hugePng,
  movingFile,
  svgFile,
  tiffFile,
  turnedJpeg,
} from '../../support/picture-files.ts';
import { chipOf, pick } from '../support/attaching.ts';
import type { Sent } from '../support/attaching.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

test('pictures of every form are drawn anew: turned, without their place, still, and scripts in them never run', async ({
  sidestream,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await panel.message.fill('Half a thought');
  const files = [
    turnedJpeg('turned.jpg'),
    movingFile('gif'),
    movingFile('webp'),
    movingFile('png'),
    bmpFile('still.bmp'),
    avifFile('still.avif'),
    svgFile('drawing.svg'),
  ];
  await pick(panel, ...files);
  for (const { name } of files) await expect(chipOf(panel, name)).toBeVisible();
  const told = page.locator('.attach-ready');
  for (const form of ['gif', 'webp', 'png']) {
    await expect(told).toContainText(say('attach.note.moving', { name: `moving.${form}` }));
  }
  await expect(told.getByText('still.bmp')).toHaveClass('visually-hidden');
  await panel.message.press('Enter');
  await panel.until('finished');
  const content = ((await chat(0)).body as Sent).messages.at(-1)?.content;
  if (typeof content === 'string' || !content) throw new Error('no pictures were sent');
  const urls = content.flatMap((part) => part.image_url?.url ?? []);
  const seen = await page.evaluate(async (addresses) => {
    const pictures: unknown[] = [];
    for (const address of addresses) {
      const bytes = Uint8Array.from(atob(address.split(',')[1] ?? ''), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const read = (x: number, y: number) =>
        Array.from(context.getImageData(x, y, 1, 1).data.slice(0, 3), (c) => (c > 127 ? 1 : 0));
      pictures.push([width, height, read(0, 0).join(''), read(width - 1, height - 1).join('')]);
    }
    return pictures;
  }, urls);
  const red = [4, 4, '100', '100'];
  expect(seen).toEqual([
    [8, 24, '000', '111'],
    red,
    red,
    red,
    [2, 2, '100', '100'],
    red,
    [768, 384, '100', '001'],
  ]);
  for (const url of urls) {
    expect(url).toMatch(/^data:image\/(?:png|jpeg);/);
    const bytes = Buffer.from(url.split(',')[1] ?? '', 'base64').toString('latin1');
    expect(bytes).not.toMatch(/secret-place|Exif|GPS/);
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(asked.filter((url) => url.includes('tracker'))).toEqual([]);

  // What was told goes with what it was told of.
  await expect(told).not.toContainText('moving.gif');
  await panel.message.fill('Half a thought');
  await pick(panel, hugePng('huge.png'), tiffFile('scan.tiff'));
  const faults = page.locator('.attach-faults');
  await expect(faults).toContainText(say('attach.too-many-pixels', { name: 'huge.png' }));
  await expect(faults).toContainText(
    say('attach.foreign-picture', { name: 'scan.tiff', form: 'TIFF' }),
  );
  await expect(panel.message).toHaveValue('Half a thought');
});
