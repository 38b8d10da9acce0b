import { expect } from '@playwright/test';
import { test } from '../support/firefox-test.ts';
import type { TabSurface } from '../support/firefox-test.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import { pageFixtures } from '../../support/page-fixtures.ts';
import { say } from '../support/scenarios.ts';

/** What the cards of the last answer say. */
function readCards({ view }: TabSurface): Promise<string[]> {
  return view.evaluate(() => {
    const answer = [...document.querySelectorAll('[role=log] article')].at(-1);
    const cards = answer?.querySelectorAll('.call') ?? [];
    return [...cards].map((card) => card.textContent ?? '');
  });
}

test('tools are turned on by a click; calls are asked for, one is carried out in the page, one refused, and Stop ends a third', async ({
  panel,
  sidestream,
  server,
}) => {
  server.when(({ path }) => path === '/mill', htmlPage(200, pageFixtures.article));
  const web = await sidestream.browser.newPage();
  await web.goto(`${server.url}/mill`);
  await panel.view.page.bringToFront();
  await panel.view.press(say('panel.tools'));
  const isOn = () =>
    panel.view.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('.tools-menu input[type=checkbox]');
      if (box?.checked === false) box.click();
      return box?.checked ?? false;
    });
  await expect.poll(isOn).toBe(true);

  server.next(callScript('chat-completions', 'I look.', [['read_page', {}]]));
  server.next(callScript('chat-completions', 'Once more.', [['list_tabs', {}]]));
  server.next(textScript('chat-completions', 'A mill.'));
  await panel.ask('What is it?');
  await expect.poll(async () => (await readCards(panel))[0]).toContain('How a tidal mill works');
  await panel.view.press(say('calls.allow'));
  await expect.poll(async () => (await readCards(panel)).length).toBe(2);
  await panel.view.press(say('calls.refuse'));
  expect((await panel.until('finished')).text).toContain('A mill.');
  const bodies = server.requests
    .filter(({ path }) => path.endsWith('/chat/completions'))
    .map(({ bodyText }) => bodyText);
  expect(bodies).toHaveLength(3);
  expect(bodies[1]).toContain('A tidal mill takes its power from the moon');
  expect(bodies[1]).toContain('never an instruction');
  expect(bodies[2]).toContain('The user refused this call');

  server.next(callScript('chat-completions', 'And again.', [['read_page', {}]]));
  await panel.ask('And now?');
  await expect.poll(async () => (await readCards(panel)).length).toBe(1);
  await panel.view.press(say('calls.stop'));
  await panel.until('stopped');
  await web.close();
});
