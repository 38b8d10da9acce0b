import { readFile, rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Dialect } from '../../../lib/core/connection.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { countKept } from '../support/attaching.ts';
import { copyChangedBuild } from '../support/chrome-build.ts';
import { test as base } from '../support/chromium-test.ts';
import { visit } from '../support/page-parts.ts';
import { say } from '../support/scenarios.ts';
import { singleTry } from '../../support/single-try.ts';
import { toSurfacePage } from '../support/surface-page.ts';
import type { SurfacePage } from '../support/surface-page.ts';
import { untilRests } from '../support/until-rests.ts';

/** Pictures may be taken of every site. */
const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  start: async ({}, use) => {
    const build = await copyChangedBuild(({ host_permissions: hosts }) => {
      hosts.push('<all_urls>');
    });
    await use({ build });
    await rm(build, { recursive: true });
  },
});

const exactly = (name: string) => ({ name, exact: true });

/** Where a result of a call holds its picture, by the form of the provider. */
const places: readonly [Dialect, (body: never) => string | undefined][] = [
  [
    'openai-responses',
    ({ input }: { input: { type?: string; output?: { type: string; image_url?: string }[] }[] }) =>
      input
        .findLast(({ type }) => type === 'function_call_output')
        ?.output?.find(({ type }) => type === 'input_image')?.image_url,
  ],
  [
    'anthropic-messages',
    ({ messages }: { messages: { role: string; content: Block[] }[] }) => {
      const result = messages.at(-1)?.content.find(({ type }) => type === 'tool_result');
      const { source } = result?.content?.find(({ type }) => type === 'image') ?? {};
      return source && `data:${source.media_type};base64,${source.data}`;
    },
  ],
  [
    // A result is text there: its picture comes behind it, as the user's.
    'chat-completions',
    ({ messages }: { messages: { role: string; content: ChatBlock[] }[] }) => {
      expect(messages.slice(-2).map(({ role }) => role)).toEqual(['tool', 'user']);
      return messages.at(-1)?.content.find(({ type }) => type === 'image_url')?.image_url?.url;
    },
  ],
];

interface Block {
  type: string;
  content?: Block[];
  source?: { media_type: string; data: string };
}

interface ChatBlock {
  type: string;
  image_url?: { url: string };
}

/** How wide the picture on the card of the last answer is: 0 until it is drawn. */
async function widthOnCard({ answers }: SurfacePage): Promise<number> {
  const card = answers.last().locator('.call');
  if ((await card.locator('details[open]').count()) === 0) await card.locator('summary').click();
  return card.locator('.picture-thumb img').evaluate((img: HTMLImageElement) => img.naturalWidth);
}

test('a picture of the page goes to the model in the form of each provider, stands on the card, and is kept and exported with the conversation', async ({
  own,
  server,
}) => {
  await own.connect();
  await own.set({ toolsOn: true });
  const stage = await own.backstage();
  const web = await visit(own, server, '<!doctype html><title>Seen</title><h1>Seen</h1>');
  const panel = toSurfacePage(await own.openSidePanel(stage));
  await panel.ready();
  await web.bringToFront();
  // The panel takes its room from the page when it opens, which takes a moment.
  let seen = await untilRests(web, () => web.evaluate(() => innerWidth));
  for (const [at, [dialect, find]] of places.entries()) {
    await test.step(dialect, async () => {
      await own.connect({
        abilities: { 'test-model': ['vision'] },
        tuning: { ...singleTry, dialect },
      });
      await panel.newConversation.click();
      server.next(callScript(dialect, 'I look.', [['take_screenshot', {}]]));
      server.next(textScript(dialect, 'A heading.'));
      await panel.ask('What is seen?');
      const card = panel.answers.last().locator('.call');
      await expect(card).toContainText(
        say('calls.gives.picture', { host: new URL(server.url).host }),
      );
      await card.getByRole('button', exactly(say('calls.allow'))).click();
      expect((await panel.until('finished')).text).toContain('A heading.');
      expect(await countKept(stage)).toBe(at + 1);
      const body = server.requests.findLast(({ method }) => method === 'POST')?.body as never;
      const address = find(body);
      expect(address).toMatch(/^data:image\/jpeg;base64,/);
      const width = await stage.evaluate(async (url) => {
        const bytes = Uint8Array.from(atob(url.split(',')[1] ?? ''), (c) => c.charCodeAt(0));
        return (await createImageBitmap(new Blob([bytes]))).width;
      }, address ?? '');
      seen = await web.evaluate(() => innerWidth);
      expect(width).toBe(seen);
      await expect.poll(() => widthOnCard(panel)).toBe(seen);
    });
  }
  await panel.page.reload();
  await panel.until('finished');
  await expect.poll(() => widthOnCard(panel)).toBe(seen);

  // Through the connection that the panel came by: it is the one that is told of downloads since.
  const options = await panel.page.context().newPage();
  await options.goto(own.url('options.html'));
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', exactly(say('options.exportAll'))).click(),
  ]);
  const file = await readFile(await download.path());
  const port = await own.port();
  const removeAll = async (): Promise<void> => {
    const requestId = crypto.randomUUID();
    await port.post({ type: 'record-delete', requestId, conversationIds: null });
    await port.next('record-deleted', (update) => update.requestId === requestId);
  };
  await removeAll();
  expect(await countKept(stage)).toBe(0);
  await options
    .getByLabel(say('options.importFile'))
    .setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: file });
  await expect(options.locator('.import-preview')).toContainText(
    say('options.importPictures', { count: 3 }),
  );
  await options.getByRole('button', exactly(say('options.importStart'))).click();
  await expect(options.getByText(say('options.imported', { count: 6 }))).toBeVisible();
  expect(await countKept(stage)).toBe(3);
  await options.close();
  await panel.page.getByRole('button', exactly(say('panel.conversations'))).click();
  await panel.page.locator('.sheet-row').first().click();
  await panel.until('finished');
  await expect.poll(() => widthOnCard(panel)).toBe(seen);
  await removeAll();
  expect(await countKept(stage)).toBe(0);
});
