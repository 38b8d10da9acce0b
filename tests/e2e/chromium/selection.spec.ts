import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { test } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import type { SurfacePage } from '../support/surface-page.ts';

const sentence =
  'The river carries what it finds, **every bend** of it, to [the sea](https://sea.example/). ';
const settled = 'A first paragraph that is whole.\n\n- one item\n- another *item*\n\n';

/** Deltas of a few characters each; long enough that the open paragraph is closed in parts more than once. */
const rest = (sentence.repeat(60).match(/.{1,7}/gsu) ?? []) as string[];
const deltas = [settled, 'The open paragraph begins here and ', ...rest];
const holds = [1, 40, 120, 240, 400].map((index) => ({ index, name: `at ${index}` }));

test('what is selected stays selected while the answer grows, in the paragraph that grows too', async ({
  sidestream,
  server,
}) => {
  const panel = await begin(sidestream, server);

  const selections = [
    { from: 'open paragraph', to: 'begins here' },
    { from: 'first paragraph', to: 'begins here' },
    { from: 'one item', to: 'another' },
  ];
  for (const [round, ends] of selections.entries()) {
    const { from, to } = ends;
    await drag(
      panel.page,
      await toPoint(panel.page, from, 'start'),
      await toPoint(panel.page, to, 'end'),
    );
    const selected = await readSelection(panel.page);
    expect(selected, 'what was dragged over').toMatch(new RegExp(`^${from}.*${to}$`, 'su'));
    server.release(holds[round]?.name ?? '');
    await server.held(holds[round + 1]?.name ?? '');
    await untilDrawn(panel, deltas.slice(0, (holds[round + 1]?.index ?? 0) + 1).join(''));
    expect(await readSelection(panel.page), `${from} … ${to}, while it grew`).toBe(selected);
  }

  await drag(
    panel.page,
    await toPoint(panel.page, 'first', 'start'),
    await toPoint(panel.page, 'begins', 'end'),
  );
  const selected = await readSelection(panel.page);
  for (const { name } of holds.slice(3)) server.release(name);
  await panel.until('finished');
  await untilDrawn(panel, deltas.join(''));
  expect(await readSelection(panel.page), 'at the end').toBe(selected);
});

test('a selection that is being dragged goes on from where it began while the text under it grows', async ({
  sidestream,
  server,
}) => {
  const panel = await begin(sidestream, server);
  const { page } = panel;

  const start = await toPoint(page, 'open', 'start');
  const middle = await toPoint(page, 'paragraph begins', 'end');
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(middle.x, middle.y, { steps: 4 });
  await expect.poll(() => readSelection(page)).toBe('open paragraph begins');
  server.release('at 1');
  await server.held('at 40');
  await untilDrawn(panel, deltas.slice(0, 41).join(''));
  const end = await toPoint(page, 'begins here', 'end');
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
  expect(await readSelection(page)).toBe('open paragraph begins here');
  for (const { name } of holds.slice(1)) server.release(name);
  await panel.until('finished');
  expect(await readSelection(page)).toBe('open paragraph begins here');
});

test('what begins with a press or a click before the text grows is selected from there', async ({
  sidestream,
  server,
}) => {
  const panel = await begin(sidestream, server);
  const { page } = panel;
  const grow = async (round: number): Promise<void> => {
    server.release(holds[round]?.name ?? '');
    await server.held(holds[round + 1]?.name ?? '');
    await untilDrawn(panel, deltas.slice(0, (holds[round + 1]?.index ?? 0) + 1).join(''));
  };

  const press = await toPoint(page, 'open', 'start');
  await page.mouse.move(press.x, press.y);
  await page.mouse.down();
  await grow(0);
  const letGo = await toPoint(page, 'begins here', 'end');
  await page.mouse.move(letGo.x, letGo.y, { steps: 4 });
  await page.mouse.up();
  expect(await readSelection(page)).toBe('open paragraph begins here');

  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  const click = await toPoint(page, 'paragraph begins', 'end');
  await page.mouse.click(click.x, click.y);
  expect(await readSelection(page)).toBe('');
  await grow(1);
  const shifted = await toPoint(page, 'begins here', 'end');
  await page.keyboard.down('Shift');
  await page.mouse.click(shifted.x, shifted.y);
  await page.keyboard.up('Shift');
  expect(await readSelection(page)).toBe(' here');
  server.release('at 120');
  server.release('at 240');
  server.release('at 400');
  expect(await readSelection(page)).toBe(' here');
  await panel.until('finished');
  expect(await readSelection(page)).toBe(' here');
});

