import type { Locator } from '@playwright/test';
import { say } from '../e2e/support/scenarios.ts';
import type { Look, Studio } from './studio.ts';

const page800: Look = { width: 800, whole: true };
const both: Look = { ...page800, schemes: ['light', 'dark'] };

/** A conversation as our own file has it; `answer` stands in the place of its second message. */
function toConversation(id: string, title: string, answer: unknown): object {
  const atMs = 1_790_000_000_000;
  const question = {
    id: `${id}.question`,
    role: 'user',
    parentId: null,
    createdAtMs: atMs,
    content: [{ type: 'text', text: title }],
  };
  return { id, title, createdAtMs: atMs, updatedAtMs: atMs, messages: [question, answer] };
}

function toAnswer(id: string): object {
  const atMs = 1_790_000_001_000;
  return {
    id,
    role: 'assistant',
    parentId: `${id.replace('.answer', '')}.question`,
    createdAtMs: atMs,
    connectionId: '',
    model: 'demo-model',
    omitted: [],
    parts: [
      { type: 'text-delta', text: 'They run downhill.' },
      { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs },
    ],
  };
}

function toFile(conversations: readonly object[]): string {
  return JSON.stringify({ format: 'sidestream-conversations', version: 1, conversations });
}

/** What another assistant exports: a question, an answer, a picture that is left out. */
function toForeignFile(): string {
  const toNode = (id: string, parent: string | null, role: string, content: object): object => {
    const author = { role, name: null, metadata: {} };
    const message = { id, author, create_time: 100, content, metadata: {}, recipient: 'all' };
    return { id, message, parent, children: [] };
  };
  const say = (text: string): object => ({ content_type: 'text', parts: [text] });
  const picture = { content_type: 'image_asset_pointer', asset_pointer: 'file-service://f' };
  const mapping = {
    a: toNode('a', null, 'user', say('What is in this picture?')),
    b: toNode('b', 'a', 'user', { content_type: 'multimodal_text', parts: [picture, 'Here.'] }),
    c: toNode('c', 'b', 'assistant', say('A river.')),
  };
  const times = { create_time: 10, update_time: 200 };
  return JSON.stringify([{ title: 'A picture', conversation_id: 'foreign', mapping, ...times }]);
}

/** What goes out and what comes in: the conversations of one's own, a file, a damaged one, and one of a stranger. */
export async function shootData({ sidestream, shoot }: Studio): Promise<void> {
  const { page } = await sidestream.openOptions();
  const choose = (text: string) =>
    page.getByLabel(say('options.importFile')).setInputFiles({
      name: 'conversations.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });

  /** What is under the heading, in a window as narrow as a phone's. */
  const shootPlace = async (place: Locator, name: string, caption: string): Promise<void> => {
    const look = { width: 320, height: 640, schemes: ['light', 'dark'] } as const;
    await page.setViewportSize(look);
    await place.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await shoot(page, name, caption, look);
  };

  await page.getByRole('button', { name: say('options.exportAll'), exact: true }).click();
  await page.getByText(/^\d+ conversations? exported\./).waitFor();
  await shoot(page, 'data-exported', 'Options: conversations exported', both);

  const whole = toConversation('r-1', 'Why do rivers flow?', toAnswer('r-1.answer'));
  const broken = toConversation('r-2', 'And lakes?', { id: 'r-2.answer', role: 'assistant' });
  const preview = page.locator('.import-preview');
  await choose(toFile([whole]));
  await preview.waitFor();
  await shoot(page, 'data-import', 'Options: a file before it is imported', both);

  await choose(toForeignFile());
  await page.locator('.import-left-out').waitFor();
  await shoot(page, 'data-import-foreign', 'Options: a file of another assistant', both);
  await shootPlace(preview, 'data-import-foreign-320', 'Options: before an import, 320 px');

  await choose(toFile([whole, broken]));
  const damaged = page.getByText(say('options.importFault.damaged'));
  await damaged.waitFor();
  await shoot(page, 'data-import-damaged', 'Options: a damaged file', both);
  await shootPlace(damaged, 'data-import-damaged-320', 'Options: a damaged file, 320 px');

  await choose(toFile([whole]));
  await preview.getByRole('button', { name: say('options.importStart'), exact: true }).click();
  await page.getByText(say('options.imported', { count: 2 })).waitFor();
  await shoot(page, 'data-imported', 'Options: a file was imported', page800);
  await page.close();
}
