import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Whoever has not moved for so many frames rests. */
const restFrames = 8;

/**
 * Reads a place once it no longer changes. What moves a page moves it frame by frame, so frames are counted: by the clock a
 * page that gets no time would rest.
 */
export async function untilRests(page: Page, read: () => Promise<number>): Promise<number> {
  let place = Number.NaN;
  await expect(async () => {
    const before = await read();
    await page.evaluate(passFrames, restFrames);
    place = await read();
    expect(place).toBe(before);
  }).toPass({ intervals: [0], timeout: 25_000 });
  return place;
}

/** Sent into the page as text. */
function passFrames(count: number): Promise<void> {
  return new Promise((resolve) => {
    const pass = (left: number): void => {
      if (left === 0) resolve();
      else requestAnimationFrame(() => pass(left - 1));
    };
    pass(count);
  });
}
