import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Download, Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { letDeletionAge } from '../support/deleted-rows.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { say, typed, unfinished } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

const exactly = (name: string) => ({ name, exact: true });

/** Opens the row of a conversation in the list, with what can be done with it. */
async function openActions({ page }: SurfacePage, title: string) {
  await page.getByRole('button', exactly(say('panel.conversations'))).click();
  const list = page.getByRole('dialog', exactly(say('panel.conversations')));
  await list.getByRole('button', exactly(say('export.more', { title }))).click();
  return list;
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

async function exportAll(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', exactly(say('options.exportAll'))).click(),
  ]);
  return { name: download.suggestedFilename(), text: await textOf(download) };
}

async function choose(page: Page, text: string, name = 'file.json'): Promise<void> {
  const buffer = Buffer.from(text);
  await page
    .getByLabel(say('options.importFile'))
    .setInputFiles({ name, mimeType: 'application/json', buffer });
}

/** Asks in a new conversation, and waits for the answer. */
async function converse(panel: SurfacePage, question: string): Promise<void> {
  await panel.newConversation.click();
  await panel.ask(question);
  await panel.until('finished');
}

/** Everything in the database, as text. */
async function readDatabase(sidestream: Sidestream): Promise<string> {
  const page = await sidestream.backstage();
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('sidestream');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error));
    });
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names);
    const all = names.map(
      (name) =>
        new Promise((resolve) => {
          const reading = transaction.objectStore(name).getAll();
          reading.addEventListener('success', () => resolve([name, reading.result]));
        }),
    );
    const rows = await Promise.all(all);
    database.close();
    return JSON.stringify(rows);
  });
}

test('everything is exported, deleted and imported again; a key is never in the file', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'They flow.' }));
  await converse(panel, 'Why do rivers flow?');
  server.next(chatStream({ text: 'They rest.' }));
  await converse(panel, 'And lakes?');

  const options = await sidestream.openOptions();
  const { page } = options;
  const { name, text } = await exportAll(page);
  expect(name).toMatch(/^sidestream-\d{4}-\d\d-\d\d\.json$/);
  expect(text).not.toContain(typed.key);
  expect(JSON.parse(text)).toMatchObject({
    format: 'sidestream-conversations',
    version: 1,
    conversations: [{ title: 'Why do rivers flow?' }, { title: 'And lakes?' }],
  });
  await expect(page.getByText(say('options.exported', { count: 2 }))).toBeVisible();

  await page.getByRole('button', exactly(say('options.deleteAll'))).click();
  const dialog = page.getByRole('dialog', exactly(say('options.deleteAllTitle')));
  await expect(dialog).toContainText(say('options.deleteAllText', { count: 2 }));
  await dialog.getByRole('button', exactly(say('options.deleteAll'))).click();
  await expect(page.getByText(say('options.deletedAll'))).toBeVisible();
  await expect(panel.answers).toHaveCount(0);
  expect(await readDatabase(sidestream)).not.toMatch(/rivers|lakes/);
  // The connection stays.
  await expect(page.locator('.connection')).toHaveCount(1);

  await choose(page, text);
  const preview = page.locator('.import-preview');
  await expect(preview).toContainText(say('options.importConversations', { count: 2 }));
  await expect(preview).toContainText(say('options.importMessages', { count: 4 }));
  expect(await readDatabase(sidestream)).not.toMatch(/rivers|lakes/);
  await preview.getByRole('button', exactly(say('options.importStart'))).click();
  await expect(page.getByText(say('options.imported', { count: 4 }))).toBeVisible();

  await choose(page, text);
  await expect(preview).toContainText(say('options.importNothingNew'));
  await expect(preview.getByRole('button', exactly(say('options.importStart')))).toHaveCount(0);

  await panel.page.bringToFront();
  await panel.page.getByRole('button', exactly(say('panel.conversations'))).click();
  await panel.page.locator('.sheet-row', { hasText: 'Why do rivers flow?' }).click();
  await panel.untilText('They flow.');
});

test('files of ChatGPT and Page Assist are shown first, then imported; others get a sentence', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const { page } = await sidestream.openOptions();
  const before = await readDatabase(sidestream);
  const line = page.locator('.import-preview, .data-line');
  for (const [text, sentence] of [
    ['', say('options.importFault.empty')],
    ['{"format":"sidestream-conv', say('options.importFault.not-json')],
    ['{"chats":[]}', say('options.importFault.foreign')],
    ['PK\u0003\u0004 zip', say('options.importFault.archive')],
  ] as const) {
    await choose(page, text);
    await expect(line.filter({ hasText: sentence })).toBeVisible();
  }
  expect(await readDatabase(sidestream)).toBe(before);

  const message = (role: string, text: string, time: number) => ({
    author: { role },
    create_time: time,
    content: { content_type: 'text', parts: [text] },
  });
  const mapping = {
    root: { id: 'root', message: null, parent: null },
    s: { id: 's', message: message('system', 'Be good.', 1), parent: 'root' },
    q: { id: 'q', message: message('user', 'What is tea?', 2), parent: 's' },
    a: { id: 'a', message: message('assistant', 'Leaves in water.', 3), parent: 'q' },
  };
  const chatGpt = [{ title: 'Tea', create_time: 1, update_time: 3, conversation_id: 'x', mapping }];
  await choose(page, JSON.stringify(chatGpt), 'conversations.json');
  const preview = page.locator('.import-preview');
  await expect(preview).toContainText(say('options.importFrom.chatgpt'));
  await expect(preview).toContainText(say('options.leftOut.hidden', { count: 1 }));
  await expect(preview.getByRole('heading')).toBeFocused();
  await preview.getByRole('button', exactly(say('options.importStart'))).click();
  await expect(page.getByText(say('options.imported', { count: 2 }))).toBeVisible();

  const history = { id: 'pa_1', title: 'Coffee', createdAt: 5 };
  const messages = [{ id: 'm', role: 'user', content: 'What is coffee?', createdAt: 5 }];
  await choose(page, JSON.stringify({ knowledge: [], chat: [{ history, messages }] }));
  await expect(preview).toContainText(say('options.importFrom.page-assist'));
  await preview.getByRole('button', exactly(say('common.cancel'))).click();
  expect(await readDatabase(sidestream)).not.toContain('coffee');

  const panel = await sidestream.openPanel();
  await panel.page.getByRole('button', exactly(say('panel.conversations'))).click();
  await panel.page.locator('.sheet-row', { hasText: 'Tea' }).click();
  await panel.untilText('Leaves in water.');
});

