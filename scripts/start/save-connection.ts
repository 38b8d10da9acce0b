import type { Page } from '@playwright/test';

/** A connection as a person would type it. */
export interface TypedConnection {
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string;
}

const saveLimitMs = 15_000;

/**
 * Types a connection into the options page and saves it. The browser may then still ask whether the host may be
 * reached, see `awaitAccess`.
 * @throws Error with the page's own words when it could not be saved
 */
export async function saveConnection(page: Page, connection: TypedConnection): Promise<void> {
  await page.getByLabel('Provider', { exact: true }).selectOption('custom');
  await page.getByLabel('Base URL', { exact: true }).fill(connection.baseUrl);
  await page.getByLabel('API key', { exact: true }).fill(connection.apiKey);
  await page.getByLabel('Model', { exact: true }).fill(connection.model);
  await page.getByLabel('Name', { exact: true }).fill(connection.name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const status = page.getByRole('status');
  const saved = status.filter({ hasText: /^Saved/ });
  const failed = page.locator('.field-error').or(status.filter({ hasText: 'could not be saved' }));
  // What stops it is said at once, and nothing comes after it.
  await saved
    .or(failed)
    .first()
    .waitFor({ timeout: saveLimitMs })
    .catch(() => undefined);
  if (await saved.isVisible()) return;
  const words = await page.locator('[role=status], .field-error').allInnerTexts();
  const said = words.filter((text) => text.trim() !== '').join(' ');
  throw new Error(`The connection could not be saved. The page says: ${said || 'nothing'}`);
}
