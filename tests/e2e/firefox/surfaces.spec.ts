import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { toFirefoxSurface } from '../support/firefox-surface.ts';
import { test } from '../support/firefox-test.ts';
import { numbered, unfinished } from '../support/scenarios.ts';

const deltas = numbered(6);
const begun = deltas.slice(0, 2).join('');
const whole = deltas.join('');

/** Two deltas, then a wait for `release('rest')`. */
const inTwoHalves = chatStream({ deltas, holdAfterDelta: { index: 1, name: 'rest' } });

test('a panel that is closed in the middle finds the answer streaming when it comes back', async ({
  panel,
  sidestream,
  server,
}) => {
  server.next(inTwoHalves);
  await panel.ask('Count');
  await panel.untilText(begun);
  const { runId } = await panel.last();
  await panel.view.close();

  const again = await sidestream.openPanel();
  await again.untilText(begun);
  expect(await again.last()).toMatchObject({ runId, state: 'streaming' });
  server.release('rest');
  expect((await again.until('finished')).text).toBe(whole);
  expect(server.requests).toHaveLength(1);
});

test('what comes while every surface is closed is there when one opens', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  server.next(inTwoHalves);
  await panel.ask('Count');
  await panel.untilText(begun);
  await panel.view.close();
  server.release('rest');
  expect(await (await chat(0)).closed).toBe('server');

  const again = await sidestream.openPanel();
  expect((await again.until('finished')).text).toBe(whole);
});

test('two panels and a popup show one run, and the popup stops it for all', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  server.next(unfinished(deltas, 'silence'));
  await panel.ask('Count');
  await panel.untilText(whole);
  const second = await sidestream.openPanel();
  const popup = await sidestream.openPopup();
  const surfaces = [panel, second, popup];
  for (const surface of surfaces) await surface.untilText(whole);
  const runIds = await Promise.all(surfaces.map(async (surface) => (await surface.last()).runId));
  expect(new Set(runIds).size).toBe(1);

  await popup.view.press('Stop');
  for (const surface of surfaces) expect((await surface.until('stopped')).text).toBe(whole);
  expect(await (await chat(0)).closed).toBe('client');
  expect(server.requests).toHaveLength(1);
});

test('a panel in a tab behind keeps up, though Firefox gives it no frames', async ({
  panel,
  sidestream,
  server,
}) => {
  server.next(inTwoHalves);
  await panel.ask('Count');
  await panel.untilText(begun);
  await sidestream.openOptions();
  await expect.poll(() => panel.view.evaluate(() => document.visibilityState)).toBe('hidden');
  server.release('rest');
  expect((await panel.until('finished')).text).toBe(whole);
});

test('the real sidebar takes a question from the keyboard and streams the answer', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  const sidebar = toFirefoxSurface(await sidestream.openSidebar());
  await sidebar.ready();
  server.next(inTwoHalves);
  await sidebar.ask('Count');
  await sidebar.untilText(begun);
  expect((await chat(0)).closedAtMs, 'the server is still sending').toBeUndefined();
  const { runId } = await sidebar.last();
  await expect.poll(async () => (await panel.read()).at(-1)?.runId, 'the tab follows').toBe(runId);
  server.release('rest');
  expect((await sidebar.until('finished')).text).toBe(whole);
  await sidestream.closeSidebar();
});

test('the real sidebar shows all of the panel in the width that Firefox gives it', async ({
  sidestream,
}) => {
  const sidebar = toFirefoxSurface(await sidestream.openSidebar());
  await sidebar.ready();
  const hidden = await sidebar.view.evaluate(() =>
    Array.from(document.querySelectorAll('button, textarea, select'))
      .filter(
        (control) => control.getBoundingClientRect().right > document.documentElement.clientWidth,
      )
      .map((control) => control.getAttribute('aria-label') ?? control.textContent),
  );
  expect(hidden).toEqual([]);
  await sidestream.closeSidebar();
});

test('"Open in side panel" carries a live run from the popup into the real sidebar', async ({
  panel,
  sidestream,
  server,
}) => {
  await panel.view.close();
  server.next(inTwoHalves);
  const popup = await sidestream.openPopup();
  await popup.ask('Count');
  await popup.untilText(begun);
  const { runId } = await popup.last();
  await popup.view.press('Open in side panel');

  const sidebar = toFirefoxSurface(await sidestream.attach('sidebar'));
  await sidebar.untilText(begun);
  expect(await sidebar.last()).toMatchObject({ runId, state: 'streaming' });
  server.release('rest');
  expect((await sidebar.until('finished')).text).toBe(whole);
  expect(server.requests).toHaveLength(1);
  await sidestream.closeSidebar();
});