test('one conversation is exported from its row as Markdown and as JSON', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'They **flow**.' }));
  await converse(panel, 'Why: rivers?');
  const list = await openActions(panel, 'Why: rivers?');
  const save = async (label: string): Promise<Download> => {
    const [download] = await Promise.all([
      panel.page.waitForEvent('download'),
      list.getByRole('button', { name: label }).click(),
    ]);
    return download;
  };
  const markdown = await save(say('export.markdown'));
  expect(markdown.suggestedFilename()).toBe('Why rivers.md');
  expect(await textOf(markdown)).toMatch(
    /^# Why: rivers\?\n[^]*## Question\n\nWhy: rivers\?\n\n## Answer \([^]*\)\n\nThey \*\*flow\*\*\.\n$/,
  );
  const json = await save(say('export.json'));
  expect(json.suggestedFilename()).toBe('Why rivers.json');
  expect(JSON.parse(await textOf(json))).toMatchObject({ conversations: [{ messages: [{}, {}] }] });
});

test('deleting a conversation stops its answer, takes it off every screen, and leaves nothing of it after a minute', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const second = await sidestream.openPanel();
  server.next(unfinished(['Secretly ', 'streaming'], 'silence'));
  await panel.ask('A secret question');
  await panel.untilText('Secretly streaming');
  await second.untilText('Secretly streaming');
  await panel.message.fill('A secret draft');

  const list = await openActions(panel, 'A secret question');
  await list.getByRole('button', { name: say('export.delete') }).click();
  expect(await (await chat(0)).closed).toBe('client');
  await expect(list.getByText(say('panel.noConversations'))).toBeVisible();
  await expect(list.getByRole('heading')).toBeFocused();
  await panel.page.keyboard.press('Escape');
  for (const surface of [panel, second]) {
    await expect(surface.answers).toHaveCount(0);
    await expect(surface.message).toHaveValue('');
  }
  await expect.poll(() => sidestream.badge()).toBe('');
  await letDeletionAge(await sidestream.backstage());
  await sidestream.killWorker();
  // Wakes it.
  await panel.message.fill('Still there?');
  await expect.poll(() => readDatabase(sidestream)).not.toMatch(/secret/i);
  const drafts = await panel.page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(drafts).not.toMatch(/secret/i);

  server.next(chatStream({ text: 'Here.' }));
  await panel.ask('Still there?');
  await panel.until('finished');
});

test('how long conversations are kept says what it deletes, and deletes it when confirmed', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const { page } = await sidestream.openOptions();
  const day = 86_400_000;
  const toEntry = (id: string, days: number) => ({
    id,
    title: id,
    createdAtMs: Date.now() - days * day,
    updatedAtMs: Date.now() - days * day,
    messages: [],
  });
  const file = {
    format: 'sidestream-conversations',
    version: 1,
    conversations: [toEntry('young', 3), toEntry('middle', 60), toEntry('old', 200)],
  };
  await choose(page, JSON.stringify(file));
  await page.getByRole('button', exactly(say('options.importStart'))).click();
  await expect(page.getByText(say('options.imported', { count: 0 }))).toBeVisible();

  const keep = page.getByLabel(say('options.keep'), { exact: true });
  await expect(keep).toHaveValue('');
  await keep.selectOption('90');
  const dialog = page.getByRole('dialog', exactly(say('options.keepTitle', { days: 90 })));
  await expect(dialog).toContainText(say('options.keepText', { count: 1 }));
  await dialog.getByRole('button', exactly(say('common.cancel'))).click();
  await expect(keep).toHaveValue('');
  expect(await readDatabase(sidestream)).toContain('"old"');

  await keep.selectOption('90');
  await dialog.getByRole('button', exactly(say('options.keepConfirm', { days: 90 }))).click();
  await expect(keep).toHaveValue('90');
  await expect.poll(() => readDatabase(sidestream)).not.toContain('"old"');
  expect(await readDatabase(sidestream)).toContain('"middle"');
  await keep.selectOption('');
  await page.reload();
  await expect(keep).toHaveValue('');
});
