import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';

/** Notes every text that the answer on screen has from now on, and when. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shown: { text: string; atMs: number }[] = [];
    Object.assign(globalThis, { shown });
    new MutationObserver(() => {
      const text = document.querySelector('[data-answer] > *')?.textContent ?? '';
      const atMs = performance.timeOrigin + performance.now();
      if (text !== shown.at(-1)?.text) shown.push({ text, atMs });
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

const readShown = (page: Page): Promise<{ text: string; atMs: number }[]> =>
  page.evaluate(() => (globalThis as unknown as { shown: { text: string; atMs: number }[] }).shown);

/**
 * Has the page believe that no time passes, nor that a frame is late: on a busy machine a text may stand still, and a frame
 * stay away, where nobody let it pause.
 */
const stopClock = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const nowMs = performance.now();
    performance.now = () => nowMs;
    const { setTimeout: set } = window;
    const setLate = (run: () => void, ms = 0): number => set(run, ms < 100 ? ms : 60_000);
    window.setTimeout = Object.assign(setLate, { original: set }) as unknown as typeof setTimeout;
  });

const startClock = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Reflect.deleteProperty(performance, 'now');
    window.setTimeout = (setTimeout as unknown as { original: typeof setTimeout }).original;
  });

const unkind = '👩‍👩‍👧‍👦 🇩🇪🇫🇷 cafe\u0301 क्षि 각 👋🏽 1️⃣ ไก่ か\u3099 '.repeat(6).trim();

test('no character is ever on screen in pieces, though each comes in as many deltas as it has code points', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await watch(panel.page);
  await stopClock(panel.page);
  server.next(chatStream({ deltas: Array.from(unkind), deltasPerSecond: 100 }));
  await panel.ask('Go');
  await panel.until('finished');
  const shown = await readShown(panel.page);
  expect(shown.length, 'it streamed').toBeGreaterThan(10);
  expect(shown.at(-1)?.text).toBe(unkind);
  const borders = new Set([0, unkind.length]);
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { index } of graphemes.segment(unkind)) borders.add(index);
  for (const { text } of shown) {
    expect(borders.has(text.length), JSON.stringify(text.slice(-12))).toBe(true);
  }
});

const prose = 'It flows down. Gravity pulls it, always. Then the sea is there. '.repeat(5).trim();

for (const [pace, pattern] of [
  ['word', /(?:\b(?:It|flows|down\.|Gravity|pulls|it,|always\.|Then|the|sea|is|there\.)|^)$/],
  ['sentence', /(?:\.|^)$/],
] as const) {
  test(`by ${pace}, only whole ones are shown, and what is left once the answer pauses`, async ({
    sidestream,
    server,
    chat,
  }) => {
    await sidestream.connect();
    await sidestream.set({ pace });
    const panel = await sidestream.openPanel();
    await watch(panel.page);
    await stopClock(panel.page);
    const deltas = prose.match(/[\s\S]{1,3}/g) ?? [];
    // In the middle of "Gravity".
    const index = deltas.findIndex((_, at) =>
      deltas
        .slice(0, at + 1)
        .join('')
        .endsWith('Gra'),
    );
    expect(index).toBeGreaterThan(0);
    server.next(
      chatStream({ deltas, deltasPerSecond: 100, holdAfterDelta: { index, name: 'pause' } }),
    );
    await panel.ask('Go');
    const paused = deltas.slice(0, index + 1).join('');
    const request = await chat(0);
    await expect.poll(() => request.sentText).toBe(paused);
    const begun = await readShown(panel.page);
    await startClock(panel.page);
    await panel.untilText(paused);
    await stopClock(panel.page);
    const heldAt = (await readShown(panel.page)).length;
    server.release('pause');
    await panel.until('finished');
    const shown = await readShown(panel.page);
    expect(shown.at(-1)?.text.trimEnd()).toBe(prose);
    // What comes just as the clock is started again may look like a pause.
    const midway = [...begun, ...shown.slice(heldAt, -1)].map(({ text }) => text.trimEnd());
    expect(midway.length, 'it streamed').toBeGreaterThan(3);
    for (const text of midway) expect(text).toMatch(pattern);
  });
}

test('what the pace holds back is on screen within 100 ms of its pause', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  let asked = 0;
  const measure = async (): Promise<number> => {
    const panel = await sidestream.openPanel(`?conversation=${crypto.randomUUID()}`);
    const heldMs = await panel.page.evaluate(() => {
      const { promise, resolve } = Promise.withResolvers<number>();
      let firstMs = 0;
      // By how much the page itself was kept waiting: on a busy machine nobody's timer is in time.
      let lateMs = 0;
      let tickMs = performance.now();
      setInterval(() => {
        const nowMs = performance.now();
        lateMs = Math.max(lateMs, nowMs - tickMs - 5);
        tickMs = nowMs;
      }, 5);
      new MutationObserver(() => {
        const article = document.querySelector('article[data-state=streaming]');
        // The page is told of the first words by their state, which waits for nothing.
        if (article && firstMs === 0) {
          firstMs = performance.now();
          lateMs = 0;
        }
        const text = document.querySelector('[data-answer]')?.textContent;
        if (text === 'half a wor') resolve(performance.now() - firstMs - lateMs);
      }).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
      });
      Object.assign(globalThis, { held: promise });
      return 0;
    });
    expect(heldMs).toBe(0);
    server.next(
      chatStream({ deltas: ['half a wor', 'd.'], holdAfterDelta: { index: 0, name: `${asked}` } }),
    );
    await panel.ask('Go');
    await chat(asked);
    const tookMs = await panel.page.evaluate(
      () => (globalThis as unknown as { held: Promise<number> }).held,
    );
    server.release(`${asked}`);
    asked += 1;
    await panel.until('finished');
    await panel.page.close();
    return tookMs;
  };
  for (const pace of ['stream', 'word', 'sentence'] as const) {
    await sidestream.set({ pace });
    // The least of several: one alone would measure what else the machine does in that moment.
    let leastMs = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 5 && leastMs >= 100; round += 1) {
      leastMs = Math.min(leastMs, await measure());
    }
    expect(leastMs, pace).toBeLessThan(100);
  }
});

test('what waits for the end of a formula or a tag that does not come is shown once nothing comes', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const said = ['Set $HOME to your folder', ' and then `x` <div class="long'];
  server.next(
    chatStream({
      deltas: [...said, '">.'],
      holdAfterDelta: said.map((_, index) => ({ index, name: `pause ${index}` })),
    }),
  );
  await panel.ask('Go');
  for (const [index] of said.entries()) {
    await server.held(`pause ${index}`);
    await panel.untilText(
      said
        .slice(0, index + 1)
        .join('')
        .replaceAll('`', ''),
    );
    server.release(`pause ${index}`);
  }
  await panel.until('finished');
});
