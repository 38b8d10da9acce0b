import { expect } from '@playwright/test';
import type { Script } from '../../support/fault-server/script.ts';
import { makePdf } from '../../support/make-pdf.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const pages = [
  'The ferry leaves at seven.\nIt carries twelve cars and a horse.',
  'In winter it leaves at eight.\nThe horse stays at home.',
];
const lock = { password: 'tide' };

test('a PDF is read from its file: locked, damaged, too large or without words, it says so, and the draft stays', async ({
  sidestream,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await panel.message.fill('When does it leave?');
  await page.getByRole('button', { name: say('panel.addContext') }).click();
  const file = page.getByLabel(say('context.pickPdf'));
  const told = page.getByRole('region', { name: say('context.add') });
  const give = (name: string, buffer: Buffer) =>
    file.setInputFiles({ name, mimeType: 'application/pdf', buffer });

  await give('broken.pdf', Buffer.from('%PDF-1.4 and then nothing of it'));
  await expect(told).toContainText(say('context.pdf-broken'));
  await give('pictures.pdf', makePdf(['']));
  await expect(told).toContainText(say('context.pdf-no-text'));
  await page.evaluate(() => {
    // 50 MB are too much for the way from the test to the browser.
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(50_000_000)], 'film.pdf'));
    if (!input) return;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(told).toContainText(say('context.pdf-too-large'));

  await give('timetable.pdf', makePdf(pages, { title: 'Timetable', ...lock }));
  await expect(told).toContainText(say('context.pdf-locked'));
  const password = page.getByLabel(say('context.password'));
  await password.fill('flood');
  await password.press('Enter');
  await expect(told).toContainText(say('context.pdf-wrong-password'));
  await expect(panel.message).toHaveValue('When does it leave?');
  await password.fill(lock.password);
  await password.press('Enter');
  const name = say('context.page', { title: 'Timetable' });
  await expect(page.getByRole('button', { name, expanded: false })).toBeVisible();
  await expect(panel.message).toBeFocused();
  await panel.message.press('Enter');
  await panel.until('finished');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  const sent = messages.at(-1)?.content ?? '';
  expect(sent).toContain(`[Page 1]\n${pages[0]}`);
  expect(sent).toContain(`[Page 2]\n${pages[1]}`);
});

/** The file, which no cache may keep. */
function toReply(status: number, pdf: Buffer): Script {
  const headers = { 'content-type': 'application/pdf', 'cache-control': 'no-store' };
  return [
    { type: 'head', status, headers },
    { type: 'bytes', bytes: [...pdf] },
  ];
}

test('the PDF in the tab is fetched by the tab; where that does not go, its file is asked for', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  let signedIn = true;
  const pdf = makePdf(pages, { title: 'Timetable' });
  server.when(
    ({ path }) => path === '/timetable.pdf',
    () => toReply(signedIn ? 200 : 403, pdf),
  );
  const tab = await sidestream.context.newPage();
  await tab.goto(`${server.url}/timetable.pdf`);
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const add = page.getByRole('button', { name: say('panel.addContext') });
  await add.click();
  signedIn = false;
  await page.getByRole('button', { name: say('context.addPdf') }).click();
  const told = page.getByRole('region', { name: say('context.add') });
  await expect(told).toContainText(say('context.pdf-not-fetched'));
  signedIn = true;
  await page.getByRole('button', { name: say('context.addPdf') }).click();
  const name = say('context.page', { title: 'Timetable' });
  await expect(page.getByRole('button', { name, expanded: false })).toBeVisible();
});
