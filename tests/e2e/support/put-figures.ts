import type { Page } from '@playwright/test';
import type { FigureRow } from '../../../lib/core/figure-row.ts';

/** Puts figures where the background keeps them, as a month of asking would; `page` is any of ours. */
export async function putFigures(page: Page, rows: readonly FigureRow[]): Promise<void> {
  await page.evaluate(async (added) => {
    const opening = indexedDB.open('sidestream');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('figures', 'readwrite');
    for (const row of added) transaction.objectStore('figures').put(row);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  }, rows);
}
