import type { Page } from '@playwright/test';

/** As when the reader's browser is set to a text of twice the size. */
export async function enlargeText(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}
