import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';
import type { SurfacePage } from '../support/surface-page.ts';
import { untilRests } from '../support/until-rests.ts';
import { waitUntil } from '../../support/wait-until.ts';

// From the first on each page has the size of a panel: what is read in a wide window is not cut into the same lines.
test.use({ start: { args: ['--window-size=500,600'] } });

const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Line ${index} of a long answer.\n`);

/** How far below the top of the log each answer begins, in px. */
function readTops(panel: SurfacePage): Promise<number[]> {
  return panel.log.evaluate((log) => {
    const edge = log.getBoundingClientRect().top;
    const answers = Array.from(log.querySelectorAll('article'));
    return answers.map((answer) => Math.round(answer.getBoundingClientRect().top - edge));
  });
}

/** The same of a log that rests, since a wheel turns on for a while. */
async function readRestingTops(panel: SurfacePage): Promise<number[]> {
  await untilRests(panel.page, () => panel.log.evaluate(({ scrollTop }) => scrollTop));
  return readTops(panel);
}

async function untilPlaceIsKept({ page }: SurfacePage): Promise<void> {
  await waitUntil(
    () => page.evaluate(() => (localStorage.getItem('reading-places') ?? '').includes('{')),
    'the place to be kept',
  );
}

/**
 * Without its developer mode Chromium does not load an unpacked extension a second time. Leaves a tab open, since the
 * browser goes with its last one and those of the extension do not survive.
 */
async function allowReload({ context }: Sidestream): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    'chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })',
  );
}

/** In the page: nothing of a conversation is below what is seen of it, until `last` of it has been drawn. */
function showWholeAtFirst(last: string): void {
  const watch = (): void => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.log-content { height: 100px; overflow: hidden }');
    document.adoptedStyleSheets.push(sheet);
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.includes(last)) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => sheet.replaceSync('')));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  };
  // Before the page's own script.
  document.addEventListener('readystatechange', watch, { once: true });
}

/** Opens a panel as soon as the extension is back. */
function reopen(sidestream: Sidestream): Promise<SurfacePage> {
  return waitUntil(async () => {
    const page = await sidestream.context.newPage();
    try {
      await page.goto(sidestream.url('sidepanel.html'));
    } catch {
      // Not yet.
      await page.close();
      return undefined;
    }
    return toSurfacePage(page);
  }, 'the extension to be back');
}

/** Ends all that runs of the extension, and opens a panel of what comes after it. */
async function restart(sidestream: Sidestream, { page }: SurfacePage): Promise<SurfacePage> {
  await allowReload(sidestream);
  const gone = page.waitForEvent('close');
  await page.evaluate(() => setTimeout(() => chrome.runtime.reload()));
  await gone;
  return reopen(sidestream);
}

// What an update of the extension does to its pages and its worker: everything ends at once and begins anew.
test('after the extension was restarted, draft and place in the conversation are as they were left', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const before = await sidestream.openPanel();
  for (const question of ['One', 'Two']) {
    server.next(chatStream({ deltas: lines(60) }));
    await before.ask(question);
    await before.until('finished');
    await before.untilText(lines(60).join(''));
  }
  await before.message.fill('Half a question');
  await before.log.hover();
  await before.page.mouse.wheel(0, -1_300);
  await untilPlaceIsKept(before);
  const left = await readRestingTops(before);
  expect(left).toHaveLength(2);

  const after = await restart(sidestream, before);
  await expect(after.message).toHaveValue('Half a question');
  await expect(after.answers).toHaveCount(2);
  await expect.poll(() => readTops(after)).toEqual(left);

  // Back at the end it is at the end that it is opened next time.
  await after.log.focus();
  await after.page.keyboard.press('End');
  await expect
    .poll(() => after.page.evaluate(() => localStorage.getItem('reading-places')))
    .toBe('[]');
});

test('a panel that is closed in the middle of an answer opens again where it was read, and does not follow the answer', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  let panel = await sidestream.openPanel();
  server.next(chatStream({ deltas: lines(90), holdAfterDelta: { index: 79, name: 'rest' } }));
  await panel.ask('One');
  await panel.untilText(lines(80).join(''));
  await panel.log.hover();
  await panel.page.mouse.wheel(0, -700);
  await untilPlaceIsKept(panel);
  const left = await readRestingTops(panel);
  await panel.page.close();
  panel = await sidestream.openPanel();
  await expect.poll(() => readTops(panel)).toEqual(left);
  server.release('rest');
  await panel.until('finished');
  await expect.poll(() => readTops(panel)).toEqual(left);
});

test('a panel that shows the whole answer at first, and no more as it takes its shape, stays where it was read', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  let panel = await sidestream.openPanel();
  server.next(chatStream({ deltas: lines(80) }));
  await panel.ask('One');
  await panel.until('finished');
  await panel.log.hover();
  await panel.page.mouse.wheel(0, -400);
  await untilPlaceIsKept(panel);
  const left = await readRestingTops(panel);
  await panel.page.close();
  await sidestream.context.addInitScript(showWholeAtFirst, 'Line 79');
  panel = await sidestream.openPanel();
  await panel.untilText(lines(80).join(''));
  await expect(panel.page.locator('.log-content')).not.toHaveCSS('height', '100px');
  await expect.poll(() => readTops(panel)).toEqual(left);
});

test('after the extension was restarted, a window shows the conversation that it showed, also one that was not asked yet', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  let panel = await sidestream.openPanel();
  for (const question of ['Older', 'Newer']) {
    await panel.newConversation.click();
    server.next(chatStream({ text: `${question} answer` }));
    await panel.ask(question);
    await panel.until('finished');
  }
  await panel.page.getByRole('button', { name: say('panel.conversations') }).click();
  await panel.page.locator('.sheet-row', { hasText: 'Older' }).click();
  await panel.untilText('Older answer');
  await panel.message.fill('To the older one');
  panel = await restart(sidestream, panel);
  await panel.untilText('Older answer');
  await expect(panel.message).toHaveValue('To the older one');

  await panel.newConversation.click();
  await panel.message.fill('Never asked');
  panel = await restart(sidestream, panel);
  await expect(panel.message).toHaveValue('Never asked');
  await expect(panel.answers).toHaveCount(0);
});

// No store offers an update here: the browser's own event for it is dispatched in the worker. That one is applied after ten
// minutes whatever is live is driven through the gate's interface, in tests/unit/background/update-gate.test.ts.
test('an update waits for the answer that is being written, and then nothing of it is missing', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const before = await sidestream.openPanel();
  server.next(chatStream({ deltas: lines(3), holdAfterDelta: { index: 0, name: 'rest' } }));
  await before.ask('One');
  await before.untilText(lines(1).join(''));
  await before.message.fill('Half a question');
  await allowReload(sidestream);
  const [worker] = sidestream.context.serviceWorkers();
  await worker!.evaluate(() => {
    const available = chrome.runtime.onUpdateAvailable as unknown as {
      dispatch(details: { version: string }): void;
    };
    available.dispatch({ version: '99.0.0' });
  });
  // As long as an update that does not wait takes, a few times over.
  const gone = before.page.waitForEvent('close', { timeout: 30_000 });
  const isOver = await Promise.race([gone.then(() => true), before.page.waitForTimeout(2_000)]);
  expect(isOver).toBeUndefined();
  expect((await before.last()).state).toBe('streaming');
  server.release('rest');
  await gone;
  const after = await reopen(sidestream);
  await after.untilText(lines(3).join(''));
  expect((await after.last()).state).toBe('finished');
  await expect(after.message).toHaveValue('Half a question');
});
