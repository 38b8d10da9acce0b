import type { Page } from 'puppeteer-core';
import { waitUntil } from '../../support/wait-until.ts';
import { toCall } from './firefox-privileged.ts';
import type { Privileged } from './firefox-privileged.ts';

/**
 * A page of the extension, wherever Firefox shows it. Functions are sent as text: they may use their arguments (JSON)
 * and the page's `document`, `location` and `window`.
 */
export interface View {
  evaluate<Args extends readonly unknown[], Result>(
    code: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  /** Clicks the enabled button of that name. */
  press(name: string): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** Presses a key. */
  key(name: 'Enter' | 'Escape'): Promise<void>;
  close(): Promise<void>;
}

/** A page in a tab, and Puppeteer's own idea of it. */
export interface TabView extends View {
  readonly page: Page;
}

/** A page in a tab. Buttons are found by their name as Firefox computes it for screen readers. */
export function toTabView(page: Page): TabView {
  return {
    page,
    evaluate: (code, ...args) =>
      page.evaluate(code as never, ...args) as Promise<Awaited<ReturnType<typeof code>>>,
    async press(name) {
      const selector = `::-p-aria([name=${JSON.stringify(name)}][role="button"])`;
      const button = await page.waitForSelector(selector, { timeout: 25_000 });
      await button?.click();
    },
    type: (text) => page.keyboard.type(text),
    key: (name) => page.keyboard.press(name),
    close: () => page.close(),
  };
}

/** Where Firefox shows a page that is in no tab. */
export type Place = 'sidebar' | 'popup';

/**
 * A page in the sidebar or in the toolbar's popup, which WebDriver does not list: Firefox's own code reads it, and
 * presses keys on it as an input method would.
 */
export async function toPlacedView(privileged: Privileged, place: Place): Promise<View> {
  const onBrowser = <Args extends readonly unknown[], Result>(
    code: (browser: FirefoxBrowser | null, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> => {
    const browser = toCall(findBrowser, [place]);
    const call = `(${code.toString()})(${[browser, ...args.map((arg) => JSON.stringify(arg))].join()})`;
    return privileged.evaluate(call) as Promise<Awaited<Result>>;
  };
  const evaluate: View['evaluate'] = (code, ...args) =>
    onBrowser(evaluateIn, toCall(code, args)) as Promise<Awaited<ReturnType<typeof code>>>;

  await waitUntil(() => onBrowser(isOurs), `a page of the extension in the ${place}`);
  await waitUntil(() => evaluate(isComplete), `the page in the ${place}`);
  return {
    evaluate,
    async press(name) {
      await waitUntil(() => evaluate(clickButton, name), `a button "${name}"`);
    },
    async type(text) {
      for (const character of text) await onBrowser(pressKey, character, '', 0);
    },
    key: (name) => onBrowser(pressKey, name, name, name === 'Enter' ? 13 : 27),
    close: () => evaluate(() => window.close()),
  };
}

// What follows is sent as text: into a page, or into Firefox's own window.

function isComplete(): boolean {
  return document.readyState === 'complete';
}

function clickButton(name: string): boolean {
  const button = Array.from(document.querySelectorAll('button')).find(
    (button) =>
      !button.disabled &&
      (button.getAttribute('aria-label') ?? button.textContent?.trim()) === name,
  );
  button?.click();
  return button !== undefined;
}

function findBrowser(place: Place): FirefoxBrowser | null {
  if (place === 'popup') {
    return document.querySelector<FirefoxBrowser>('panel[panelopen] .webextension-popup-browser');
  }
  const sidebar = document.querySelector<HTMLIFrameElement>('#sidebar')?.contentDocument;
  return sidebar?.querySelector<FirefoxBrowser>('#webext-panels-browser') ?? null;
}

function isOurs(browser: FirefoxBrowser | null): boolean {
  return browser?.currentURI.spec.startsWith('moz-extension:') === true;
}

/** A real key, as from an input method. */
function pressKey(
  browser: FirefoxBrowser | null,
  key: string,
  code: string,
  keyCode: number,
): void {
  browser?.focus();
  const input = Cc['@mozilla.org/text-input-processor;1']!.createInstance(Ci.nsITextInputProcessor);
  input.beginInputTransactionForTests(window);
  const event = new KeyboardEvent('', { key, code, keyCode });
  input.keydown(event);
  input.keyup(event);
}

/** Lets a script run beside the page, in the page's own process. */
function evaluateIn(browser: FirefoxBrowser | null, call: string): Promise<unknown> {
  if (!browser) throw new Error('the page has gone');
  const manager = browser.messageManager;
  return new Promise((resolve, reject) => {
    const name = `sidestream-test-${crypto.randomUUID()}`;
    const listener = ({ data }: { data: unknown }): void => {
      manager.removeMessageListener(name, listener);
      const { value, error } = data as { value?: unknown; error?: string };
      if (error === undefined) resolve(value);
      else reject(new Error(error));
    };
    manager.addMessageListener(name, listener);
    const script = `{
      const window = content, { document, location } = content;
      new Promise((resolve) => resolve(${call})).then(
        (value) => sendAsyncMessage('${name}', { value }),
        (error) => sendAsyncMessage('${name}', { error: String(error) }),
      );
    }`;
    const url = `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`;
    manager.loadFrameScript(url, false);
  });
}
