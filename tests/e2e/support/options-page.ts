import type { Locator, Page } from '@playwright/test';
import { typed } from './scenarios.ts';

/** The fields of a connection, as a person fills them. */
export interface ConnectionEntry {
  provider?: string;
  baseUrl: string;
  key?: string;
  model?: string;
  systemPrompt?: string;
  name?: string;
}

/** The options page through its stable handles. */
export interface OptionsPage {
  readonly page: Page;
  readonly provider: Locator;
  readonly baseUrl: Locator;
  readonly apiKey: Locator;
  readonly model: Locator;
  readonly systemPrompt: Locator;
  readonly name: Locator;
  readonly test: Locator;
  readonly save: Locator;
  readonly listModels: Locator;
  readonly stopOnClose: Locator;
  readonly language: Locator;
  /** The line that says how it went. */
  readonly status: Locator;
  /** Fills in what `entry` has; Save is not pressed. */
  enter(entry: ConnectionEntry): Promise<void>;
}

/** The page object of `options.html`. */
export function toOptionsPage(page: Page): OptionsPage {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const options = {
    page,
    provider: page.getByLabel('Provider', { exact: true }),
    baseUrl: page.getByLabel('Base URL', { exact: true }),
    apiKey: page.getByLabel('API key', { exact: true }),
    model: page.getByLabel('Model', { exact: true }),
    systemPrompt: page.getByLabel('System prompt', { exact: true }),
    name: page.getByLabel('Name', { exact: true }),
    test: button('Test connection'),
    save: button('Save'),
    listModels: button('List models'),
    stopOnClose: page.getByLabel('Stop when I close', { exact: true }),
    language: page.locator('#language'),
    status: page.getByRole('status'),
  };
  return {
    ...options,
    async enter(entry) {
      await options.provider.selectOption(entry.provider ?? typed.provider);
      await options.baseUrl.fill(entry.baseUrl);
      if (entry.key !== undefined) await options.apiKey.fill(entry.key);
      await options.model.fill(entry.model ?? typed.model);
      if (entry.systemPrompt !== undefined) await options.systemPrompt.fill(entry.systemPrompt);
      if (entry.name !== undefined) await options.name.fill(entry.name);
    },
  };
}
