import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { addLongConversation, untilAllCame } from '../support/long-conversation.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

const answer = [
  '## The *river* delta',
  'A river **Del**ta is where a RIVER ends, and a `river` begins.',
  '- one riv',
  '- er two',
  '',
  '```txt',
  'river = 1',
  '```',
].join('\n');

test('words are found from the keyboard, in questions and answers, and the focus comes back', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const bar = toBar(page);
  server.next(chatStream({ text: answer }));
  await panel.ask('Where does the rîver end?');
  await panel.until('finished');
  await panel.message.focus();

  // By its name, as other actions are, also by names that others have for them.
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: say('palette.title') });
  const actions = palette.locator('.action-row .sheet-row-title');
  for (const [typed, name] of [
    ['models', say('keys.models')],
    ['shortcuts', say('palette.help')],
    ['find in this', say('find.open')],
  ] as const) {
    await palette.getByRole('searchbox').fill(typed);
    await expect(actions.first()).toHaveText(name);
  }
  await page.keyboard.press('Enter');
  await expect(bar.input).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel.message).toBeFocused();

  await page.keyboard.press('Control+f');
  await expect(bar.input).toBeFocused();
  await page.keyboard.type('river');
  // One in the question, whose accent is no hindrance; two items of a list are two blocks.
  await expect(bar.count).toHaveText(toPosition(1, 6));
  const all = ['rîver', 'river', 'river', 'RIVER', 'river', 'river'];
  await expect.poll(() => readMarks(page)).toEqual({ found: all, current: ['rîver'] });

  await page.keyboard.press('Enter');
  await expect(bar.count).toHaveText(toPosition(2, 6));
  await page.keyboard.press('F3');
  await page.keyboard.press('Control+g');
  await expect(bar.count).toHaveText(toPosition(4, 6));
  await expect.poll(async () => (await readMarks(page)).current).toEqual(['RIVER']);
  await page.keyboard.press('Shift+F3');
  await page.keyboard.press('Shift+Enter');
  await expect(bar.count).toHaveText(toPosition(2, 6));
  await bar.previous.click();
  await bar.previous.click();
  await expect(bar.count, 'before the first is the last').toHaveText(toPosition(6, 6));
  await bar.next.click();
  await expect(bar.count).toHaveText(toPosition(1, 6));

  // Over the border of an emphasis.
  await bar.input.fill('river delta is');
  await expect.poll(async () => (await readMarks(page)).found).toEqual(['river Delta is']);
  await bar.input.fill('nowhere');
  await expect(bar.count).toHaveText(say('find.none'));
  await expect(bar.next).toBeDisabled();
  await expect.poll(() => readMarks(page)).toEqual({ found: [], current: [] });

  await bar.input.focus();
  await page.keyboard.press('Escape');
  await expect(bar.input).toBeHidden();
  await expect(panel.message).toBeFocused();
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(0);

  // From the button, with the words that were last looked for.
  await page.getByRole('button', { name: say('find.open'), exact: true }).click();
  await expect(bar.input).toHaveValue('nowhere');
  await expect(bar.input).toBeFocused();
});

test('Escape in the find bar closes it, and stops no answer', async ({ sidestream, server }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const bar = toBar(panel.page);
  server.next(
    chatStream({ deltas: ['One.', ' Two.'], holdAfterDelta: { index: 0, name: 'half' } }),
  );
  await panel.ask('Go');
  await panel.untilText('One.');
  await panel.page.keyboard.press('Control+f');
  await expect(bar.input).toBeFocused();
  await panel.page.keyboard.press('Escape');
  await expect(bar.input).toBeHidden();
  server.release('half');
  expect((await panel.until('finished')).text).toBe('One. Two.');
});

