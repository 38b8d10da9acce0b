import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { hand } from '../support/firefox-desktop.ts';
import type { Point } from '../support/firefox-desktop.ts';
import { say } from '../support/scenarios.ts';

test.use({
  start: { headed: true, args: ['--window-size=700,700', '--window-position=0,0'] },
});

const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Line ${index} of a long answer.\n`);

test("the scrollbar leaves an answer's end and comes back to it, and a mere press on it does not end the following", async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.bringToFront();
  const holds = [119, 159, 199].map((index) => ({ index, name: `at ${index}` }));
  server.next(chatStream({ deltas: lines(240), deltasPerSecond: 200, holdAfterDelta: holds }));
  const jump = panel.page.getByRole('button', { name: say('panel.jumpToLatest'), exact: true });
  await panel.ask('Go');
  await server.held('at 119');
  await panel.untilText(lines(120).join(''));
  await expect.poll(() => restBelow(panel.log)).toBeLessThanOrEqual(2);

  // The thumb is at the bottom of its track.
  hand.click(await pointInScrollbar(panel.log, 0.96));
  server.release('at 119');
  await server.held('at 159');
  await panel.untilText(lines(160).join(''));
  await expect.poll(() => restBelow(panel.log), 'after a press').toBeLessThanOrEqual(2);

  const bottom = await pointInScrollbar(panel.log, 0.96);
  hand.drag(bottom, await pointInScrollbar(panel.log, 0.5));
  await expect(jump).toBeVisible();
  expect(await restBelow(panel.log)).toBeGreaterThan(100);
  hand.drag(await pointInScrollbar(panel.log, 0.5), { ...bottom, y: bottom.y + 60 });
  await expect(jump).toBeHidden();
  server.release('at 159');
  await server.held('at 199');
  await panel.untilText(lines(200).join(''));
  await expect.poll(() => restBelow(panel.log), 'after a drag').toBeLessThanOrEqual(2);
  server.release('at 199');
  await panel.until('finished');
});

/** A place on the screen within the scrollbar, by its share of the height. */
function pointInScrollbar(log: Locator, share: number): Promise<Point> {
  return log.evaluate((log, share) => {
    const box = log.getBoundingClientRect();
    const width = box.width - log.clientWidth;
    if (width === 0) throw new Error('there is no scrollbar');
    // Tabs, the address line and whatever bar is above the page.
    const above = outerHeight - innerHeight;
    return { x: box.right - width / 2, y: above + box.top + share * box.height };
  }, share);
}

function restBelow(log: Locator): Promise<number> {
  return log.evaluate(
    ({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop,
  );
}
