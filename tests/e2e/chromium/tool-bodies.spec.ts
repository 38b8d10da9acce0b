import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import type { ScriptedCall } from '../../support/fault-server/call-scripts.ts';
import { cardOf, decide, untilSaid } from '../support/call-cards.ts';
import { callingDialects, fenced, toCalledTurns, toTurns } from '../support/called-turns.ts';
import { copyChangedBuild } from '../support/chrome-build.ts';
import { test as base } from '../support/chromium-test.ts';
import { converseOver } from '../support/converse-over.ts';
import { visit } from '../support/page-parts.ts';
import { toSurfacePage } from '../support/surface-page.ts';

/** Nothing of the browser's stands before a call: tabs may be listed, and pictures taken of every site. */
const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  start: async ({}, use) => {
    const build = await copyChangedBuild((manifest) => {
      manifest.host_permissions.push('<all_urls>');
      manifest.permissions.push('tabs');
      manifest.optional_permissions = (manifest.optional_permissions ?? []).filter(
        (each) => each !== 'tabs',
      );
    });
    await use({ build });
    await rm(build, { recursive: true });
  },
});

const rivers = `<!doctype html><title>Rivers</title><style>html { background: rgb(200 40 90) }</style>
<main><h1>Rivers</h1><p>The longest of them is the <em id="chosen">Long River</em>, which has seven mouths and a delta of its own.</p></main>`;

const now = /\w+day, (\d{4}-\d\d-\d\d), (\d\d:\d\d:\d\d) \(UTC\+09:00, Asia\/Tokyo\)/;

test('what each tool that reads gives back goes to the model as it is, behind its card, in the form of each provider', async ({
  own,
  server,
}) => {
  await own.connect();
  await own.set({ toolsOn: true });
  const stage = await own.backstage();
  const web = await visit(own, server, rivers);
  await web.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('chosen')!));
  const panel = toSurfacePage(await own.openSidePanel(stage));
  await panel.ready();
  server.next(textScript('chat-completions', 'On the ice, in heaps.'));
  await panel.ask('Where does a walrus sleep?');
  await panel.until('finished');
  // Whoever looks for something waits until what was said just now can be found.
  const port = await own.port();
  await port.post({ type: 'conversation-list', query: 'walrus', limit: 1 });
  await port.next(
    'conversation-list',
    ({ query, conversations }) => query !== '' && conversations.length > 0,
  );
  await web.bringToFront();
  const tabId = await stage.evaluate(
    async (url) => (await chrome.tabs.query({ url }))[0]?.id,
    web.url(),
  );
  const { host } = new URL(web.url());

  for (const dialect of callingDialects) {
    await test.step(dialect, async () => {
      await converseOver(dialect, { sidestream: own, panel });
      const calls: ScriptedCall[] = [
        ['get_selection', {}],
        ['list_tabs', {}],
        ['read_tab', { tabId }],
        ['take_screenshot', {}],
        ['get_date_time', { timeZone: 'Asia/Tokyo' }],
        ['search_conversations', { query: 'walrus' }],
        ['calculate', { expression: '(6+1/2)*4' }],
      ];
      server.next(callScript(dialect, 'I look.', calls, { id: dialect }));
      server.next(textScript(dialect, 'Seen.'));
      await panel.ask('Look around');
      await expect(panel.answers.last().locator('.call[data-call=asked]')).toHaveCount(
        calls.length,
      );
      const beganMs = Date.now();
      for (const at of calls.keys()) await decide(cardOf(panel, at), 'allow');
      await untilSaid(panel, 'Seen.');

      const { bodyText } = server.requests.findLast(({ method }) => method === 'POST')!;
      const [, day, time] = now.exec(bodyText) ?? [];
      const toldMs = Date.parse(`${day}T${time}+09:00`);
      expect(toldMs).toBeGreaterThan(beganMs - 1_000);
      expect(toldMs).toBeLessThanOrEqual(Date.now());
      const [picture = ''] = /\/9j\/[\w+/]+=*/.exec(bodyText) ?? [];
      const seen = await stage.evaluate(readPicture, picture);
      expect(seen.corner).toEqual([200, 40, 90]);
      const plain = bodyText
        .replace(now, 'NOW')
        .replace(/Last changed \d{4}-\d\d-\d\d/, 'Last changed DAY');
      const results = [
        fenced(`Rivers\n${web.url()}\n\nLong River`),
        fenced(`tabId ${tabId}: Rivers (${host})`),
        fenced(
          `Rivers\n${web.url()}\n\n# Rivers\n\nThe longest of them is the *Long River*, which has seven mouths and a delta of its own.`,
        ),
        fenced(
          `The picture shows what can be seen of "Rivers" (${host}) now, in ${seen.width} × ${seen.height} pixels.`,
        ),
        "NOW. The user's language is en-US.",
        fenced('## Where does a walrus sleep?\nLast changed DAY\n\nWhere does a walrus sleep?'),
        '(6+1/2)*4 = 26',
      ];
      expect(toTurns(dialect, plain)).toEqual([
        { role: 'user', content: 'Look around' },
        ...toCalledTurns(
          dialect,
          'I look.',
          calls.map(([name, input], at) => ({
            id: `${dialect}_${at}`,
            name,
            input: input as object,
            result: results[at] ?? '',
            ...(name === 'take_screenshot' && { picture }),
          })),
        ),
      ]);
    });
  }
});

/** How large a JPEG is, and about the colour in its last corner. */
async function readPicture(base64: string) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const colour = context.getImageData(width - 2, height - 2, 1, 1).data.slice(0, 3);
  const corner = Array.from(colour, (value) => Math.round(value / 10) * 10);
  return { width, height, corner };
}
