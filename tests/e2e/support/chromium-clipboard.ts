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

/** What a paste brings in another page. */
export async function readPaste(context: BrowserContext): Promise<{ text: string; html: string }> {
  const target = await context.newPage();
  await target.setContent('<textarea></textarea>');
  const pasted = target.evaluate(
    () =>
      new Promise<{ text: string; html: string }>((resolve) => {
        addEventListener('paste', ({ clipboardData }) =>
          resolve({
            text: clipboardData?.getData('text/plain') ?? '',
            html: clipboardData?.getData('text/html') ?? '',
          }),
        );
      }),
  );
  await target.locator('textarea').focus();
  await target.locator('textarea').press('Control+v');
  const found = await pasted;
  await target.close();
  return found;
}
