import { mkdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { chromiumArgs } from '../../../scripts/browsers.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { launchChromium, makeProfile, removeProfile, toLent } from './chromium-browser.ts';
import type { LentChromium } from './chromium-browser.ts';
import { findGrantedChromeBuild } from './chrome-build.ts';

/** Lends one browser to test after test. */
export interface Lender {
  /** A browser without a page, in which the extension has just been installed. */
  lend(): Promise<LentChromium>;
  /** Takes it back; one of a test that failed is not lent again. */
  takeBack(test: { isGood: boolean }): Promise<void>;
  close(): Promise<void>;
}

interface Lendable {
  context: BrowserContext;
  browser: CDPSession;
  profile: string;
  /** The extension that is installed now. */
  id?: string;
  /** Has it spent by any of these methods. */
  note(target: object, names: readonly string[]): void;
  /** Whether a test has done to it what cannot be undone. */
  isSpent(): boolean;
}

/** What a test may do to a context that stays in it, or whose end is not ours to know. */
const lasting = [
  'addInitScript',
  'exposeBinding',
  'exposeFunction',
  'route',
  'routeFromHAR',
  'routeWebSocket',
  'setExtraHTTPHeaders',
  'setGeolocation',
  'setHTTPCredentials',
  'setOffline',
] as const;

/** Another time, which every later page of the context has too, whichever page it was given to. */
const clocks = [
  'fastForward',
  'install',
  'pauseAt',
  'resume',
  'runFor',
  'setFixedTime',
  'setSystemTime',
] as const;

/** What a test may have asked a context to be told of. */
const heard = [
  'console',
  'dialog',
  'download',
  'page',
  'request',
  'requestfailed',
  'requestfinished',
  'response',
  'serviceworker',
  'weberror',
];

/**
 * Most tests want a browser in which nothing has happened yet, and to start one takes longer than many of them. So one is
 * lent to them all: between two its pages are closed and the extension is uninstalled, which ends its worker and takes all
 * that it kept, in whatever storage, with its permissions, rules, alarms and menus; then it is installed anew. A browser
 * that cannot be put back in this way (a script for all pages, another time, no network) is spent, and another one started.
 */
export function createLender(): Lender {
  let lendable: Lendable | undefined;
  const end = async (): Promise<void> => {
    const old = lendable;
    lendable = undefined;
    if (!old) return;
    await old.context.close();
    await removeProfile(old.profile);
  };
  return {
    async lend() {
      lendable ??= await startLendable();
      const { context, browser, profile } = lendable;
      const worker = context.waitForEvent('serviceworker');
      const { id } = await send<{ id: string }>(browser, 'Extensions.loadUnpacked', {
        path: findGrantedChromeBuild(),
      });
      lendable.id = id;
      await worker;
      const lent = await toLent(context, profile, id);
      // A second connection to the browser, after which its downloads go elsewhere.
      lendable.note(lent, ['attach', 'openSidePanel']);
      return lent;
    },
    async takeBack({ isGood }) {
      if (!lendable) return;
      if (isGood && !lendable.isSpent()) await clear(lendable);
      else await end();
    },
    close: end,
  };
}

async function startLendable(): Promise<Lendable> {
  const profile = await makeProfile();
  // Only what was not named at the start can be uninstalled.
  const args = chromiumArgs('').filter((arg) => !/extension/.test(arg));
  const context = await launchChromium(profile, [...args, '--enable-unsafe-extension-debugging'], {
    env: await withoutDesktop(profile),
  });
  const owner = context.browser();
  if (!owner) throw new Error('the browser is gone');
  const browser = await owner.newBrowserCDPSession();
  let hasLasting = false;
  const note = (target: object, names: readonly string[]): void => {
    const methods = target as Record<string, (...args: unknown[]) => unknown>;
    for (const name of names) {
      const method = methods[name]?.bind(target);
      methods[name] = (...given) => {
        hasLasting = true;
        return method?.(...given);
      };
    }
  };
  note(context, lasting);
  note(context.clock, clocks);
  const listens = (): boolean => heard.some((event) => countListeners(context, event) > 0);
  return { context, browser, profile, note, isSpent: () => hasLasting || listens() };
}

/**
 * At every uninstallation Chromium has the desktop forget the icons that an extension might have there, which takes a
 * shell some hundred processes and is about the home of whoever tests: it finds a program that does nothing.
 */
async function withoutDesktop(profile: string): Promise<NodeJS.ProcessEnv> {
  const programs = join(profile, 'programs');
  await mkdir(programs);
  for (const name of ['xdg-desktop-menu', 'xdg-icon-resource'])
    await symlink('/bin/true', join(programs, name));
  return { ...process.env, PATH: `${programs}${delimiter}${process.env['PATH']}` };
}

function countListeners(context: BrowserContext, event: string): number {
  return (context as unknown as { listenerCount(event: string): number }).listenerCount(event);
}

/** Makes a browser what it was before it was lent. */
async function clear({ context, browser, id }: Lendable): Promise<void> {
  const blank = await context.newPage();
  const old = context.pages().filter((page) => page !== blank);
  // All at once: the browser takes its time for each.
  await Promise.all(old.map((page) => page.close()));
  await send(browser, 'Extensions.uninstall', { id });
  // The next test may ask for the worker, and is to find its own.
  await waitUntil(() => context.serviceWorkers().length === 0, 'the end of the last worker');
  await context.clearCookies();
  await context.clearPermissions();
  await forgetCopied(blank);
}

/** Nothing that a test has copied may be taken for what the next one should have copied. */
async function forgetCopied(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener(
      'copy',
      (event) => {
        event.clipboardData?.setData('text/plain', '(nothing was copied)');
        event.preventDefault();
      },
      { once: true },
    );
    if (!document.execCommand('copy')) throw new Error('the clipboard is not ours');
  });
}

/** Playwright's types do not know the domain of extensions. */
async function send<Result>(browser: CDPSession, method: string, params: object): Promise<Result> {
  return (await browser.send(method as 'Browser.getVersion', params)) as Result;
}
