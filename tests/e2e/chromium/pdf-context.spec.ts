import { expect } from '@playwright/test';
import type { Script } from '../../support/fault-server/script.ts';
import { makePdf } from '../../support/make-pdf.ts';
import { chipOf, pick } from '../support/attaching.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { say } from '../support/scenarios.ts';

const pages = [
  'The ferry leaves at seven.\nIt carries twelve cars and a horse.',
  'In winter it leaves at eight.\nThe horse stays at home.',
];
const lock = { password: 'tide' };

test('a locked PDF asks for its password, where it was chosen as any other file, and the draft stays', async ({
  sidestream,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await panel.message.fill('When does it leave?');
  const locked = makePdf(pages, { title: 'Timetable', ...lock });
  await pick(panel, { name: 'timetable.pdf', mimeType: 'application/pdf', buffer: locked });
  const faults = page.locator('.attach-faults');
  await expect(faults).toContainText(say('attach.encrypted-pdf', { name: 'timetable.pdf' }));
  await expectNoViolation(page);
  const password = page.getByLabel(say('context.password'));
  await password.fill('flood');
  await password.press('Enter');
  await expect(faults).toContainText(say('context.pdf-wrong-password'));
  await expect(panel.message).toHaveValue('When does it leave?');
  await password.fill(lock.password);
  await password.press('Enter');
  await expect(chipOf(panel, 'timetable.pdf')).toBeVisible();
  await expect(faults).toHaveCount(0);
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
