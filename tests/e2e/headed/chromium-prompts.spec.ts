import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { MenuPlace, Prompt } from '../../../lib/core/prompt.ts';
import { pngFile } from '../../support/attachment-files.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { chipOf } from '../support/attaching.ts';
import type { Sent } from '../support/attaching.ts';
import { chooseMenuItem, pointInTab } from '../support/chromium-desktop.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';

// The menu is the browser's own: this needs the screen.
test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

const plain = {
  slash: '',
  connectionId: null,
  model: null,
  parameters: {},
  language: '',
  schema: '',
  stream: null,
};

const toPrompt = (place: MenuPlace, text: string): Prompt => ({
  ...plain,
  id: `of-${place}`,
  name: `Of the ${place}`,
  text,
  places: [place],
});

/** A page with a link, a picture of its own and one of another host, which it may show and not read. */
async function visit({ context }: Sidestream): Promise<Page> {
  const picture = pngFile('chart.png', { width: 120, height: 80 }).buffer;
  const contentType = 'image/png';
  await context.route('https://far.example/**', (route) =>
    route.request().url().endsWith('.png')
      ? route.fulfill({ contentType, body: picture })
      : route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body:
            '<!doctype html><title>Harbour</title><p><a href="/tides">Tides of today</a></p>' +
            '<p><img src="/chart.png" width="120"></p><p><img src="https://cdn.example/photo.png" width="120"></p>' +
            '<footer>Nothing here</footer>',
        }),
  );
  await context.route('https://cdn.example/**', (route) =>
    route.fulfill({ contentType, body: picture }),
  );
  const page = await context.newPage();
  await page.goto('https://far.example/story');
  return page;
}

async function keep(sidestream: Sidestream, ...prompts: Prompt[]): Promise<void> {
  const port = await sidestream.port();
  await port.post({ type: 'prompt-save', requestId: crypto.randomUUID(), prompts });
  await port.next('carried-out');
  await port.close();
}

async function contentOf(server: FaultServer, index: number) {
  const { messages } = (await server.request(index, isChat)).body as Sent;
  return messages.at(-1)?.content;
}

/** How large a sent picture is, and whether it is of the colour that it should be. */
function look(page: Page, url: string) {
  return page.evaluate(async (address) => {
    const bytes = Uint8Array.from(atob(address.split(',')[1] ?? ''), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const color = [...context.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1).data];
    return { width: bitmap.width, height: bitmap.height, color };
  }, url);
}

test('prompts of a link, a page and a picture are chosen in the browser’s own menu, and ask about what was clicked', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await keep(
    sidestream,
    toPrompt('link', 'Where does {{url}} lead?'),
    toPrompt('page', 'What is {{title}} at {{url}}?'),
    toPrompt('image', 'What is on it?'),
  );
  const web = await visit(sidestream);
  server.next(chatStream({ text: 'To the tides.' }));
  await chooseMenuItem(await pointInTab(web.locator('a')));
  const panel = toSurfacePage(await sidestream.attach('sidepanel.html'));
  await panel.untilText('To the tides.');
  expect(await contentOf(server, 0)).toContain('https://far.example/tides');

  // With "Ask about this page" there are two of a page, which the browser puts below our name.
  server.next(chatStream({ text: 'A harbour.' }));
  await chooseMenuItem(await pointInTab(web.locator('footer')), 'page', 'first');
  await panel.untilText('A harbour.');
  expect(await contentOf(server, 1)).toMatch(/Harbour[^]*https:\/\/far\.example\/story/);

  server.next(chatStream({ text: 'A chart.' }));
  await chooseMenuItem(await pointInTab(web.locator('img').first()));
  await panel.untilText('A chart.');
  const toUrl = async (index: number): Promise<string> => {
    const content = await contentOf(server, index);
    if (typeof content === 'string' || !content) throw new Error('no picture was sent');
    expect(content.map(({ type }) => type)).toEqual(['image_url', 'text']);
    expect(content[1]?.text).toBe('What is on it?');
    return content[0]?.image_url?.url ?? '';
  };
  const blue = [40, 120, 200, 255];
  expect(await look(panel.page, await toUrl(2))).toEqual({ width: 120, height: 80, color: blue });
  await expect(
    panel.page.getByRole('button', { name: say('attach.open', { name: 'chart.png' }) }),
  ).toBeVisible();

  // What the page may not read is taken as it is seen.
  server.next(chatStream({ text: 'A photograph.' }));
  await chooseMenuItem(await pointInTab(web.locator('img').last()));
  await panel.untilText('A photograph.');
  expect(await look(panel.page, await toUrl(3))).toEqual({ width: 120, height: 80, color: blue });
  const granted = await panel.page.evaluate(() => chrome.permissions.getAll());
  expect(granted.origins?.join(' ')).not.toMatch(/all_urls|far\.example|cdn\.example/);

  // A half-typed question is not sent along: the picture waits beside it.
  await panel.newConversation.click();
  await panel.message.fill('Half a thought');
  await chooseMenuItem(await pointInTab(web.locator('img').first()));
  await expect(chipOf(panel, 'chart.png')).toBeVisible();
  await expect(panel.page.locator('.prompt-card')).toContainText('Of the image');
  await expect(panel.message).toHaveValue('Half a thought');
  expect(server.requests.filter(isChat)).toHaveLength(4);
});
