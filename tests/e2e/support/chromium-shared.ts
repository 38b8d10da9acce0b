import { test as base } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Command, ConnectionDraft } from '../../../lib/protocol/command.ts';
import { toSent } from '../../../lib/surface/typed-key.ts';
import type { Update } from '../../../lib/protocol/update.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { startChromium } from './chromium-browser.ts';
import { toSidestream } from './chromium-test.ts';
import { untilSettled } from './idle-deaths.ts';
import { toHello } from './port-driver.ts';
import type { SurfacePage } from './surface-page.ts';

/** Saves a connection and makes it the default one; gives its id. */
type Connect = (connection: ConnectionDraft) => Promise<string>;

interface WorkerFixtures {
  sharedServer: FaultServer;
  /** One browser for all tests, for those that are many and ask little of it. */
  shared: { backstage: Page; panel: SurfacePage };
}

interface Fixtures {
  /** The server of all tests, as if freshly started. */
  server: FaultServer;
  connect: Connect;
  /** A panel with a new conversation. */
  panel: SurfacePage;
}

/** Playwright's `test` with one browser and one server for all tests; each has a conversation of its own. */
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
  shared: [
    async ({ sharedServer }, use) => {
      const chromium = await startChromium();
      const sidestream = toSidestream(chromium, sharedServer);
      const backstage = await sidestream.backstage();
      await use({ backstage, panel: await sidestream.openPanel() });
      await chromium.forget();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: async ({ sharedServer }, use) => {
    await use(sharedServer);
    sharedServer.reset();
  },
  connect: async ({ shared: { backstage } }, use) => {
    const ids = new Set<string>();
    await use(async (connection) => {
      const id = await saveConnection(backstage, connection);
      ids.add(id);
      return id;
    });
    // What a test taught its connection must not be known in the next.
    for (const id of ids) await removeConnection(backstage, id);
  },
  panel: async ({ shared: { panel } }, use) => {
    await use(panel);
    await pressAtOnce(panel.newConversation);
    await waitUntil(async () => (await panel.read()).length === 0, 'an empty conversation');
  },
});

/**
 * Presses a button from within the page. A real click, which waits for two frames and moves the mouse, takes longer than
 * all the rest of a short test; those who press buttons as a person does are in the other files.
 */
export async function pressAtOnce(button: Locator): Promise<void> {
  await button.evaluate((element) => (element as HTMLElement).click());
}

/** Saves a connection as the default one, from a page without a surface; gives its id. */
export async function saveConnection(page: Page, draft: ConnectionDraft): Promise<string> {
  const { connection, before } = toSent(draft);
  const requestId = crypto.randomUUID();
  const { outcome } = await send(
    page,
    [
      ...(before ? [before] : []),
      { type: 'connection-save', requestId, makeDefault: true, connection },
    ],
    'connection-saved',
  );
  if (!('connectionId' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.connectionId;
}

/** Deletes a connection, from a page without a surface. */
export async function removeConnection(page: Page, connectionId: string): Promise<void> {
  await send(
    page,
    [{ type: 'connection-delete', requestId: crypto.randomUUID(), connectionId }],
    'settings-update',
  );
}

/**
 * Says something on a Port and waits for what comes of it, all in one turn of the test: there are many of them. Says it
 * again on another Port where the first one ends before that, as every surface does.
 */
async function send<Type extends Update['type']>(
  page: Page,
  commands: readonly Command[],
  type: Type,
): Promise<Extract<Update, { type: Type }>> {
  await untilSettled(page.context());
  return page.evaluate(
    ({ hello, commands, type }) =>
      new Promise<Extract<Update, { type: Type }>>((resolve) => {
        const connect = (): void => {
          // See idle-deaths.ts: a Port of a test's own is not a surface.
          Object.assign(globalThis, { sidestreamExempt: true });
          const port = chrome.runtime.connect({ name: 'surface' });
          let greeted = false;
          port.onDisconnect.addListener(connect);
          port.onMessage.addListener((update: Update) => {
            if (update.type === 'welcome') {
              greeted = true;
              for (const command of commands) port.postMessage(command);
            } else if (greeted && update.type === type) {
              port.disconnect();
              resolve(update as Extract<Update, { type: Type }>);
            }
          });
          port.postMessage(hello);
        };
        connect();
      }),
    { hello: toHello(), commands, type },
  );
}
