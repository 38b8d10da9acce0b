import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { addLongConversation, untilAllCame } from '../support/long-conversation.ts';
import type { Exchange } from '../support/long-conversation.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';
import { untilRests } from '../support/until-rests.ts';

const exchanges: readonly Exchange[] = Array.from({ length: 60 }, (_, at) => ({
  question: `Question number ${at}`,
  answer: `Answer number ${at}. ${'It goes **on and on** for a while, and then some. '.repeat(5 + ((at * 7) % 40))}`,
}));

const paragraph = `${'The river carries what it finds along its banks. '.repeat(4)}\n\n`;

test('a line that is read far up stays where it is while 20,000 characters stream in, and others take their height', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await addLongConversation(await sidestream.port(), exchanges);
  const panel = await sidestream.openPanel('?conversation=long');
  const { page } = panel;
  await page.setViewportSize({ width: 400, height: 600 });
  await expect(panel.answers).toHaveCount(60);
  await untilAllCame(page);
  await expect(panel.answers.first()).toHaveClass(/is-settled/u);
  const deltas = Array.from({ length: 100 }, () => paragraph);
  const holds = [9, 69].map((index) => ({ index, name: `at ${index}` }));
  server.next(chatStream({ deltas, deltasPerSecond: 40, holdAfterDelta: holds }));
  await panel.ask('Go');
  await server.held('at 9');

  const line = panel.log.getByText('Question number 20', { exact: true });
  await line.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await panel.log.hover();
  await page.mouse.wheel(0, -3);
  const jump = page.getByRole('button', { name: say('panel.jumpToLatest'), exact: true });
  await expect(jump).toBeVisible();
  const top = await settledTop(panel);

  const fresh = page.getByRole('button', { name: say('panel.newBelow'), exact: true });
  server.release('at 9');
  await expect(fresh, 'it is said that there is more').toBeVisible();
  await server.held('at 69');
  expect(await readTop(panel)).toBe(top);
  // What is above takes another height, as a formula or a highlighted text does that comes late.
  await panel.answers.nth(18).evaluate((answer) => {
    answer.style.paddingBlockEnd = '300px';
  });
  expect(await settledTop(panel)).toBeCloseTo(top, 0);
  server.release('at 69');
  await panel.until('finished');
  expect(await readTop(panel)).toBeCloseTo(top, 0);

  // Every text above wraps in another way, and those off screen are measured only when they come into view.
  for (const width of [320, 480]) {
    const before = await settledTop(panel);
    await page.setViewportSize({ width, height: 600 });
    expect(await settledTop(panel), `at ${width} px`).toBeCloseTo(before, 0);
  }
  await fresh.focus();
  await page.keyboard.press('Enter');
  await expect(fresh).toBeHidden();
  await expect
    .poll(() =>
      panel.log.evaluate(
        ({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop,
      ),
    )
    .toBeLessThanOrEqual(2);
});

test('what is off screen is left out, with the height that it had, and never what is live', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  await addLongConversation(await sidestream.port(), exchanges);
  const panel = await sidestream.openPanel('?conversation=long');
  await panel.page.setViewportSize({ width: 400, height: 600 });
  await expect(panel.answers).toHaveCount(60);
  // Heights are those of the width in which the page was opened.
  await panel.page.reload();
  await expect(panel.answers).toHaveCount(60);
  const readHeight = (): Promise<number> => panel.log.evaluate(({ scrollHeight }) => scrollHeight);
  await untilAllCame(panel.page);
  // Four groups in one that is full, and three in the next.
  await expect(panel.page.locator('.log-group.is-settled')).toHaveCount(8);
  await expect.poll(() => countDrawn(panel)).toBeLessThan(12);
  // Whatever may be left out costs each frame a look: the rows of a full group are left out with it.
  expect(await readLeftOut(panel, '.log-group.is-full')).toEqual(['visible none']);
  expect(await readLeftOut(panel, '.log-group:not(.is-full)')).toEqual(['auto auto 192px']);
  expect(await readLeftOut(panel, '.log-group.is-full', '.log-group')).toEqual(['visible none']);
  // Icons have clocks, which are looked at in every frame.
  const icons = panel.log.locator('svg');
  const first = panel.answers.first();
  await expect.poll(() => icons.count()).toBeLessThan(60);
  await expect(first.locator('svg')).toHaveCount(0);
  await expect(first.locator('.icon')).not.toHaveCount(0);
  await first.scrollIntoViewIfNeeded();
  await expect(first.locator('svg')).toHaveCount(await first.locator('.icon').count());
  await expect(panel.answers.nth(34).locator('svg')).toHaveCount(0);
  await panel.log.press('End');
  await expect(first.locator('svg')).toHaveCount(0);
  const height = await readHeight();
  // With nothing left out.
  await panel.log.evaluate((log) => {
    for (const element of log.querySelectorAll<HTMLElement>('.log-group, .answer')) {
      element.style.contentVisibility = 'visible';
    }
  });
  expect(await readHeight()).toBe(height);

  server.next(chatStream({ deltas: ['One', ' two'], holdAfterDelta: { index: 0, name: 'half' } }));
  await panel.ask('Go');
  await panel.untilText('One');
  const visibility = await panel.answers
    .last()
    .evaluate((answer) => getComputedStyle(answer).contentVisibility);
  expect(visibility).toBe('visible');
  server.release('half');
  await panel.until('finished');
});

