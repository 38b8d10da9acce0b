import type { Locator, Page } from '@playwright/test';
import { say, typed } from './scenarios.ts';

type AdvancedKey = keyof AdvancedFields;

/** The fields of a connection, as a person fills them. */
export interface ConnectionEntry {
  provider?: string;
  baseUrl: string;
  key?: string;
  model?: string;
  systemPrompt?: string;
  name?: string;
  /** How often a failed question is asked again by itself; `3` is what a new connection begins with. */
  retries?: '0' | '1' | '2' | '3';
}

/** The fields behind "Advanced". */
export interface AdvancedFields {
  readonly dialect: Locator;
  readonly keyHeader: Locator;
  readonly headers: Locator;
  readonly extraBody: Locator;
  readonly temperature: Locator;
  readonly topP: Locator;
  readonly maxTokens: Locator;
  readonly reasoningEffort: Locator;
  readonly whole: Locator;
  readonly retries: Locator;
  readonly firstByteSeconds: Locator;
  readonly idleSeconds: Locator;
  readonly payloadSeconds: Locator;
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
  /** The fold around `advanced`, and what opens it. */
  readonly fold: Locator;
  readonly foldSummary: Locator;
  readonly advanced: AdvancedFields;
  /** Opens the fold, unless it is open. */
  unfold(): Promise<void>;
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
    status: page.locator('.report-line'),
    fold: page.locator('details.advanced'),
    foldSummary: page.locator('details.advanced > summary'),
  };
  const labelled = (key: AdvancedKey): Locator =>
    page.getByLabel(say(`options.${key}`), { exact: true });
  const advanced: AdvancedFields = {
    dialect: labelled('dialect'),
    keyHeader: labelled('keyHeader'),
    headers: labelled('headers'),
    extraBody: labelled('extraBody'),
    temperature: labelled('temperature'),
    topP: labelled('topP'),
    maxTokens: labelled('maxTokens'),
    reasoningEffort: labelled('reasoningEffort'),
    whole: labelled('whole'),
    retries: labelled('retries'),
    firstByteSeconds: labelled('firstByteSeconds'),
    idleSeconds: labelled('idleSeconds'),
    payloadSeconds: labelled('payloadSeconds'),
  };
  const unfold = async (): Promise<void> => {
    if ((await options.fold.getAttribute('open')) === null) await options.foldSummary.click();
  };
  return {
    ...options,
    advanced,
    unfold,
    async enter(entry) {
      await options.provider.selectOption(entry.provider ?? typed.provider);
      await options.baseUrl.fill(entry.baseUrl);
      if (entry.key !== undefined) await options.apiKey.fill(entry.key);
      await options.model.fill(entry.model ?? typed.model);
      if (entry.systemPrompt !== undefined) await options.systemPrompt.fill(entry.systemPrompt);
      if (entry.name !== undefined) await options.name.fill(entry.name);
      if (entry.retries !== undefined) {
        await unfold();
        await advanced.retries.selectOption(entry.retries);
      }
    },
  };
}
