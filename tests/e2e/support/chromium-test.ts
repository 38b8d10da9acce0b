import { test as base } from '@playwright/test';
import type { Page, TestInfo } from '@playwright/test';
import type { ConnectionDraft } from '../../../lib/protocol/command.ts';
import type { Settings } from '../../../lib/core/connection.ts';
import { noteFigure } from '../../support/deep.ts';
import { toSent } from '../../../lib/surface/typed-key.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { startChromium } from './chromium-browser.ts';
import type { Chromium, ChromiumOptions, LentChromium } from './chromium-browser.ts';
import { createLender } from './chromium-lender.ts';
import type { Lender } from './chromium-lender.ts';
import { dieIdle } from './idle-deaths.ts';
import { toOptionsPage } from './options-page.ts';
import type { OptionsPage } from './options-page.ts';
import { openPort, toHello } from './port-driver.ts';
import type { PortDriver } from './port-driver.ts';
import { toDraft } from './scenarios.ts';
import { toSurfacePage } from './surface-page.ts';
import type { SurfacePage } from './surface-page.ts';

/** Short words for what most tests do. */
interface Words {
  /** A page of the extension without a surface in it, for looking behind the scenes. */
  backstage(): Promise<Page>;
  /**
   * Kills the worker in the middle of whatever it does, and waits until it is dead. A surface that waits for something
   * may have woken a new one by then.
   */
  killWorker(): Promise<void>;
  /** A Port that has said hello. */
  port(): Promise<PortDriver>;
  /** Saves a connection as the options page does, and gives its id. */
  connect(draft?: Partial<ConnectionDraft>): Promise<string>;
  set(settings: Partial<Settings>): Promise<void>;
  /** Opens a panel in a tab and waits until it can be used. */
  openPanel(query?: string): Promise<SurfacePage>;
  openPopup(): Promise<SurfacePage>;
  /** Opens the options page and waits until its form is there. */
  openOptions(): Promise<OptionsPage>;
  /** What the toolbar shows. */
  badge(): Promise<string>;
}

/** A browser with the extension, which others may have had before. */
export type Sidestream = LentChromium & Words;

/** A browser of one's own with the extension. */
export type OwnSidestream = Chromium & Words;

interface WorkerFixtures {
  lender: Lender;
}

interface Fixtures {
  /** How Chromium is started; set it with `test.use`. A browser that is started otherwise is nobody else's. */
  start: ChromiumOptions;
  server: FaultServer;
  /** A browser as if it had just been started. */
  sidestream: Sidestream;
  /** A browser that has just been started, for tests that end it or look at its profile. */
  own: OwnSidestream;
  /** The chat request with this index, counted from 0, once it has come. */
  chat: (index: number) => Promise<RecordedRequest>;
}

/** Playwright's `test` with a browser, the extension in it, and a server that it can be connected to. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  lender: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
    async ({}, use) => {
      const lender = createLender();
      await use(lender);
      await lender.close();
    },
    { scope: 'worker' },
  ],
  start: [{}, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  server: async ({}, use) => {
    const server = await createFaultServer();
    await use(server);
    await server.close();
  },
  sidestream: async ({ server, start, lender }, use, info) => {
    if (dieIdle || Object.keys(start).length > 0) {
      await useOwn(start, server, use, info);
      return;
    }
    await use(toSidestream(await lender.lend(), server));
    await lender.takeBack({ isGood: info.status === info.expectedStatus });
  },
  own: async ({ server, start }, use, info) => {
    await useOwn(start, server, use, info);
  },
  chat: async ({ server }, use) => {
    await use((index) => server.request(index, isChat));
  },
});

async function useOwn(
  start: ChromiumOptions,
  server: FaultServer,
  use: (sidestream: OwnSidestream) => Promise<void>,
  info: TestInfo,
): Promise<void> {
  const chromium = await startChromium(start);
  await use(toSidestream(chromium, server));
  if (chromium.deaths) {
    const { count } = chromium.deaths;
    noteFigure(info, { row: 'Deaths of an idle worker in a test', values: { deaths: count } });
  }
  await chromium.forget();
}

/** Adds the words to a browser, for tests that start their own. */
export function toSidestream<Browser extends LentChromium>(
  chromium: Browser,
  server: FaultServer,
): Browser & Words {
  let stage: Promise<Page> | undefined;
  const backstage = (): Promise<Page> => (stage ??= openBackstage(chromium));
  const port = async (): Promise<PortDriver> => {
    const driver = await openPort(await backstage());
    await driver.post(toHello());
    await driver.next('welcome');
    return driver;
  };
  const openSurface = async (file: string): Promise<SurfacePage> => {
    const surface = toSurfacePage(await chromium.open(file));
    await surface.ready();
    return surface;
  };
  return {
    ...chromium,
    backstage,
    port,
    async killWorker() {
      // A restarted worker keeps its target's id, so its death is told by the end of a Port.
      const witness = await port();
      await chromium.closeWorkers();
      await waitUntil(() => witness.isClosed(), 'the death of the worker');
    },
    async connect(draft) {
      const driver = await port();
      const requestId = crypto.randomUUID();
      const { connection, before } = toSent(toDraft(server.baseUrl, draft));
      if (before) await driver.post(before);
      await driver.post({ type: 'connection-save', requestId, makeDefault: true, connection });
      const { outcome } = await driver.next('connection-saved');
      await driver.close();
      if (!('connectionId' in outcome)) throw new Error(JSON.stringify(outcome));
      return outcome.connectionId;
    },
    async set(settings) {
      const driver = await port();
      const before = (await driver.next('settings-update')).settings;
      await driver.post({
        type: 'settings-save',
        requestId: crypto.randomUUID(),
        settings,
      });
      const wanted = JSON.stringify({ ...before, ...settings });
      await driver.next('settings-update', (update) => JSON.stringify(update.settings) === wanted);
      await driver.close();
    },
    openPanel: (query = '') => openSurface(`sidepanel.html${query}`),
    openPopup: () => openSurface('popup.html'),
    async openOptions() {
      const options = toOptionsPage(await chromium.open('options.html'));
      await options.save.waitFor();
      return options;
    },
    badge: async () => (await backstage()).evaluate(() => chrome.action.getBadgeText({})),
  };
}

async function openBackstage({ context, url }: LentChromium): Promise<Page> {
  const [blank] = context.pages();
  const page = blank ?? (await context.newPage());
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(url('options.html'));
  return page;
}
