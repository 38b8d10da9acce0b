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

/** Pastes into another page, as hands do, and gives what came. */
export async function pasteText(context: BrowserContext): Promise<string> {
  const target = await context.newPage();
  await target.setContent('<textarea></textarea>');
  const box = target.locator('textarea');
  await target.bringToFront();
  await box.focus();
  await box.press('Control+v');
  const text = await box.inputValue();
  await target.close();
  return text;
}
