import { expect } from '@playwright/test';
import { docxFile, pdfFile, pngFile } from '../../support/attachment-files.ts';
import { hugePng, movingFile, svgFile, turnedJpeg } from '../../support/picture-files.ts';
import type { MadeFile } from '../../support/attachment-files.ts';
import { say } from '../support/scenarios.ts';
import { test } from '../support/firefox-test.ts';
import type { TabSurface } from '../support/firefox-test.ts';

/** Drops a file on the page. Sent into it as text. */
function dropFile(name: string, type: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type }));
  const options = { bubbles: true, cancelable: true, dataTransfer };
  document.querySelector('textarea')?.dispatchEvent(new DragEvent('dragover', options));
  document.querySelector('textarea')?.dispatchEvent(new DragEvent('drop', options));
}

const drop = ({ view }: TabSurface, { name, mimeType, buffer }: MadeFile): Promise<void> =>
  view.evaluate(dropFile, name, mimeType, buffer.toString('base64'));

const readAlong = ({ view }: TabSurface): Promise<string> =>
  view.evaluate(() => document.querySelector('.context-chips')?.textContent ?? '');

test('a picture, a document and a PDF go along, and the picture is shown with the question', async ({
  sidestream,
  server,
}) => {
  const panel = await sidestream.openPanel();
  // The part that takes files comes once the page has nothing else to do.
  await expect
    .poll(() => panel.view.evaluate(() => document.querySelector('.attach-ready') !== null))
    .toBe(true);
  for (const file of [
    pngFile('chart.png', { width: 1600, height: 400, isClear: true }),
    docxFile('report.docx'),
    pdfFile('paper.pdf', ['First page of it']),
  ]) {
    await drop(panel, file);
    await expect.poll(() => readAlong(panel)).toContain(file.name);
  }
  await panel.ask('What do they say?');
  await panel.until('finished');
  const { messages } = (await server.request(0)).body as {
    messages: { content: { type: string; text?: string; image_url?: { url: string } }[] }[];
  };
  const content = messages.at(-1)?.content ?? [];
  expect(content[0]?.image_url?.url).toMatch(/^data:image\/png;base64,/);
  expect(content[1]?.text).toContain('Ship | Tons');
  expect(content[1]?.text).toContain('[Page 1]\nFirst page of it');
  const width = (): Promise<number> =>
    panel.view.evaluate(
      () => document.querySelector<HTMLImageElement>('.picture-thumb img')?.naturalWidth ?? 0,
    );
  await expect.poll(width).toBe(1568);
});

test('a photograph is turned and loses its place, what moves says so, and a drawing is drawn', async ({
  sidestream,
  server,
}) => {
  const panel = await sidestream.openPanel();
  await expect
    .poll(() => panel.view.evaluate(() => document.querySelector('.attach-ready') !== null))
    .toBe(true);
  for (const file of [turnedJpeg('turned.jpg'), svgFile('drawing.svg'), movingFile('gif')]) {
    await drop(panel, file);
    await expect.poll(() => readAlong(panel)).toContain(file.name);
  }
  const told = (): Promise<string> =>
    panel.view.evaluate(() => document.querySelector('.attach-ready')?.textContent ?? '');
  await expect.poll(told).toContain(say('attach.note.moving', { name: 'moving.gif' }));
  await panel.ask('What is on these?');
  await panel.until('finished');
  const { messages } = (await server.request(0)).body as {
    messages: { content: { image_url?: { url: string } }[] }[];
  };
  const urls = (messages.at(-1)?.content ?? []).flatMap((part) => part.image_url?.url ?? []);
  const sizes = await panel.view.evaluate(async (addresses: string[]) => {
    const seen: number[][] = [];
    for (const address of addresses) {
      const bytes = Uint8Array.from(atob(address.split(',')[1] ?? ''), (c) => c.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([bytes]));
      seen.push([width, height]);
    }
    return seen;
  }, urls);
  expect(sizes).toEqual([
    [8, 24],
    [768, 384],
    [4, 4],
  ]);
  expect(Buffer.from(urls[0]?.split(',')[1] ?? '', 'base64').toString('latin1')).not.toContain(
    'secret-place',
  );
  await drop(panel, hugePng('huge.png'));
  const faults = (): Promise<string> =>
    panel.view.evaluate(() => document.querySelector('.attach-faults')?.textContent ?? '');
  await expect.poll(faults).toContain(say('attach.too-many-pixels', { name: 'huge.png' }));
});

test('a broken picture and a locked PDF have their sentences, and the draft stays', async ({
  sidestream,
}) => {
  const panel = await sidestream.openPanel();
  await expect
    .poll(() => panel.view.evaluate(() => document.querySelector('.attach-ready') !== null))
    .toBe(true);
  await panel.focus();
  await panel.view.type('Half a thought');
  const readFaults = (): Promise<string> =>
    panel.view.evaluate(() => document.querySelector('.attach-faults')?.textContent ?? '');
  const png = pngFile('cut.png', { width: 40, height: 40 });
  await drop(panel, { ...png, buffer: png.buffer.subarray(0, 60) });
  await expect.poll(readFaults).toContain(say('attach.broken-picture', { name: 'cut.png' }));
  await drop(panel, pdfFile('locked.pdf', ['secret'], { encrypted: true }));
  await expect.poll(readFaults).toContain(say('attach.encrypted-pdf', { name: 'locked.pdf' }));
  expect(await panel.draft()).toBe('Half a thought');
});
