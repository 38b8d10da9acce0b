import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chatStream, htmlPage } from '../../support/fault-server/chat-script.ts';
import { abuses } from '../support/abuse.ts';
import { test } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

const folder = join(import.meta.dirname, '../../fixtures/pages/hostile');

test('what a page hides is not sent, all that is seen is, and its orders stand between marks that it cannot know', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  for (const [index, name] of ['hidden', 'orders'].entries()) {
    const html = readFileSync(join(folder, `${name}.html`), 'utf8');
    server.when(({ path }) => path === `/${name}`, htmlPage(200, html));
    const web = await sidestream.browser.newPage();
    await web.goto(`${server.url}/${name}`);
    await panel.view.page.bringToFront();
    await panel.view.press(say('panel.addContext'));
    await panel.view.press(say('context.addPage'));
    const chips = () =>
      panel.view.evaluate(() => document.querySelector('.context-chips')?.textContent ?? '');
    await expect.poll(chips).not.toBe('');
    await panel.ask('What is it about?');
    await panel.until('finished');
    const { messages } = (await chat(index)).body as { messages: { content: string }[] };
    const sent = messages.at(-1)?.content ?? '';
    await web.close();
    if (name === 'orders') {
      const [, fence = ''] = /\n<(page-[0-9a-z]{12})>\n/.exec(sent) ?? [];
      expect(sent.split(fence)).toHaveLength(3);
      expect(sent.endsWith(`</${fence}>`)).toBe(true);
      continue;
    }
    const shown = new Set(html.match(/apple-[a-z0-9-]*[a-z0-9]/g));
    expect([...new Set(sent.match(/zebra-[a-z0-9-]*[a-z0-9]/g))]).toEqual([]);
    expect([...shown].filter((words) => !sent.includes(words))).toEqual([]);
  }
});

/** Of each kind one, of those that end at once. */
const some =
  /^(?:a header of 2|tool calls|bytes that|more after|a gzip bomb|JSON that is|an error that is|fields that)/;

for (const { what, reply, end, text = '' } of abuses.filter(({ what }) => some.test(what))) {
  test(`${what}: told truly, what had come is kept, and the next answer comes`, async ({
    panel,
    server,
  }) => {
    server.otherwise(reply);
    await panel.ask('Well?');
    const isGood = end === 'finish';
    const answer = await panel.until(isGood ? 'finished' : 'failed');
    expect(answer.text).toBe(text);
    if (!isGood) expect(answer.reason).toBe(end);
    server.otherwise(chatStream({ text: 'Still here.' }));
    await panel.ask('And now?');
    expect((await panel.until('finished')).text).toBe('Still here.');
  });
}
