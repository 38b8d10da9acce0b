import { test as base } from '@playwright/test';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { startFirefox } from './firefox-browser.ts';
import type { Firefox } from './firefox-browser.ts';
import { toFirefoxOptions } from './firefox-options.ts';
import type { FirefoxOptionsPage } from './firefox-options.ts';
import { toFirefoxSurface } from './firefox-surface.ts';
import type { FirefoxSurface } from './firefox-surface.ts';
import type { TabView } from './firefox-view.ts';

/** What the extension may be granted while it runs, which no test is to have from another one. */
const optional = ['tabs', 'notifications'];

/** A side panel or popup in a tab. */
export type TabSurface = FirefoxSurface<TabView>;

/** A browser with the extension, and short words for what most tests do. */
export interface Sidestream extends Firefox {
  /** Opens a panel in a tab and waits until it can be used. */
  openPanel(query?: string): Promise<TabSurface>;
  openPopup(query?: string): Promise<TabSurface>;
  openOptions(): Promise<FirefoxOptionsPage>;
  /** Sets up the connection to a server through the options page. */
  connect(server: Pick<FaultServer, 'baseUrl'>): Promise<void>;
}

/** Adds the words to a browser, for tests that start their own. */
export function toSidestream(firefox: Firefox): Sidestream {
  const openSurface = async (file: string): Promise<TabSurface> => {
    const surface = toFirefoxSurface(await firefox.open(file));
    await surface.ready();
    return surface;
  };
  const openOptions = async (): Promise<FirefoxOptionsPage> =>
    toFirefoxOptions(await firefox.open('options.html'));
  return {
    ...firefox,
    openOptions,
    openPanel: (query = '') => openSurface(`sidepanel.html${query}`),
    openPopup: (query = '') => openSurface(`popup.html${query}`),
    async connect(server) {
      const options = await openOptions();
      await options.enter({ baseUrl: server.baseUrl });
      await options.view.press('Save');
      await options.untilStatus('Saved');
      await options.view.close();
    },
  };
}

interface WorkerFixtures {
  sharedServer: FaultServer;
  /** One browser for all tests, since Firefox takes seconds to start: each test has a conversation of its own. */
  sharedFirefox: Sidestream;
}

interface Fixtures {
  /** The server that the browser is connected to, as if freshly started. */
  server: FaultServer;
  sidestream: Sidestream;
  /** A panel in a tab with a conversation that is new, for its window too. */
  panel: TabSurface;
  /** The chat request with this index, counted from 0, once it has come. */
  chat: (index: number) => Promise<RecordedRequest>;
}

/** Playwright's `test` with Firefox, the extension in it, and a server that it is connected to. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedServer: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of the fixtures from this pattern
    async ({}, use) => {
      const server = await createFaultServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  sharedFirefox: [
    async ({ sharedServer }, use) => {
      const sidestream = toSidestream(await startFirefox());
      await sidestream.connect(sharedServer);
      await use(sidestream);
      await sidestream.forget();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // Automatic: a test that never names the server leaves its requests behind as well.
  server: [
    async ({ sharedServer }, use) => {
      await use(sharedServer);
      sharedServer.reset();
    },
    { auto: true },
  ],
  sidestream: async ({ sharedFirefox }, use) => {
    for (const name of optional) await sharedFirefox.setPermission(name, 'revoked');
    await use(sharedFirefox);
    const [first, ...others] = await sharedFirefox.browser.pages();
    await first?.goto('about:blank');
    for (const page of others) await page.close();
  },
  panel: async ({ sidestream }, use) => {
    const panel = await sidestream.openPanel();
    // Not by its name: to look for that in all that the test before left on screen takes seconds.
    await panel.view.evaluate(() =>
      document.querySelector<HTMLElement>('[data-command=new]')?.click(),
    );
    await panel.ready();
    await use(panel);
  },
  chat: async ({ server }, use) => {
    await use((index) => server.request(index, isChat));
  },
});
