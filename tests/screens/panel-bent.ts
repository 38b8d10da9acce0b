import type { Page } from '@playwright/test';
import { say } from '../e2e/support/scenarios.ts';
import { bendPort } from './bend-port.ts';
import type { Bends } from './bend-port.ts';
import type { Studio } from './studio.ts';

/** States that a surface cannot be brought into from outside: its way to the background is bent. */
export async function shootBent({ sidestream, shoot }: Studio): Promise<void> {
  const openWith = async (bend: (page: Page) => Promise<unknown>): Promise<Page> => {
    const page = await sidestream.context.newPage();
    await bend(page);
    await page.goto(sidestream.url(`sidepanel.html?conversation=${crypto.randomUUID()}`));
    await page.locator('header').waitFor();
    return page;
  };
  const open = (bends: Bends): Promise<Page> =>
    openWith((page) => page.addInitScript(bendPort, bends));

  const connecting = await openWith((page) => page.addInitScript(bendToDeaf));
  await shoot(connecting, 'panel-connecting', 'Side panel: connecting');
  await connecting.close();

  const outdated = await openWith((page) => page.addInitScript(bendToOutdated));
  await shoot(outdated, 'panel-outdated', 'Side panel: the extension was updated');
  await outdated.close();

  const both = { schemes: ['light', 'dark'] } as const;
  const memory = await open(toKeptIn('memory', 'memory'));
  await memory.locator('.banner').waitFor();
  await shoot(memory, 'panel-memory-only', 'Side panel: the browser refused its database', both);
  await shoot(memory, 'panel-memory-only-320', 'Side panel: refused its database, 320 px', {
    width: 320,
  });
  await memory.goto(sidestream.url('options.html'));
  await memory.locator('.notice').waitFor();
  const page800 = { ...both, width: 800, whole: true };
  await shoot(memory, 'options-memory-only', 'Options: the browser refused its database', page800);
  await memory.close();

  for (const [place, words] of [
    ['full-memory', 'nothing fits any more'],
    ['later-version', 'kept by a later version'],
  ] as const) {
    const page = await open(toKeptIn(place, 'disk'));
    await page.locator('.banner').waitFor();
    await shoot(page, `panel-${place}`, `Side panel: ${words}`, both);
    await shoot(page, `panel-${place}-320`, `Side panel: ${words}, 320 px`, { width: 320 });
    await page.close();
  }
  const later = await open(toKeptIn('disk', 'later-version'));
  await later.goto(sidestream.url('options.html'));
  await later.locator('.notice').waitFor();
  await shoot(later, 'options-later-version', 'Options: kept by a later version', page800);
  await later.close();

  const reading = await open({ changes: { 'conversation-list': { partial: true } } });
  await reading.getByRole('button', { name: say('panel.conversations') }).click();
  await reading.getByRole('searchbox').fill('not there');
  await reading.getByText(say('panel.searchPartial')).waitFor();
  await shoot(reading, 'panel-search-partial', 'Side panel: not all was searched yet', both);
  await reading.close();

  const full = await sidestream.context.newPage();
  await full.addInitScript(bendPort, {
    replies: { 'settings-save': { type: 'carried-out', error: { kind: 'storage-full' } } },
  });
  await full.goto(sidestream.url('options.html'));
  // Back again: nothing was kept, and nobody tells this page so.
  await full.getByLabel(say('options.stopOnClose')).dblclick();
  await full.getByText(say('common.refused')).waitFor();
  const seen = { ...both, width: 800, height: 500 };
  await shoot(full, 'options-refused', 'Options: a setting could not be saved', seen);
  await shoot(full, 'options-refused-320', 'Options: could not be saved, 320 px', {
    width: 320,
    height: 500,
  });
  await full.close();

  const rejected = await open({
    replies: { 'run-start': { type: 'run-rejected', error: { kind: 'storage-full' } } },
  });
  await rejected.locator('header .model-picker').waitFor();
  await rejected.getByRole('textbox').fill('Is there room for this?');
  await rejected.keyboard.press('Enter');
  await rejected.waitForTimeout(300);
  await shoot(rejected, 'panel-rejected', 'Side panel: the question could not be saved');
  await rejected.close();
}

function toKeptIn(conversations: string, connections: string): Bends {
  return { changes: { 'settings-update': { keptIn: { conversations, connections } } } };
}

// What follows is sent into the page as text.

/** Nothing that is said arrives. */
function bendToDeaf(): void {
  const connect = chrome.runtime.connect.bind(chrome.runtime) as (
    info: object,
  ) => chrome.runtime.Port;
  Object.assign(chrome.runtime, {
    connect: (info: object) => Object.assign(connect(info), { postMessage: () => undefined }),
  });
}

function bendToOutdated(): void {
  Object.assign(chrome.runtime, {
    connect() {
      throw new Error('Extension context invalidated.');
    },
  });
}
