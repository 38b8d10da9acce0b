import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { arabicGallery, gallery } from '../../support/gallery.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const toPaper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

const toTextSize = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

const white = 'rgb(255, 255, 255)';
const dark = 'rgb(23, 25, 28)';
const black = 'rgb(0, 0, 0)';

test('colours, contrast and text size are chosen once, and all open surfaces follow at once', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const popup = await sidestream.openPopup();
  const { page } = await sidestream.openOptions();
  const pages = [page, panel.page, popup.page];
  for (const each of pages) expect(await toPaper(each)).toBe(white);
  await page.getByLabel(say('options.theme'), { exact: true }).selectOption('dark');
  for (const each of pages) await expect.poll(() => toPaper(each)).toBe(dark);
  await page.getByLabel(say('options.contrast'), { exact: true }).selectOption('more');
  for (const each of pages) await expect.poll(() => toPaper(each)).toBe(black);
  await page.getByLabel(say('options.textSize'), { exact: true }).selectOption('150');
  for (const each of pages) await expect.poll(() => toTextSize(each)).toBe('24px');
  await page.getByLabel(say('options.theme'), { exact: true }).selectOption('system');
  for (const each of pages) await expect.poll(() => toPaper(each)).toBe(white);
});

test('two changes in one moment are both kept', async ({ sidestream }) => {
  const { page } = await sidestream.openOptions();
  const theme = page.getByLabel(say('options.theme'), { exact: true });
  await theme.evaluate((select, contrast) => {
    const choose = (field: Element | null, value: string): void => {
      Object.assign(field ?? {}, { value });
      field?.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose(select, 'dark');
    choose(document.querySelector(contrast), 'more');
  }, '#contrast');
  await expect.poll(() => toPaper(page)).toBe(black);
  await page.reload();
  await expect(theme).toHaveValue('dark');
  await expect(page.getByLabel(say('options.contrast'), { exact: true })).toHaveValue('more');
});

test('a surface opens in the look that was chosen, before any of its own script has run', async ({
  sidestream,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await sidestream.set({ theme: 'dark', contrast: 'more', textSize: 125 });
  await expect.poll(() => toPaper(panel.page)).toBe(black);
  const page = await panel.page.context().newPage();
  await page.route('**/chunks/**', (route) => route.abort());
  for (const file of ['sidepanel.html', 'popup.html', 'options.html']) {
    await page.goto(new URL(file, panel.page.url()).href);
    expect(await toPaper(page), file).toBe(black);
    expect(await toTextSize(page), file).toBe('20px');
    await expect(page.locator('#app')).toBeEmpty();
  }
});

for (const [what, media] of [
  ['a system with high contrast', { contrast: 'more', colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const) {
  test(`${what} is followed, whatever was chosen before`, async ({ sidestream, server }) => {
    await sidestream.connect();
    const panel = await sidestream.openPanel();
    await panel.page.emulateMedia(media);
    const paper = await panel.page.evaluate((forced) => {
      const probe = document.createElement('div');
      document.body.append(probe);
      probe.style.color = forced ? 'Canvas' : 'black';
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    }, 'forcedColors' in media);
    expect(await toPaper(panel.page)).toBe(paper);
    server.next(chatStream({ text: gallery.answer }));
    await panel.ask('Show');
    await panel.until('finished');
    // Nothing is told apart by a tint alone that the user's colours take away.
    if ('forcedColors' in media) {
      const line = await panel.page
        .locator('.question')
        .evaluate((element) => getComputedStyle(element).borderTopStyle);
      expect(line).toBe('solid');
    }
  });
}

test('who wants less motion sees none, while an answer waits, thinks and streams', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = (): Promise<number> => panel.page.evaluate(() => document.getAnimations().length);
  server.next([
    { type: 'hold', name: 'waiting' },
    ...chatStream({
      reasoning: 'Hm.',
      deltas: ['Half', ' and half'],
      holdAfterDelta: { index: 0, name: 'half' },
    }),
  ]);
  await panel.ask('Go');
  await panel.until('waiting');
  expect(await moving()).toBe(0);
  server.release('waiting');
  await panel.untilText('Half');
  // As long as text comes nothing moves for anybody.
  await panel.page.locator('[data-answer][data-still]').waitFor();
  expect(await moving()).toBe(0);
  await panel.page.emulateMedia({ reducedMotion: 'no-preference' });
  server.release('half');
  await panel.until('finished');
});

/** Everything that reaches beyond the page sideways, and is in no box that scrolls by itself. */
const findWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isScrolled = (element: Element): boolean => {
      for (let box = element.parentElement; box; box = box.parentElement) {
        if (box.matches('.log, body')) return false;
        if (getComputedStyle(box).overflowX !== 'visible') return true;
      }
      return false;
    };
    const { clientWidth } = document.documentElement;
    return Array.from(document.querySelectorAll('body *'))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > clientWidth + 1) && !isScrolled(element);
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });

for (const [what, width, textSize] of [
  ['280 px wide', 280, 100],
  ['280 px wide with text at 150 %', 280, 150],
  ['1280 px at 400 %', 320, 100],
] as const) {
  for (const language of ['en', 'ar-XB']) {
    test(`nothing has to be scrolled in two directions, ${what}, ${language}`, async ({
      sidestream,
      server,
    }) => {
      await sidestream.connect();
      await sidestream.set({ language, textSize });
      const page = await sidestream.open('sidepanel.html');
      // Zoom makes a page less wide, and less high with it.
      await page.setViewportSize({ width, height: what.includes('400 %') ? 256 : 900 });
      await page.locator('header .model-picker').waitFor();
      server.next(chatStream({ text: gallery.answer, reasoning: gallery.reasoning }));
      server.next(chatStream({ text: arabicGallery.answer }));
      for (const question of [gallery.question, arabicGallery.question]) {
        await page.locator('textarea').fill(question);
        await page.keyboard.press('Enter');
        await page.locator('article[data-state=finished]').last().waitFor();
        await expect(page.locator('article.is-settled')).toHaveCount(
          question === gallery.question ? 1 : 2,
        );
      }
      await page.locator('.reasoning summary').click();
      expect(await findWide(page)).toEqual([]);
      const log = page.locator('.log');
      expect(await log.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      // The box for questions and at least a line of the conversation are there together.
      expect(await log.evaluate((box) => box.clientHeight)).toBeGreaterThan(40);
      await page.keyboard.press('Control+/');
      await page.locator('.key-sheet').waitFor();
      expect(await findWide(page)).toEqual([]);
      await page.keyboard.press('Escape');
      const options = await sidestream.open('options.html');
      await options.setViewportSize({ width, height: 900 });
      await options.locator('#theme').waitFor();
      expect(await findWide(options)).toEqual([]);
    });
  }
}

test('each block has the direction of its own words, its marks on its own side, and code is left to right', async ({
  sidestream,
  server,
}) => {
  const answer = [
    'An English sentence.',
    'جملة عربية مع word فيها.',
    '- one\n- two\n- ثلاثة',
    '1. واحد\n2. اثنان\n   - نعم\n3. three',
    '> اقتباس',
    '> - عنصر',
    '```\nكود = 1\n```',
    '| name | length |\n|---|---|\n| Rhine | long |',
    '| اسم | طول |\n|---|---|\n| نهر | طويل |',
    'A note[^1].\n\n[^1]: Said in English.',
  ].join('\n\n');
  await sidestream.connect();
  for (const language of ['en', 'ar-XB']) {
    await sidestream.set({ language });
    const page = await sidestream.open(`sidepanel.html?conversation=${crypto.randomUUID()}`);
    await page.locator('header .model-picker').waitFor();
    server.next(chatStream({ text: answer }));
    await page.locator('textarea').fill('Go');
    await page.keyboard.press('Enter');
    await page.locator('article[data-state=finished]').waitFor();
    const directions = await page.locator('article').evaluate((text) =>
      ['p:nth-of-type(1)', 'p:nth-of-type(2)', 'ul', 'ol', 'ol ul', 'blockquote', 'blockquote ul']
        .concat(['pre', '.footnotes ol'])
        .map((selector) => text.querySelector(selector))
        .concat(...text.querySelectorAll('.table'))
        .map((block) => block && getComputedStyle(block).direction),
    );
    expect(directions, language).toEqual(
      ['ltr', 'rtl', 'ltr', 'rtl', 'rtl', 'rtl', 'rtl'].concat(['ltr', 'ltr', 'ltr', 'rtl']),
    );
    const sides = await page.locator('.answer-text').evaluate((text) => {
      const sideOf = (selector: string, property: string): string => {
        const style = getComputedStyle(text.querySelector(selector)!);
        const left = parseFloat(style.getPropertyValue(property.replace('*', 'left')));
        const right = parseFloat(style.getPropertyValue(property.replace('*', 'right')));
        return left > right ? 'left' : 'right';
      };
      return [
        sideOf('ul', 'padding-*'),
        sideOf('ol', 'padding-*'),
        sideOf('blockquote', 'border-*-width'),
      ];
    });
    expect(sides, language).toEqual(['left', 'right', 'right']);
    // Of the other direction, an item's words begin at their own side, beside a mark that stays in the column.
    const [arabic, english] = await page.evaluate(() =>
      ['ul > li:last-child > p', 'ol > li:last-child > p'].map((selector) => {
        const item = document.querySelector(`.answer-text > ${selector}`)!;
        const range = document.createRange();
        range.selectNodeContents(item);
        const words = range.getBoundingClientRect();
        const box = item.getBoundingClientRect();
        return words.left - box.left > box.right - words.right ? 'right' : 'left';
      }),
    );
    expect([arabic, english], language).toEqual(['right', 'left']);
  }
});

test('Japanese lines break where Japanese does: none begins with a mark that closes, a long sound or a small letter', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const text = '川は、重力が水を下へ引くので流れる。「引用」も、ー長音も、っも、。'.repeat(12);
  server.next(chatStream({ text }));
  await panel.ask('Go');
  await panel.until('finished');
  for (const width of [280, 301, 322, 343, 400]) {
    await panel.page.setViewportSize({ width, height: 800 });
    const firsts = await panel.page.locator('.answer-text p').evaluate((block) => {
      const found: string[] = [];
      const range = document.createRange();
      const node = block.firstChild as Text;
      let top = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < node.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const rect = range.getBoundingClientRect();
        if (rect.top > top + 8) {
          found.push(node.data[at] ?? '');
          top = rect.top;
        }
      }
      return found;
    });
    expect(firsts.length).toBeGreaterThan(5);
    for (const first of firsts)
      expect('、。」ーっ'.includes(first), `${width}: ${first}`).toBe(false);
  }
});
