import type { Page } from '@playwright/test';

/** A connection as a person would type it. */
export interface TypedConnection {
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string;
}

/**
 * Types a connection into the options page and saves it.
 * @param limitMs how long to wait; in a window, the person may first have to allow the host
 * @throws Error with the page's own words when it could not be saved
 */
export async function saveConnection(
  page: Page,
  connection: TypedConnection,
  limitMs: number,
): Promise<void> {
  await page.getByLabel('Provider', { exact: true }).selectOption('custom');
  await page.getByLabel('Base URL', { exact: true }).fill(connection.baseUrl);
  await page.getByLabel('API key', { exact: true }).fill(connection.apiKey);
  await page.getByLabel('Model', { exact: true }).fill(connection.model);
  await page.getByLabel('Name', { exact: true }).fill(connection.name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  try {
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor({ timeout: limitMs });
  } catch {
    const words = await page.locator('[role=status], .field-error').allInnerTexts();
    const said = words.filter((text) => text.trim() !== '').join(' ');
    throw new Error(`The connection could not be saved. The page says: ${said || 'nothing'}`);
  }
}
