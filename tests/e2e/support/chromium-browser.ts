import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../../scripts/browsers.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { findChromeBuild, findGrantedChromeBuild } from './chrome-build.ts';
import { addIdleDeaths, dieIdle } from './idle-deaths.ts';
import type { IdleDeaths } from './idle-deaths.ts';
import { quietArgs } from './quiet-args.ts';

/** How a Chromium is started. */
export interface ChromiumOptions {
  /** A profile to use again; a fresh one by default. */
  profile?: string;
  headed?: boolean;
  /** The folder of the extension; by default the copy of the build under test that may reach this machine. */
  build?: string;
  /** Loads the build as it is shipped, which may reach no host before its user is asked. */
  shipped?: boolean;
  args?: readonly string[];
  colorScheme?: 'light' | 'dark';
  /** The language of the browser; American English by default. */
  locale?: string;
}

/** A Chromium with the extension loaded, which somebody else ends. */
export interface LentChromium {
  readonly context: BrowserContext;
  /** The extension's id. */
  readonly id: string;
  /** `chrome-extension://id/file` */
  url(file: string): string;
  /** Opens a page of the extension in a new tab. */
  open(file: string): Promise<Page>;
  /** Counted in the mode of the suite in which the worker dies after every message. */
  readonly deaths: IdleDeaths | undefined;
  /** Target ids of the extension's running workers: none or one. */
  workers(): Promise<string[]>;
  /** Has the browser end the worker, whatever it is doing. */
  closeWorkers(): Promise<void>;
  /**
   * Opens the real side panel of a page's window with a lent gesture and gives the page in it, which no tab shows and
   * `context.pages()` does not list.
   */
  openSidePanel(from: Page): Promise<Page>;
  /** The page of a surface that the browser opened by itself, outside of all tabs. */
  attach(file: string): Promise<Page>;
}

/** A Chromium of somebody's own. */
export interface Chromium extends LentChromium {
  readonly profile: string;
  /** Quits. The profile stays until `forget`. */
  quit(): Promise<void>;
  /** Quits and deletes the profile. */
  forget(): Promise<void>;
}

/** What no test may do: leave the machine. Names are not resolved, addresses other than loopback are refused. */
const hermetic = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/** Starts Chromium with the extension. */
export async function startChromium(options: ChromiumOptions = {}): Promise<Chromium> {
  const profile = options.profile ?? (await makeProfile());
  const build = options.shipped ? findChromeBuild() : (options.build ?? findGrantedChromeBuild());
  const context = await launchChromium(profile, chromiumArgs(build), options);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const lent = await toLent(context, profile, new URL(worker.url()).host);
  const quit = async (): Promise<void> => {
    await context.close();
  };
  return {
    ...lent,
    profile,
    quit,
    async forget() {
      await quit();
      await removeProfile(profile);
    },
  };
}

/** A folder for a new profile. */
export function makeProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'sidestream-chromium-'));
}

/** Deletes a profile whose browser has ended. */
export async function removeProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Starts Chromium with a profile and those flags. */
export function launchChromium(
  profile: string,
  args: readonly string[],
  options: Pick<ChromiumOptions, 'headed' | 'args' | 'colorScheme' | 'locale'> & {
    env?: NodeJS.ProcessEnv;
  } = {},
): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('No Chromium: run `npm test`, which installs one.');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    // Beside the profile, and as long: what the runner has for it goes with the test in which the browser was started.
    downloadsPath: join(profile, 'downloads'),
    headless: options.headed !== true,
    viewport: null,
    locale: options.locale ?? 'en-US',
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
    ...(options.env && { env: options.env }),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [...args, ...quietArgs, '--remote-debugging-port=0', hermetic, ...(options.args ?? [])],
  });
}

/** Adds what tests ask of a browser in which the extension with that id has started. */
export async function toLent(
  context: BrowserContext,
  profile: string,
  id: string,
): Promise<LentChromium> {
  const url = (file: string): string => `chrome-extension://${id}/${file}`;
  let session: CDPSession | undefined;
  const browserSession = async (): Promise<CDPSession> => {
    session ??= await context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('the browser is gone');
    return session;
  };

  const workers = async (): Promise<string[]> => {
    const { targetInfos } = await (await browserSession()).send('Target.getTargets');
    return targetInfos
      .filter((target) => target.type === 'service_worker' && target.url.startsWith(url('')))
      .map((target) => target.targetId);
  };

  const attach = async (file: string): Promise<Page> => {
    const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
    // Connected anew each time: a connection lists the pages that were there when it was made.
    return waitUntil(async () => {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const pages = browser.contexts().flatMap((each) => each.pages());
      const tabs = new Set(await Promise.all(context.pages().map(toTargetId)));
      for (const page of pages) {
        if (!page.url().startsWith(url(file))) continue;
        const id = await toTargetId(page);
        if (id !== undefined && !tabs.has(id)) return page;
      }
      await browser.close();
      return undefined;
    }, `a ${file} outside of the tabs`);
  };

  const closeWorkers = async (): Promise<void> => {
    const browser = await browserSession();
    for (const targetId of await workers()) await browser.send('Target.closeTarget', { targetId });
  };
  const deaths = dieIdle ? await addIdleDeaths(context, closeWorkers) : undefined;

  return {
    context,
    id,
    url,
    deaths,
    workers,
    closeWorkers,
    attach,
    async open(file) {
      const page = await context.newPage();
      await page.goto(url(file));
      return page;
    },
    async openSidePanel(from) {
      const windowId = await from.evaluate(async () => (await chrome.windows.getCurrent()).id);
      const page = await context.newCDPSession(from);
      const { exceptionDetails } = await page.send('Runtime.evaluate', {
        expression: `chrome.sidePanel.open({ windowId: ${windowId} })`,
        userGesture: true,
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
      return attach('sidepanel.html');
    },
  };
}

/** Undefined for a page that closes while it is asked, as a popup does that opens the panel. */
async function toTargetId(page: Page): Promise<string | undefined> {
  try {
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    return targetInfo.targetId;
  } catch (cause) {
    if (await isClosing(page)) return undefined;
    throw cause;
  }
}

/** Whether the page goes within a moment: its target is gone before its own event has come. */
async function isClosing(page: Page): Promise<boolean> {
  if (page.isClosed()) return true;
  return page.waitForEvent('close', { timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}
