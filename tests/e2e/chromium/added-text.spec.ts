import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { addLongConversation, untilAllCame } from '../support/long-conversation.ts';

const items = (count: number, mark: string): string =>
  Array.from({ length: count }, (_, at) => `${mark} item ${at} with some words\n`).join('');
const numbers = Array.from({ length: 300 }, (_, at) => at + 1);
const notes = `${numbers.map((at) => `Words[^${at}]${at % 20 === 0 ? '\n\n' : ' '}`).join('')}${numbers.map((at) => `[^${at}]: Note ${at}.\n`).join('')}`;
const paragraphs = 'A paragraph of some words.\n\n'.repeat(60);

/** What is there before the text that is counted, and that text, of which little comes at a time. */
const texts: Readonly<Record<string, readonly [above: string, added: string]>> = {
  'items of a list': [items(600, '-'), items(30, '-')],
  'items of a numbered list': [items(600, '1.'), items(30, '1.')],
  'paragraphs below lists': [`${items(600, '1.')}\n\n${items(600, '-')}\n\nBelow.\n\n`, paragraphs],
  'paragraphs above notes': [`${notes}\n\n`, paragraphs],
  'rows of a table': [
    `| a | b |\n| - | - |\n${'| c | d |\n'.repeat(600)}`,
    '| e | f |\n'.repeat(30),
  ],
};

/** The most elements that the browser styled, and boxes that it laid out, at a time while `run` ran. */
async function countWork(
  page: Page,
  run: () => Promise<void>,
): Promise<{ styled: number; laidOut: number }> {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('the browser is gone');
  const found = { styled: 0, laidOut: 0 };
  let seen = 0;
  browser.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, args } of value as unknown as readonly TraceEvent[]) {
      if (name === 'UpdateLayoutTree') {
        found.styled = Math.max(found.styled, args.elementCount ?? 0);
        seen += 1;
      }
      if (name === 'Layout')
        found.laidOut = Math.max(found.laidOut, args.beginData?.dirtyObjects ?? 0);
    }
  });
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  await run();
  const complete = new Promise((resolve) => browser.once('Tracing.tracingComplete', resolve));
  await browser.send('Tracing.end');
  await complete;
  await browser.detach();
  expect(seen, 'the trace has what it is read for').toBeGreaterThan(10);
  return found;
}

interface TraceEvent {
  name: string;
  args: { elementCount?: number; beginData?: { dirtyObjects?: number } };
}

for (const [name, [above, added]] of Object.entries(texts)) {
  test(`what is added to a long text has nothing above it styled or laid out anew: ${name}`, async ({
    sidestream,
    server,
  }) => {
    await sidestream.connect();
    await addLongConversation(
      await sidestream.port(),
      Array.from({ length: 20 }, () => ({ question: 'And?', answer: items(60, '1.') })),
    );
    const panel = await sidestream.openPanel('?conversation=long');
    await panel.page.setViewportSize({ width: 400, height: 800 });
    await untilAllCame(panel.page);
    await expect(panel.answers.first()).toHaveClass(/is-settled/u);
    const [first, ...lines] = [above, ...added.split(/(?<=\n)(?=.)/u)];
    const end = lines.length;
    server.next(
      chatStream({
        deltas: [first, ...lines, '\n\nThe end.'],
        deltasPerSecond: 20,
        holdAfterDelta: [
          { index: 0, name: 'above' },
          { index: end, name: 'added' },
        ],
      }),
    );
    await panel.ask('Go');
    await server.held('above');
    await expect(panel.page.locator('[data-answer][data-still]')).toHaveCount(1);
    const work = await countWork(panel.page, async () => {
      server.release('above');
      await server.held('added');
      await expect(panel.page.locator('[data-answer][data-still]')).toHaveCount(1);
    });
    server.release('added');
    await panel.until('finished');
    // A frame brings two or three lines of a few elements each; all that is above is thousands.
    expect(work.styled).toBeLessThan(300);
    expect(work.laidOut).toBeLessThan(300);
  });
}
