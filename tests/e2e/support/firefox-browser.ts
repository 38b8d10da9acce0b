import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/browsers.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { findFirefoxBuild, findGrantedFirefoxBuild, readFirefoxManifest } from './firefox-build.ts';
import { openPrivileged } from './firefox-privileged.ts';
import type { Privileged } from './firefox-privileged.ts';
import { toPlacedView, toTabView } from './firefox-view.ts';
import type { Place, TabView, View } from './firefox-view.ts';

/** How a Firefox is started. */
export interface FirefoxOptions {
  /** A profile to use again; a fresh one by default. */
  profile?: string;
  headed?: boolean;
  /** Loads the build as it is shipped, and not the copy of it that may reach this machine. */
  shipped?: boolean;
  /** How long the background may idle before Firefox ends it; Firefox's own 30 s by default. */
  idleTimeoutMs?: number;
}

/** A Firefox with the extension loaded. */
export interface Firefox {
  readonly browser: Browser;
  readonly profile: string;
  readonly privileged: Privileged;
  /** Opens a page of the extension in a new tab, in front. */
  open(file: string): Promise<TabView>;
  /** Opens the real sidebar. */
  openSidebar(): Promise<View>;
  /** The page in the sidebar or the popup, which somebody else opens. */
  attach(place: Place): Promise<View>;
  closeSidebar(): Promise<void>;
  /** `running`, `starting`, `suspending` or `stopped`. */
  backgroundState(): Promise<string>;
  /** Ends the background as Firefox does, whatever it is doing, and waits until it has gone. */
  killBackground(): Promise<void>;
  /** Takes back the access to hosts, or gives it again, as the user does in Firefox's page of add-ons. */
  setHostAccess(origins: string[], access: 'granted' | 'revoked'): Promise<void>;
  /** Gives or takes back a permission that is no host, as the user does. */
  setPermission(name: string, access: 'granted' | 'revoked'): Promise<void>;
  /** Gives the permission to notify, as the user does when Firefox asks. */
  allowNotifications(): Promise<void>;
  /** Waits for Firefox's own question about access to a host, and answers it. */
  answerPrompt(answer: 'allow' | 'refuse'): Promise<void>;
  /** Sets a preference of Firefox, which takes effect at once. */
  setPreference(name: string, value: number | boolean | string): Promise<void>;
  /** Begins a word with an input method, in what has the focus of the tab in front. */
  compose(text: string): Promise<void>;
  /** Takes the word over by Enter, which the page sees as `key`: that differs from one input method to another. */
  commitComposition(key: 'Process' | 'Enter'): Promise<void>;
  /** Puts text on the clipboard. */
  copy(text: string): Promise<void>;
  /** Quits. The profile stays until `forget`. */
  quit(): Promise<void>;
  /** Quits and deletes the profile. */
  forget(): Promise<void>;
}

/** The address of the extension's pages; Firefox would choose a random one. */
const host = '3f6a1b58-8e3c-4c8e-9d2a-6a1f0d7c5b42';

/** What no test may do: leave the machine. Loopback goes past this proxy, and nobody listens there. */
const hermetic = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
};