test('what is far away and not laid out is found, scrolled to, and stays there', async ({
  sidestream,
}) => {
  await sidestream.connect();
  await addLongConversation(await sidestream.port(), toExchanges(200));
  const panel = await sidestream.openPanel('?conversation=long');
  const { page } = panel;
  await page.setViewportSize({ width: 400, height: 600 });
  await expect(panel.answers).toHaveCount(200);
  await untilAllCame(page);
  await expect(panel.answers.first()).toHaveClass(/is-settled/u);
  // The heights that are known are those of another width.
  await page.setViewportSize({ width: 320, height: 600 });
  const bar = toBar(page);
  await page.keyboard.press('Control+f');
  for (const number of [3, 150, 77]) {
    await bar.input.fill(`number ${number} of`);
    await expect(bar.count).toHaveText(toPosition(1, 2));
    await expect.poll(() => isCurrentInView(panel)).toBe(true);
  }
  // The current one is still one of those that are found by less: 7, and 70 to 79, in a question and an answer each.
  await bar.input.fill('number 7');
  await expect(bar.count).toHaveText(toPosition(17, 22));
  await expect.poll(() => isCurrentInView(panel)).toBe(true);
});

test('what an answer adds is found while it streams, and nothing moves', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await page.setViewportSize({ width: 400, height: 600 });
  const bar = toBar(page);
  const deltas = Array.from({ length: 90 }, (_, at) => `Paragraph ${at} has a needle in it.\n\n`);
  server.next(
    chatStream({
      deltas,
      deltasPerSecond: 60,
      holdAfterDelta: [
        { index: 29, name: 'first' },
        { index: 59, name: 'second' },
      ],
    }),
  );
  await panel.ask('Go');
  await expect(panel.answers.last()).toContainText('Paragraph 29');
  await page.keyboard.press('Control+f');
  await bar.input.fill('Needle');
  await expect(bar.count).toHaveText(/^\d+ of 30$/u);
  const before = Number((await bar.count.textContent())?.split(' ')[0]);
  await page.keyboard.press('Enter');
  const position = (before % 30) + 1;
  await expect(bar.count).toHaveText(toPosition(position, 30));
  await expect(bar.status).toHaveText(toPosition(position, 30));
  const top = await panel.log.evaluate(({ scrollTop }) => scrollTop);
  server.release('first');
  await server.held('second');
  await expect(bar.count).toHaveText(toPosition(position, 60));
  server.release('second');
  await panel.until('finished');
  await expect(bar.count).toHaveText(toPosition(position, 90));
  await expect.poll(async () => (await readMarks(page)).found.length).toBe(90);
  expect(await panel.log.evaluate(({ scrollTop }) => scrollTop)).toBe(top);
  await expect(bar.status, 'what only grows is not said').toHaveText(toPosition(position, 30));
  await page.keyboard.press('Enter');
  await expect(bar.status).toHaveText(toPosition(position + 1, 90));
});

test('thoughts are found when they are unfolded', async ({ sidestream, server }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const bar = toBar(panel.page);
  server.next(chatStream({ reasoning: 'I look for a needle.', text: 'Here is a needle.' }));
  await panel.ask('Go');
  await panel.until('finished');
  await panel.page.keyboard.press('Control+f');
  await bar.input.fill('needle');
  await expect(bar.count).toHaveText(toPosition(1, 1));
  // It is named by how long it took, where that is long enough to tell.
  await panel.answers.last().locator('.reasoning summary').click();
  await expect(bar.count, 'the current one is the same').toHaveText(toPosition(2, 2));
});

test('thousands of matches are counted, and those in view are marked', async ({ sidestream }) => {
  await sidestream.connect();
  const many = Array.from({ length: 40 }, (_, at) => ({
    question: `Question ${at}`,
    answer: `${'eel '.repeat(100)}\n\n`.repeat(8),
  }));
  await addLongConversation(await sidestream.port(), many);
  const panel = await sidestream.openPanel('?conversation=long');
  const { page } = panel;
  await page.setViewportSize({ width: 400, height: 600 });
  await expect(panel.answers).toHaveCount(40);
  await untilAllCame(page);
  await expect(panel.answers.first()).toHaveClass(/is-settled/u);
  const bar = toBar(page);
  await page.keyboard.press('Control+f');
  await bar.input.fill('eel');
  await expect(bar.count).toHaveText(/of 32,000$/u);
  for (const place of [0, 0.37, 0.9]) {
    await panel.log.evaluate((log, place) => {
      log.scrollTop = place * log.scrollHeight;
    }, place);
    await expect.poll(() => countUnmarkedInView(panel)).toBe(0);
    expect((await readMarks(page)).found.length).toBeLessThanOrEqual(1_800);
  }
});

