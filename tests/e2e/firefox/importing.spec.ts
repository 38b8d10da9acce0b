import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ElementHandle } from 'puppeteer-core';
import { createExportFile } from '../../../lib/transfer/export-file.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { test } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

/** A question and its answer, as ChatGPT writes them. */
function writeChatGpt(): string {
  const toNode = (id: string, parent: string | null, role: string) => ({
    id,
    parent,
    children: [],
    message: {
      id,
      author: { role, name: null, metadata: {} },
      create_time: 100,
      content: { content_type: 'text', parts: [`From afar: ${id}`] },
      metadata: {},
      recipient: 'all',
      weight: 1,
    },
  });
  const mapping = {
    asked: toNode('asked', null, 'user'),
    said: toNode('said', 'asked', 'assistant'),
  };
  const times = { create_time: 10, update_time: 200 };
  return JSON.stringify([{ title: 'Afar', ...times, conversation_id: 'afar', mapping }]);
}

/** The same of our own. */
async function writeOwn(): Promise<string> {
  const conversation = { id: 'own', title: 'Own', createdAtMs: 1, updatedAtMs: 1 };
  const common = { conversationId: 'own' };
  const messages = [
    toQuestion({ ...common, id: 'own.r.question' }),
    toAnswer({ ...common, id: 'own.r', parts: [{ type: 'abort', atMs: 1 }] }),
  ];
  const file = createExportFile(0);
  file.add({ conversation, messages, sent: messages.length, liveIds: [] });
  return file.finish().text();
}

test('files of ChatGPT and of our own are imported once, however often, and what is damaged is refused', async ({
  sidestream,
}) => {
  const { view } = await sidestream.openOptions();
  const says = (text: string): Promise<void> =>
    expect.poll(() => view.evaluate(() => document.body.textContent ?? '')).toContain(text);
  const folder = await mkdtemp(join(tmpdir(), 'sidestream-import-'));
  let chosen = 0;
  const choose = async (text: string): Promise<void> => {
    chosen += 1;
    // The page lets the same file be chosen again when its field is clicked, which a driver does not do.
    const file = join(folder, `${chosen}.json`);
    await writeFile(file, text);
    const input = (await view.page.$('#import-file')) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(file);
  };
  const files = { chatgpt: writeChatGpt(), sidestream: await writeOwn() };
  for (const format of ['chatgpt', 'sidestream'] as const) {
    await choose(files[format]);
    await says(say(`options.importFrom.${format}`));
    await says(say('options.importMessages', { count: 2 }));
    await view.press(say('options.importStart'));
    await says(say('options.imported', { count: 2 }));
    await choose(files[format]);
    await says(say('options.importNothingNew'));
    await says(say('options.importKnownMessages', { count: 2 }));
    await view.press(say('common.close'));
  }
  await choose(files.sidestream.slice(0, -20));
  await says(say('options.importFault.not-json'));
  await choose(files.sidestream.replace('"role":"user"', '"role":"nobody"'));
  await says(say('options.importFault.damaged'));
  await rm(folder, { recursive: true });
});