/** Starts Firefox with the extension. */
export async function startFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const executablePath = findFirefox();
  if (executablePath === undefined)
    throw new Error('No Firefox: run `npm test`, which installs one.');
  const build = options.shipped ? findFirefoxBuild() : findGrantedFirefoxBuild();
  const manifest = await readFirefoxManifest(build);
  const { id } = manifest.browser_specific_settings.gecko;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'sidestream-firefox-')));
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: options.headed !== true,
    userDataDir: profile,
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1200', '--height=850'],
    extraPrefsFirefox: {
      ...hermetic,
      // Puppeteer has every window think that it has the focus, and then a popup never gets it.
      'focusmanager.testmode': false,
      'intl.locale.requested': 'en-US',
      'browser.download.folderList': 2,
      'browser.download.dir': join(profile, 'downloads'),
      'browser.download.alwaysOpenPanel': false,
      'extensions.webextensions.uuids': JSON.stringify({ [id]: host }),
      // Host permissions of the manifest are the user's to give in Firefox; a store install asks for them at once.
      'extensions.originControls.grantByDefault': true,
      // An add-on that is loaded from a folder goes with the session, and would take its database along.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...(options.idleTimeoutMs !== undefined && {
        'extensions.background.idle.timeout': options.idleTimeoutMs,
      }),
    },
  });
  await browser.installExtension(build);
  const privileged = await openPrivileged(browser);
  const closeSidebar = (): Promise<void> => privileged.run(() => SidebarController.hide());
  if (manifest.sidebar_action.open_at_install !== false) {
    // Firefox shows the sidebar of what was just installed; a test begins with no surface open.
    await waitUntil(() => privileged.run(() => SidebarController.isOpen), 'the sidebar');
    await closeSidebar();
  }

  const backgroundState = (): Promise<string> =>
    privileged.run((id) => WebExtensionPolicy.getByID(id).extension.backgroundState, id);

  const attach = (place: Place): Promise<View> => toPlacedView(privileged, place);

  const quit = async (): Promise<void> => {
    await browser.close();
  };

  return {
    browser,
    profile,
    privileged,
    attach,
    backgroundState,
    quit,
    async open(file) {
      const page = await browser.newPage();
      const url = `moz-extension://${host}/${file}`;
      // Firefox never reports the end of this navigation, so the page itself is asked.
      page.goto(url, { timeout: 0 }).catch(() => undefined);
      await waitUntil(() => isAt(page, url), file);
      return toTabView(page);
    },
    async openSidebar() {
      const command = `${id.replaceAll(/[@.]/g, '_')}-sidebar-action`;
      await privileged.run((command) => SidebarController.show(command), command);
      return attach('sidebar');
    },
    closeSidebar,
    async answerPrompt(answer) {
      await waitUntil(() => privileged.run(answerPrompt, answer), "Firefox's own question");
    },
    setPreference: (name, value) => privileged.run(setPreference, name, value),
    compose: (text) => privileged.run(compose, text),
    commitComposition: (key) => privileged.run(commitComposition, key),
    copy: (text) => privileged.run(copy, text),
    async killBackground() {
      // Asked in the same turn: a surface that has something under way wakes the next one within 50 ms.
      await waitUntil(() => privileged.run(endBackground, id), 'the end of the background');
    },
    setHostAccess: (origins, access) =>
      privileged.run(setAccess, id, { permissions: [], origins }, access),
    setPermission: (name, access) =>
      privileged.run(setAccess, id, { permissions: [name], origins: [] }, access),
    allowNotifications: () =>
      privileged.run(setAccess, id, { permissions: ['notifications'], origins: [] }, 'granted'),
    async forget() {
      await quit();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

async function isAt(page: Page, url: string): Promise<boolean> {
  try {
    return await page.evaluate(
      (url) => location.href === url && document.readyState === 'complete',
      url,
    );
  } catch {
    // The blank page that was there first went in the middle of the question.
    return false;
  }
}

// What follows is sent into Firefox's own window as text.

async function endBackground(id: string): Promise<boolean> {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ disableResetIdleForTest: true });
  return extension.backgroundState === 'stopped';
}

async function setAccess(
  id: string,
  access: HostAccess,
  change: 'granted' | 'revoked',
): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  if (change === 'granted') await ExtensionPermissions.add(id, access, extension);
  else await ExtensionPermissions.remove(id, access, extension);
}

function setPreference(name: string, value: number | boolean | string): void {
  if (typeof value === 'string') Services.prefs.setStringPref(name, value);
  else if (typeof value === 'number') Services.prefs.setIntPref(name, value);
  else Services.prefs.setBoolPref(name, value);
}

function answerPrompt(answer: 'allow' | 'refuse'): boolean {
  const prompt = document.querySelector('#addon-webext-permissions-notification');
  const buttons = prompt as { button?: HTMLElement; secondaryButton?: HTMLElement } | null;
  const button = answer === 'allow' ? buttons?.button : buttons?.secondaryButton;
  // It can be clicked once it is on screen; before, Firefox takes a click for a mistake.
  const panel = document.querySelector('#notification-popup') as { state?: string } | null;
  if (!button || panel?.state !== 'open') return false;
  button.click();
  return true;
}

function compose(text: string): void {
  gBrowser.selectedBrowser.focus();
  const input = Cc['@mozilla.org/text-input-processor;1']!.createInstance(Ci.nsITextInputProcessor);
  input.beginInputTransactionForTests(window);
  input.setPendingCompositionString(text);
  input.appendClauseToPendingComposition(text.length, input.ATTR_RAW_CLAUSE);
  input.setCaretInPendingComposition(text.length);
  input.flushPendingComposition();
  // The composition ends with its processor, which has to be there for the next call.
  Object.assign(window, { sidestreamInput: input });
}

function commitComposition(key: 'Process' | 'Enter'): void {
  const { sidestreamInput: input } = window as unknown as { sidestreamInput: FirefoxTextInput };
  const enter = new KeyboardEvent('', { key: 'Enter', code: 'Enter', keyCode: 13 });
  const flags = key === 'Enter' ? input.KEY_DONT_MARK_KEYDOWN_AS_PROCESSED : 0;
  input.commitComposition(enter, flags);
  input.keyup(enter);
}

function copy(text: string): void {
  const clipboard = Cc['@mozilla.org/widget/clipboardhelper;1']!.getService(Ci.nsIClipboardHelper);
  clipboard.copyString(text);
}
