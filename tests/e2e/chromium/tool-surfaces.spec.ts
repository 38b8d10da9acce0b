import { expect } from '@playwright/test';
import type { CallDecision } from '../../../lib/core/tool.ts';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { cardOf, decide, untilSaid } from '../support/call-cards.ts';
import { test } from '../support/chromium-test.ts';
import { visit } from '../support/page-parts.ts';
import { findOnDisk } from '../support/find-on-disk.ts';
import { isTurn, toTurn, withValve } from '../support/own-endpoint.ts';
import { say } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';
import type { SurfacePage } from '../support/surface-page.ts';

/** Arguments come in two halves, and the disk has them so. */
const behind = 'and more behind it, so that it is not cut';

const story = '<!doctype html><title>Rivers</title><main><p>Of seven mouths.</p></main>';

test('popup and panel show the same question; what is decided in one is done in both; without any it waits, and the toolbar tells', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await sidestream.set({ toolsOn: true });
  await visit(sidestream, server, story);
  const panel = await sidestream.openPanel();
  server.next(
    callScript('chat-completions', 'I look.', [
      ['calculate', { expression: '6*7' }],
      ['read_page', {}],
      ['get_date_time', {}],
    ]),
  );
  server.next(textScript('chat-completions', 'Seven mouths.'));
  await panel.ask('How many?');
  await expect(cardOf(panel, 2)).toHaveAttribute('data-call', 'asked');
  await expect.poll(() => sidestream.badge()).toBe('1');
  const popup = await sidestream.openPopup();
  for (const at of [0, 1, 2]) await expect(cardOf(popup, at)).toHaveAttribute('data-call', 'asked');
  await expect(cardOf(popup, 1)).toContainText('Rivers');

  await decide(cardOf(popup, 0), 'allow');
  await expect(cardOf(panel, 0)).toHaveAttribute('data-call', 'done');
  await decide(cardOf(panel, 2), 'refuse');
  await expect(cardOf(popup, 2)).toHaveAttribute('data-call', 'refused');
  await expect(cardOf(popup, 1)).toHaveAttribute('data-call', 'asked');

  // Nobody is there, and then not even the background.
  await panel.page.close();
  await popup.page.close();
  await expect.poll(() => sidestream.badge()).toBe('1');
  await sidestream.killWorker();
  const again = await sidestream.openPanel();
  await expect(cardOf(again, 1)).toHaveAttribute('data-call', 'asked');
  await expect.poll(() => sidestream.badge()).toBe('1');
  const list = again.page.getByRole('button', { name: say('panel.conversations'), exact: true });
  await list.click();
  await expect(again.page.locator('.sheet-row').first()).toContainText(say('answer.awaitsConsent'));
  await again.page.keyboard.press('Escape');
  await decide(cardOf(again, 1), 'allow');
  expect((await again.until('finished')).text).toContain('Seven mouths.');
  await expect.poll(() => sidestream.badge()).toBe('');
  const sent = server.requests.filter(isChat);
  expect(sent).toHaveLength(2);
  expect(sent[1]?.bodyText).toContain('Of seven mouths.');
  expect(sent[1]?.bodyText).toContain('6*7 = 42');
});

