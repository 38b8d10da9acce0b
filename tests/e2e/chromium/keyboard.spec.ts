import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { say, unfinished } from '../support/scenarios.ts';

/** What has the focus, whether one sees it, and whether it comes after what had it before. */
interface Stop {
  is: boolean;
  what: string;
  visible: boolean;
  inOrder: boolean;
}

/**
 * Presses Tab until what `selector` names has the focus. Every stop on the way has to show that it has it, inside the page,
 * and to follow the one before, as they are read.
 */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.evaluate(() => {
      Object.assign(globalThis, { before: document.activeElement });
    });
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((selector): Stop => {
      const { before } = globalThis as unknown as { before: Element };
      const now = document.activeElement!;
      const style = getComputedStyle(now);
      const box = now.getBoundingClientRect();
      const hasRing = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
      // The box for questions shows it on its frame.
      const hasFrame = now.matches('.draft') && now.closest('.composer-box') !== null;
      return {
        is: now.matches(selector),
        what: now.outerHTML.slice(0, 100),
        visible:
          now.matches(':focus-visible') &&
          (hasRing || hasFrame) &&
          box.bottom > 0 &&
          box.top < innerHeight,
        inOrder:
          before === document.body ||
          (before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
      };
    }, selector);
    expect(stop.visible, `the focus shows on ${stop.what}`).toBe(true);
    expect(stop.inOrder, `in order: ${stop.what}`).toBe(true);
    if (stop.is) return;
  }
  throw new Error(`no Tab leads to ${selector}`);
}

const wide = 'wide '.repeat(60).trim();
const answer = `Read [the survey](https://example.org/rivers).

\`\`\`js
const line = '${wide}';
\`\`\`

| ${Array.from({ length: 14 }, (_, at) => `Column ${at}`).join(' | ')} |
|${'---|'.repeat(14)}
| ${Array.from({ length: 14 }, (_, at) => `cell ${at}`).join(' | ')} |

The end.`;

test('the whole job is done without a mouse, and the focus is seen and in order all the way', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const { keyboard } = page;
  await page.setViewportSize({ width: 400, height: 700 });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const isFocused = (selector: string): Promise<boolean> =>
    page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);

  // Ask, stop, continue.
  await expect(panel.message).toBeFocused();
  server.next(unfinished(['A beginning'], 'silence'));
  await keyboard.type('How do rivers flow?');
  await keyboard.press('Enter');
  await panel.untilText('A beginning');
  await keyboard.press('Escape');
  await panel.until('stopped');
  await expect(panel.message).toBeFocused();
  server.next(chatStream({ text: 'An end.' }));
  await keyboard.press('Alt+ArrowUp');
  await expect.poll(() => isFocused('article')).toBe(true);
  await tabTo(page, '.note-actions .button');
  await expect(page.locator(':focus')).toHaveText(say('answer.continue'));
  await keyboard.press('Enter');
  await panel.until('finished');

  // Retry.
  await page.keyboard.press('Alt+ArrowUp');
  server.next(chatStream({ text: answer, reasoning: 'I think.' }));
  await tabTo(page, `[aria-label='${say('common.retry')}']`);
  await keyboard.press('Enter');
  await expect(page.locator('.table')).toHaveCount(1);
  await panel.until('finished');

  // Read: thoughts, a link, code, a table.
  await keyboard.press('Alt+Shift+M');
  await keyboard.press('Alt+ArrowUp');
  await tabTo(page, 'article:last-of-type .reasoning > summary');
  await keyboard.press('Enter');
  await expect(page.locator('.reasoning .markdown')).toHaveText('I think.');
  await tabTo(page, 'a[href="https://example.org/rivers"]');
  await tabTo(page, `[aria-label='${say('markdown.copyCode')}']`);
  await keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain(`const line = '${wide}';`);
  await tabTo(page, '.code pre');
  await keyboard.press('ArrowRight');
  const toLeft = (selector: string): Promise<number> =>
    page.locator(selector).evaluate((box) => box.scrollLeft);
  await expect.poll(() => toLeft('.code pre')).toBeGreaterThan(0);
  await tabTo(page, '.markdown .table');
  await keyboard.press('ArrowRight');
  await expect.poll(() => toLeft('.markdown .table')).toBeGreaterThan(0);
  await tabTo(page, `[aria-label='${say('answer.copy')}']`);
  await tabTo(page, 'textarea');

  // Another conversation, and back by the list.
  await keyboard.press('Alt+Shift+N');
  await expect(panel.answers).toHaveCount(0);
  await expect(panel.message).toBeFocused();
  server.next(chatStream({ text: 'Other.' }));
  await keyboard.type('Another question');
  await keyboard.press('Enter');
  await panel.until('finished');
  await keyboard.press('Alt+Shift+L');
  const list = page.getByRole('dialog', { name: say('panel.conversations') });
  await list.getByRole('button', { name: 'How do rivers flow?' }).first().waitFor();
  await tabTo(page, '.sheet-row:not([aria-current])');
  await keyboard.press('Enter');
  await expect(list).toHaveCount(0);
  await expect(page.locator('.answer-text').last()).toContainText('The end.');
  await keyboard.press('Alt+ArrowUp');
  await keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: say('panel.keyboard') });
  await sheet.waitFor();
  await keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  // Past the end of the page to its beginning, and through all that stands above the log.
  await keyboard.press('Alt+Shift+M');
  await keyboard.press('Tab');
  for (const name of ['panel.conversations', 'panel.newConversation', 'panel.keyboard'] as const) {
    await tabTo(page, `[aria-label='${say(name)}']`);
  }
});
