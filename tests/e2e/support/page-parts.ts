import type { Page } from '@playwright/test';

/** The main text of a fixture's page and what is around it; takes their marks away. */
export async function takeParts(page: Page): Promise<{ main: string[]; chrome: string[] }> {
  return page.evaluate(() => {
    const read = (mark: string): string[] =>
      [...document.querySelectorAll(`[${mark}]`)].map((element) =>
        [...element.childNodes]
          .filter(
            (node) =>
              !(node instanceof Element && node.matches(`[${mark}]:not(a), :has([${mark}])`)),
          )
          .map((node) => node.textContent)
          .join(''),
      );
    const parts = { main: read('data-main'), chrome: read('data-chrome') };
    for (const element of document.querySelectorAll('[data-main],[data-chrome]')) {
      element.removeAttribute('data-main');
      element.removeAttribute('data-chrome');
    }
    return parts;
  });
}

/** Reads the page as the extension does, and gives the text that its script gives. */
export async function readText(stage: Page, page: Page): Promise<string> {
  return stage.evaluate(async (address) => {
    const tabs = await chrome.tabs.query({});
    const [answer] = await chrome.scripting.executeScript<[], { text: string }>({
      target: { tabId: tabs.find(({ url }) => url === address)?.id ?? -1 },
      files: ['/page-reader.js'],
    });
    return answer?.result?.text ?? '';
  }, page.url());
}