test('calls of a temporary conversation outlive the worker, and leave nothing on the disk', async ({
  own,
  server,
}) => {
  await own.connect();
  await own.set({ toolsOn: true, toolLeaves: { copy_to_clipboard: 'ask' } });
  const ordinary = await own.openPanel('?conversation=ordinary');
  server.next(
    callScript('chat-completions', '', [
      ['search_conversations', { query: `ordinarycall ${behind}` }],
    ]),
  );
  server.next(textScript('chat-completions', 'So.'));
  await ordinary.ask('Go');
  await decide(cardOf(ordinary), 'refuse');
  await ordinary.until('finished');

  const panel = await own.openPanel();
  await panel.newConversation.click();
  await panel.page.getByRole('button', { name: say('panel.temporaryChat') }).click();
  server.next(
    callScript('chat-completions', 'secretanswer', [
      ['search_conversations', { query: `secretargument ${behind}` }],
      ['copy_to_clipboard', { text: `secretasked ${behind}` }],
    ]),
  );
  await panel.ask('secretquestion');
  await expect(cardOf(panel, 1)).toHaveAttribute('data-call', 'asked');
  await own.killWorker();
  server.next(
    callScript('chat-completions', 'secretround', [['calculate', { expression: '1+41' }]]),
  );
  server.next(textScript('chat-completions', 'secretend'));
  await decide(cardOf(panel, 0), 'allow');
  await decide(cardOf(panel, 1), 'refuse');
  await expect(cardOf(panel, 2)).toHaveAttribute('data-call', 'asked');
  await own.killWorker();
  await decide(cardOf(panel, 2), 'allow');
  const { text } = await panel.until('finished');
  expect(text).toContain('secretanswer');
  expect(text).toContain('secretend');
  expect(server.requests.filter(isChat).at(-1)?.bodyText).toContain('1+41 = 42');
  const { profile } = own;
  await own.quit();
  const words = ['answer', 'argument', 'asked', 'question', 'round', 'end'].map(
    (word) => `secret${word}`,
  );
  // The one that is no secret shows that the others would be found.
  expect(await findOnDisk(profile, ['ordinarycall', ...words])).toEqual(['ordinarycall']);
});

test('a card in two windows and the popup is decided once: what one says changes the others at once, and two clicks at one time are one', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await sidestream.set(withValve(server));
  server.when(isTurn, jsonError(200, { turned: true }));
  const panel = await sidestream.openPanel();
  server.next(callScript('chat-completions', 'I turn.', [1, 2, 3].map(toTurn)));
  server.next(textScript('chat-completions', 'Turned.'));
  await panel.ask('Turn');
  await expect(cardOf(panel, 2)).toHaveAttribute('data-call', 'asked');
  const stage = await sidestream.backstage();
  const coming = sidestream.context.waitForEvent('page');
  await stage.evaluate(
    () => void chrome.windows.create({ url: chrome.runtime.getURL('sidepanel.html') }),
  );
  const other = toSurfacePage(await coming);
  const popup = await sidestream.openPopup();
  const surfaces = [panel, other, popup];

  /** The button of a card on a surface, as soon as it takes a click. */
  const find = async (surface: SurfacePage, at: number, word: CallDecision) => {
    const button = cardOf(surface, at).getByRole('button', {
      name: say(`calls.${word}`),
      exact: true,
    });
    await expect(button).toHaveAttribute('aria-disabled', 'false');
    return button.elementHandle();
  };
  /** Each says its word before it can have heard of the others'. */
  const press = async (at: number, ...words: CallDecision[]): Promise<void> => {
    const buttons = await Promise.all(words.map((word, index) => find(surfaces[index]!, at, word)));
    await Promise.all(
      buttons.map((button) => button?.evaluate((each) => (each as HTMLElement).click())),
    );
  };
  const turns = (): string[] => server.requests.filter(isTurn).map(({ bodyText }) => bodyText);

  await press(0, 'allow', 'allow', 'allow');
  for (const each of surfaces) await expect(cardOf(each, 0)).toHaveAttribute('data-call', 'done');
  expect(turns()).toEqual(['{"by":1}']);

  await decide(cardOf(popup, 1), 'refuse');
  for (const each of surfaces) {
    await expect(cardOf(each, 1)).toHaveAttribute('data-call', 'refused');
    await expect(cardOf(each, 1).getByRole('button')).toHaveCount(0);
    await expect(cardOf(each, 2)).toHaveAttribute('data-call', 'asked');
  }

  // The first word counts, whichever that is, and it is the same everywhere.
  await press(2, 'refuse', 'allow');
  for (const each of surfaces) await untilSaid(each, 'Turned.');
  const states = await Promise.all(
    surfaces.map((each) => cardOf(each, 2).getAttribute('data-call')),
  );
  expect(new Set(states).size).toBe(1);
  expect(turns().slice(1)).toEqual(states[0] === 'done' ? ['{"by":3}'] : []);
  expect(server.requests.filter(isChat)).toHaveLength(2);
});