test('what is selected stays selected where code gets its colours late', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  server.next(
    chatStream({
      deltas: ['```js\nconst river = "wide"; // an', ' estuary\nlet sea;\n```\n'],
      holdAfterDelta: { index: 0, name: 'in the line' },
    }),
  );
  await panel.ask('Go');
  await server.held('in the line');
  await untilShown(panel, 'wide');
  await drag(page, await toPoint(page, 'river', 'start'), await toPoint(page, 'wide', 'end'));
  expect(await readSelection(page)).toBe('river = "wide');
  server.release('in the line');
  await panel.until('finished');
  await expect(page.locator('.code .is-comment')).toHaveText('// an estuary');
  expect(await readSelection(page)).toBe('river = "wide');
});

test('many lines are selected as they are, of code and of raw HTML', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const toLines = (toLine: (at: number) => string): string =>
    Array.from({ length: 600 }, (_, at) => (at % 7 === 3 ? '' : toLine(at))).join('\n');
  const code = toLines((at) => `  line(${at})`);
  const html = `<pre>\n${toLines((at) => `<i>${at}</i>`)}\n</pre>`;
  server.next(chatStream({ text: `\`\`\`\n${code}\n\`\`\`\n\n${html}` }));
  await panel.ask('Go');
  await panel.until('finished');
  for (const [selector, text] of [
    ['.code code', code],
    ['.raw', html],
  ] as const) {
    await panel.page.locator(selector).evaluate((element) => {
      document.getSelection()?.selectAllChildren(element);
    });
    expect((await readSelection(panel.page)).trimEnd()).toBe(text);
  }
});

/** An answer whose open paragraph has begun, and waits. */
async function begin(
  { connect, openPanel }: Sidestream,
  server: FaultServer,
): Promise<SurfacePage> {
  await connect();
  const panel = await openPanel();
  server.next(chatStream({ deltas, holdAfterDelta: holds }));
  await panel.ask('Go');
  await server.held('at 1');
  await untilShown(panel, 'begins here and');
  return panel;
}

const readSelection = (page: Page): Promise<string> =>
  page.evaluate(() => String(document.getSelection()));

async function drag(page: Page, from: Point, to: Point): Promise<void> {
  // A press on what is selected would carry it away.
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

interface Point {
  x: number;
  y: number;
}

/** Where the first place of those words begins or ends on screen; the log is scrolled there before. */
function toPoint(page: Page, words: string, side: 'start' | 'end'): Promise<Point> {
  return page.evaluate(
    ({ words, side }) => {
      const texts = document.createTreeWalker(
        document.querySelector('[data-answer]') as Element,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        // Words may end in another text than they begin in.
        const last = words.split(' ').at(-1) ?? '';
        const sought = side === 'start' ? (words.split(' ')[0] ?? '') : last;
        const at = (node as Text).data.indexOf(sought);
        if (at < 0) continue;
        node.parentElement?.scrollIntoView({ block: 'nearest' });
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        const box = range.getBoundingClientRect();
        return { x: side === 'start' ? box.left : box.right, y: box.top + box.height / 2 };
      }
      throw new Error(`nowhere: ${words}`);
    },
    { words, side },
  );
}

async function untilShown(panel: SurfacePage, words: string): Promise<void> {
  await expect(panel.answers.last()).toContainText(words);
}

/** Waits until as much is drawn as that source has of letters. */
async function untilDrawn({ answers }: SurfacePage, source: string): Promise<void> {
  const count = (text: string): number => text.match(/river/gu)?.length ?? 0;
  await expect.poll(async () => count(await answers.last().innerText())).toBe(count(source));
}
