import { truncate, writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { odtFile, pdfFile, pngFile, textFile } from '../../support/attachment-files.ts';
import type { MadeFile } from '../../support/attachment-files.ts';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import { chipOf, give, pick } from '../support/attaching.ts';
import type { Sent } from '../support/attaching.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { say } from '../support/scenarios.ts';

test('each file that cannot go along has its sentence, and what was typed stays', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.message.fill('Half a thought');
  const huge = test.info().outputPath('film.bin');
  await writeFile(huge, '');
  await truncate(huge, 50_000_000);
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
      'attach.foreign-picture',
    ],
    [pdfFile('locked.pdf', ['secret'], { encrypted: true }), 'attach.encrypted-pdf'],
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
    await expect(alert.getByText(say(key, { name, form: 'HEIC' }))).toBeAttached();
  }
  await expect(panel.message).toHaveValue('Half a thought');
  await expect(panel.page.locator('.chip')).toHaveCount(0);
  await expectNoViolation(panel.page);
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

test('to a model that is known to take no pictures none are offered, and one that is pasted says so', async ({
  sidestream,
}) => {
  await sidestream.connect({ model: 'gpt-3.5-turbo' });
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await pick(panel, pngFile('chart.png', { width: 40, height: 20 }));
  const told = say('attach.takes-no-pictures', { name: 'chart.png', model: 'gpt-3.5-turbo' });
  await expect(page.locator('.attach-faults')).toHaveText(told);
  await page.getByRole('button', { name: say('panel.addContext') }).click();
  await expect(page.getByText(/gpt-3\.5-turbo takes no pictures/).last()).toBeVisible();
  await expect(page.getByRole('button', { name: say('attach.capture') })).toHaveCount(0);
});

test('whether pictures go along is the prompt’s model to say, where it has one, and not the chosen one’s', async ({
  sidestream,
  chat,
}) => {
  const connectionId = await sidestream.connect({ model: 'deepseek-chat' });
  const plain = { parameters: {}, language: '', schema: '', stream: null };
  const toPrompt = (slash: string, model: string) => ({
    ...plain,
    id: slash,
    name: slash,
    slash,
    text: 'What is on it?',
    places: ['slash' as const],
    connectionId,
    model,
  });
  const port = await sidestream.port();
  const prompts = [toPrompt('seeing', 'gpt-4o'), toPrompt('blind', 'deepseek-reasoner')];
  await port.post({ type: 'prompt-save', requestId: crypto.randomUUID(), prompts });
  await port.next('carried-out');
  const panel = await sidestream.openPanel();
  const picture = pngFile('seen.png', { width: 40, height: 20 });
  await panel.message.fill('/seeing');
  await panel.message.press('Enter');
  await expect(panel.page.locator('.prompt-card')).toBeVisible();
  await give(panel.page, 'paste', picture);
  await expect(chipOf(panel, 'seen.png')).toBeVisible();
  await expect(panel.page.locator('.context-warning')).toBeEmpty();
  await panel.message.press('Enter');
  await panel.until('finished');
  const body = (await chat(0)).body as Sent & { model: string };
  expect(body.model).toBe('gpt-4o');
  expect(body.messages.at(-1)?.content).toMatchObject([{ type: 'image_url' }, { type: 'text' }]);

  await panel.message.fill('/blind');
  await panel.message.press('Enter');
  await give(panel.page, 'paste', picture);
  const words = { name: 'seen.png', model: 'deepseek-reasoner' };
  const faults = panel.page.locator('.attach-faults');
  await expect(faults).toContainText(say('attach.prompt-takes-no-pictures', words));
  // Without the prompt the one that answered last is asked, which takes them.
  await panel.page.getByRole('button', { name: say('prompts.leave') }).click();
  await give(panel.page, 'paste', picture);
  await expect(chipOf(panel, 'seen.png')).toBeVisible();
});
