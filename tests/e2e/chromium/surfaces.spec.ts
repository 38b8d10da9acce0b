import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { numbered } from '../support/scenarios.ts';
import { toSurfacePage } from '../support/surface-page.ts';

const deltas = numbered(12);
const first = deltas.slice(0, 4).join('');
const second = deltas.slice(0, 8).join('');

/** A stream with two stops on its way. */
const reply = chatStream({
  deltas,
  holdAfterDelta: [
    { index: 3, name: 'first' },
    { index: 7, name: 'second' },
  ],
});

test('a panel that is closed in the middle of a stream is live when it comes back, and completes', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(reply);
  await panel.ask('Count');
  await panel.untilText(first);
  const { runId } = await panel.last();
  await panel.page.close();

  // It goes on while nobody looks.
  server.release('first');
  await server.held('second');
  const again = await sidestream.openPanel();
  await again.untilText(second);
  expect(await again.last()).toEqual({ runId, state: 'streaming', reason: null, text: second });
  await expect(again.stop).toHaveCount(1);

  server.release('second');
  const answer = await again.until('finished');
  expect(answer.runId).toBe(runId);
  expect(answer.text).toBe((await chat(0)).sentText);
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('an answer that ends with no surface open is there, whole, in the next one', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(reply);
  await panel.ask('Count');
  await panel.untilText(first);
  await panel.page.close();
  server.release('first');
  server.release('second');
  const request = await chat(0);
  await request.closed;
  expect(request.sentText).toBe(deltas.join(''));
  const again = await sidestream.openPanel();
  expect((await again.until('finished')).text).toBe(deltas.join('').trimEnd());
});

test('two panels and a popup on one run show the same, whenever they came', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const early = await sidestream.openPanel();
  server.next(reply);
  await panel.ask('Count');
  await server.held('first');
  const popup = await sidestream.openPopup();
  const surfaces = [panel, early, popup];
  for (const surface of surfaces) await surface.untilText(first);

  server.release('first');
  await server.held('second');
  const late = await sidestream.openPanel();
  surfaces.push(late);
  for (const surface of surfaces) await surface.untilText(second);
  for (const surface of surfaces) await expect(surface.stop).toHaveCount(1);

  server.release('second');
  for (const surface of surfaces) await surface.until('finished');
  const { sentText } = await chat(0);
  const ids = new Set<string>();
  for (const surface of surfaces) {
    const answers = await surface.read();
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toBe(sentText);
    ids.add(answers[0]?.runId ?? '');
  }
  expect(ids.size).toBe(1);
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('`?conversation=ID` shows that conversation, whatever its window shows', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const one = await sidestream.openPanel('?conversation=one');
  const other = await sidestream.openPanel('?conversation=other');
  server.next(chatStream({ text: 'To one.' }), chatStream({ text: 'To the other.' }));
  await one.ask('One?');
  await one.until('finished');
  await other.ask('Other?');
  await other.until('finished');
  expect((await one.read()).map(({ text }) => text)).toEqual(['To one.']);
  const again = await sidestream.openPanel('?conversation=one');
  expect((await again.until('finished')).text).toBe('To one.');
  expect(await again.questions()).toEqual(['One?']);
});

test('several runs stream at once, each into its own conversation', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panels = [];
  for (const name of ['a', 'b', 'c']) {
    const panel = await sidestream.openPanel(`?conversation=${name}`);
    server.next(
      chatStream({ deltas: [`${name}1 `, `${name}2 `], holdAfterDelta: { index: 0, name } }),
    );
    await panel.ask(`Ask ${name}`);
    await panel.untilText(`${name}1 `);
    panels.push({ name, panel });
  }
  await expect.poll(() => sidestream.badge()).toBe('3');
  for (const { name, panel } of panels) {
    server.release(name);
    expect((await panel.until('finished')).text).toBe(`${name}1 ${name}2`);
  }
  await expect.poll(() => sidestream.badge()).toBe('');
});

test('the real side panel, opened in a gesture, shows the live run and stops it', async ({
  own,
  server,
  chat,
}) => {
  await own.connect();
  const tab = await own.openPanel();
  server.next(reply);
  await tab.ask('Count');
  await tab.untilText(first);
  const real = toSurfacePage(await own.openSidePanel(tab.page));
  await real.untilText(first);
  expect(await real.last()).toEqual(await tab.last());
  await real.stop.click();
  expect(await (await chat(0)).closed).toBe('client');
  expect(await real.until('stopped')).toEqual(await tab.until('stopped'));
  // A question that is asked in it is streamed into it.
  server.next(chatStream({ text: 'From the real panel.' }));
  await real.ask('And you?');
  const answer = await real.until('finished');
  expect(answer.text).toBe('From the real panel.');
  expect(await tab.until('finished')).toEqual(answer);
});

test('"Open in side panel" carries the live run from the popup over to the real side panel', async ({
  own,
  server,
}) => {
  await own.connect();
  const popup = await own.openPopup();
  server.next(reply);
  await popup.ask('Count');
  await popup.untilText(first);
  const { runId } = await popup.last();
  await popup.page.getByRole('button', { name: 'Open in side panel', exact: true }).click();
  const real = toSurfacePage(await own.attach('sidepanel.html'));
  await real.untilText(first);
  expect((await real.last()).runId).toBe(runId);
  server.release('first');
  server.release('second');
  expect((await real.until('finished')).text).toBe(deltas.join('').trimEnd());
});

test('the popup fits a narrow tab, and grows no wider than a popup in a wide one', async ({
  sidestream,
  server,
}) => {
  const popup = await sidestream.openPopup();
  const fit = async (): Promise<void> => {
    for (const [width, expected] of [
      [280, 280],
      [320, 320],
      [900, 360],
    ] as const) {
      await popup.page.setViewportSize({ width, height: 640 });
      const [scrollWidth, bodyWidth] = await popup.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.body.offsetWidth,
      ]);
      expect(scrollWidth).toBe(width);
      expect(bodyWidth).toBe(expected);
    }
  };
  await fit();
  await sidestream.connect({ name: 'A name that is longer than any narrow header has room for' });
  await expect(popup.page.locator('header .model-picker')).toBeVisible();
  server.next(chatStream({ text: `An answer with a_word_${'that_never_ends_'.repeat(8)}.` }));
  await popup.ask('Does it fit?');
  await popup.until('finished');
  await fit();
});