test('a conversation is there at once where it was left, and the rest of it comes without moving that', async ({
  sidestream,
}) => {
  await sidestream.connect();
  await addLongConversation(await sidestream.port(), exchanges);
  await sidestream.context.addInitScript(noteFirstText);
  const panel = await sidestream.openPanel('?conversation=long');
  const { page } = panel;
  await page.setViewportSize({ width: 400, height: 600 });
  const toCame = async (): Promise<Came> => {
    await expect(panel.answers).toHaveCount(60);
    await untilAllCame(page);
    return page.evaluate(() => (window as unknown as { came: Came }).came);
  };
  const atEnd = await toCame();
  expect(atEnd.first).toMatch(/^Answer number 5[89]\./u);
  expect(atEnd.coming).toBeGreaterThan(80);
  await expect(panel.answers.last()).toBeInViewport();
  const { longer } = await page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return { longer: scrollHeight - clientHeight };
  });
  expect(longer, 'only the log scrolls').toBe(0);

  const line = panel.log.getByText('Question number 20', { exact: true });
  await line.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await panel.log.hover();
  await page.mouse.wheel(0, -3);
  const top = await settledTop(panel);
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('reading-places')))
    .toContain('q20');
  await page.reload();
  const inside = await toCame();
  expect(inside.first).toMatch(/^Answer number (?:19|20)\./u);
  expect(inside.coming).toBeGreaterThan(80);
  expect(await settledTop(panel)).toBeCloseTo(top, 0);
});

interface Came {
  /** The text of the first answer that was drawn in view. */
  first: string;
  /** How many rows were still to come then. */
  coming: number;
}

// Sent into the page as text.
function noteFirstText(): void {
  const look = (): void => {
    const answers = Array.from(document.querySelectorAll('.answer:not(.is-coming)'));
    const first = answers.find((answer) => {
      const { top, bottom } = answer.getBoundingClientRect();
      return bottom > 100 && top < 400 && answer.textContent !== '';
    });
    if (!first) return void requestAnimationFrame(look);
    const coming = document.querySelectorAll('.is-coming').length;
    Object.assign(window, { came: { first: first.textContent, coming } });
  };
  requestAnimationFrame(look);
}

test('what is read stays where it is when the texts take another size', async ({ sidestream }) => {
  await sidestream.connect();
  await addLongConversation(await sidestream.port(), [...exchanges, ...exchanges]);
  const panel = await sidestream.openPanel('?conversation=long');
  await panel.page.setViewportSize({ width: 400, height: 700 });
  await expect(panel.answers).toHaveCount(120);
  await untilAllCame(panel.page);
  const answer = panel.answers.nth(75);
  await answer.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await panel.log.hover();
  await panel.page.mouse.wheel(0, -136);
  // The header takes its share of the page.
  const readShare = (): Promise<number> =>
    answer.evaluate(
      (element) =>
        element.getBoundingClientRect().top -
        (element.closest('.log')?.getBoundingClientRect().top ?? 0),
    );
  const settledShare = (): Promise<number> => untilRests(panel.page, readShare);
  await expect
    .poll(() => panel.page.evaluate(() => localStorage.getItem('reading-places')))
    .toContain('long');
  const share = await settledShare();
  for (const textSize of [150, 125, 100] as const) {
    await sidestream.set({ textSize });
    await expect(panel.page.locator('html')).toHaveCSS('font-size', `${(16 * textSize) / 100}px`);
    // The question that is held stands above this answer, and grows by a line's share.
    expect(Math.abs((await settledShare()) - share), `${textSize} %`).toBeLessThan(40);
  }
});

/** How many answers the browser draws. */
function countDrawn({ answers }: SurfacePage): Promise<number> {
  return answers.evaluateAll(
    (all) =>
      all.filter((answer) =>
        answer.querySelector('p')?.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  );
}

/** How the answers in such groups, or what else is in them, are left out by themselves. */
function readLeftOut({ page }: SurfacePage, groups: string, row = '.answer'): Promise<string[]> {
  return page.locator(`${groups} > ${row}`).evaluateAll((answers) => {
    const ways = answers.map((answer) => {
      const { contentVisibility, containIntrinsicBlockSize } = getComputedStyle(answer);
      return `${contentVisibility} ${containIntrinsicBlockSize}`;
    });
    return [...new Set(ways)];
  });
}

/** Where that line is in view, below the header, which has another height in a narrow panel. */
function readTop({ log }: SurfacePage): Promise<number> {
  return log.getByText('Question number 20', { exact: true }).evaluate((element) => {
    const around = element.closest('[role=log]');
    return element.getBoundingClientRect().top - (around?.getBoundingClientRect().top ?? 0);
  });
}

/** The same, once it no longer moves. */
function settledTop(panel: SurfacePage): Promise<number> {
  return untilRests(panel.page, () => readTop(panel));
}
