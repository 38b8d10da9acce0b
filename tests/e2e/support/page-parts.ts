import type { Page } from '@playwright/test';
import { htmlPage } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { Sidestream } from './chromium-test.ts';

/**
 * The main text of a fixture's page and what is around it, also those in open shadow roots and in frames of its own; takes
 * their marks away. An element's text is its own: without what in it bears a mark of its own, but for links, and without code.
 */
export async function takeParts(page: Page): Promise<{ main: string[]; chrome: string[] }> {
  return page.evaluate(() => {
    const marked = '[data-main],[data-chrome]';
    const roots = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap((element) => {
        const inner =
          element.shadowRoot ??
          (element instanceof HTMLIFrameElement ? element.contentDocument : null);
        return inner ? roots(inner) : [];
      }),
    ];
    const read = (node: Node, mark: string): string =>
      [...node.childNodes]
        .map((child) => {
          if (!('matches' in child)) return child.nodeType === 3 ? (child.textContent ?? '') : '';
          const element = child as Element;
          const apart = element.matches(marked) && !element.matches(`a[${mark}]`);
          return apart || element.matches('script,style,template') ? '' : read(element, mark);
        })
        .join('');
    const all = roots(document);
    const collect = (mark: string): string[] =>
      all.flatMap((root) =>
        [...root.querySelectorAll(`[${mark}]`)].map((element) => read(element, mark)),
      );
    const parts = { main: collect('data-main'), chrome: collect('data-chrome') };
    for (const element of all.flatMap((root) => [...root.querySelectorAll(marked)])) {
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

/** Opens a page of the test's own in a tab. */
export async function visit(
  { context }: Sidestream,
  server: FaultServer,
  html: string,
  path = '/page',
): Promise<Page> {
  server.when((request) => request.path === path, htmlPage(200, html));
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`);
  return page;
}
