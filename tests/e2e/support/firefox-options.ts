import { expect } from '@playwright/test';
import type { ElementHandle } from 'puppeteer-core';
import { typed } from './scenarios.ts';
import type { TabView } from './firefox-view.ts';

/** The options page through its stable handles. */
export interface FirefoxOptionsPage {
  readonly view: TabView;
  /** Fills in a connection as a person does. */
  enter(entry: { baseUrl: string; model?: string; key?: string }): Promise<void>;
  /** Types into the field of that label, in place of what is there. */
  type(label: string, text: string): Promise<void>;
  select(label: string, value: string): Promise<void>;
  /** What stands in a field. */
  read(label: string): Promise<string>;
  /** Waits until the page says so. */
  untilStatus(text: string | RegExp): Promise<void>;
}

/** The handles of `options.html`. */
export function toFirefoxOptions(view: TabView): FirefoxOptionsPage {
  const { page } = view;
  const field = async (label: string): Promise<ElementHandle> => {
    const found = await page.waitForFunction(findField, { polling: 50 }, label);
    const element = found.asElement();
    if (!element) throw new Error(`there is no field "${label}"`);
    return element as ElementHandle;
  };
  const type = async (label: string, text: string): Promise<void> => {
    const found = await field(label);
    await found.evaluate((element) => (element as HTMLInputElement).select());
    await found.type(text);
  };
  return {
    view,
    type,
    async select(label, value) {
      await (await field(label)).select(value);
    },
    read: async (label) =>
      (await field(label)).evaluate((element) => (element as HTMLInputElement).value),
    async enter(entry) {
      await (await field('Provider')).select(typed.provider);
      await type('Base URL', entry.baseUrl);
      await type('API key', entry.key ?? typed.key);
      await type('Model', entry.model ?? typed.model);
      await type('System prompt', typed.systemPrompt);
    },
    async untilStatus(text) {
      const read = (): Promise<string> =>
        view.evaluate(() =>
          Array.from(document.querySelectorAll('[role=status]'), ({ textContent }) => textContent)
            .join('\n')
            .trim(),
        );
      const wait = expect.poll(read, { intervals: [20] });
      await (typeof text === 'string' ? wait.toBe(text) : wait.toMatch(text));
    },
  };
}

/** Sent into the page as text. */
function findField(name: string): HTMLElement | null {
  const label = Array.from(document.querySelectorAll('label')).find(
    ({ textContent }) => textContent?.trim() === name,
  );
  return label?.control ?? null;
}