function toBar(page: Page) {
  const bar = page.locator('.find-bar');
  const button = (name: string) => bar.getByRole('button', { name, exact: true });
  return {
    input: bar.getByRole('textbox', { name: say('find.words'), exact: true }),
    count: bar.locator('.find-count'),
    status: bar.getByRole('status'),
    previous: button(say('find.previous')),
    next: button(say('find.next')),
  };
}

const toPosition = (position: number, count: number): string =>
  say('find.position', { position, count });

function toExchanges(count: number): { question: string; answer: string }[] {
  return Array.from({ length: count }, (_, at) => ({
    question: `Question number ${at} of many`,
    answer: `Answer number ${at} of many. ${'It goes on **and on** for a while. '.repeat(at % 30)}`,
  }));
}

/** The texts that are marked, in the order in which they stand in the page. */
function readMarks(page: Page): Promise<{ found: string[]; current: string[] }> {
  return page.evaluate(() => {
    const read = (name: string): string[] =>
      Array.from(CSS.highlights.get(name) ?? [], (mark) => {
        const range = document.createRange();
        range.setStart(mark.startContainer, mark.startOffset);
        range.setEnd(mark.endContainer, mark.endOffset);
        return range;
      })
        .sort((one, other) => one.compareBoundaryPoints(Range.START_TO_START, other))
        .map(String);
    return { found: read('found'), current: read('found-current') };
  });
}

/** Whether the current match is wholly in view, and the browser draws what is there. */
function isCurrentInView({ log }: SurfacePage): Promise<boolean> {
  return log.evaluate((log) => {
    const [mark] = CSS.highlights.get('found-current') ?? [];
    if (!mark) return false;
    const range = document.createRange();
    range.setStart(mark.startContainer, mark.startOffset);
    range.setEnd(mark.endContainer, mark.endOffset);
    const [box, view] = [range.getBoundingClientRect(), log.getBoundingClientRect()];
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const isDrawn = hit?.contains(mark.startContainer) === true;
    return isDrawn && box.top >= view.top && box.bottom <= view.bottom;
  });
}

/** How many matches of "eel" in view have no mark. */
function countUnmarkedInView({ log }: SurfacePage): Promise<number> {
  return log.evaluate((log) => {
    const view = log.getBoundingClientRect();
    const marked = new Map<Node, Set<number>>();
    for (const mark of CSS.highlights.get('found') ?? []) {
      const places = marked.get(mark.startContainer) ?? new Set();
      marked.set(mark.startContainer, places.add(mark.startOffset));
    }
    let unmarked = 0;
    const range = document.createRange();
    for (const paragraph of log.querySelectorAll('[data-answer] p')) {
      // What is left out has a place, where something else is drawn.
      if (!paragraph.checkVisibility({ contentVisibilityAuto: true })) continue;
      const box = paragraph.getBoundingClientRect();
      const text = paragraph.firstChild;
      if (box.bottom < view.top || box.top > view.bottom || !(text instanceof Text)) continue;
      for (let at = text.data.indexOf('eel'); at >= 0; at = text.data.indexOf('eel', at + 1)) {
        range.setStart(text, at);
        range.setEnd(text, at + 3);
        const { top, bottom } = range.getBoundingClientRect();
        if (bottom > view.top && top < view.bottom && !marked.get(text)?.has(at)) unmarked += 1;
      }
    }
    return unmarked;
  });
}
