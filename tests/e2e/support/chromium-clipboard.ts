import type { BrowserContext, Locator } from '@playwright/test';

/** Copies `text` in another page, and pastes it, as hands do. */
export async function pasteFrom(
  context: BrowserContext,
  text: string,
  into: Locator,
): Promise<void> {
  const source = await context.newPage();
  await source.setContent('<textarea></textarea>');
  const box = source.locator('textarea');
  await box.evaluate((box: HTMLTextAreaElement, text) => {
    box.value = text;
    box.focus();
    box.select();
  }, text);
  await box.press('Control+c');
  await source.close();
  await into.page().bringToFront();
  await into.focus();
  await into.press('Control+v');
}
