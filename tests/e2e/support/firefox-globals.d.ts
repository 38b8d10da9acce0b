/** What privileged code of the tests touches of Firefox: its own window, and no more of it than is used. */

interface FirefoxExtension {
  /** `moz-extension://uuid/` */
  readonly baseURL: string;
  /** `running`, `starting`, `suspending` or `stopped`. */
  readonly backgroundState: string;
  terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>;
}

declare const WebExtensionPolicy: { getByID(id: string): { extension: FirefoxExtension } };

declare const SidebarController: {
  readonly isOpen: boolean;
  show(commandId: string): Promise<boolean>;
  hide(): void;
};

/** A `<browser>` element: a page in a process of its own. */
interface FirefoxBrowser extends HTMLElement {
  readonly currentURI: { readonly spec: string };
  readonly messageManager: {
    addMessageListener(name: string, listener: (message: { data: unknown }) => void): void;
    removeMessageListener(name: string, listener: (message: { data: unknown }) => void): void;
    loadFrameScript(url: string, delayed: boolean): void;
  };
}

declare const gBrowser: { readonly selectedBrowser: FirefoxBrowser };

interface FirefoxTextInput {
  readonly ATTR_RAW_CLAUSE: number;
  readonly KEY_DONT_MARK_KEYDOWN_AS_PROCESSED: number;
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent): number;
  keyup(event: KeyboardEvent): boolean;
  setPendingCompositionString(text: string): void;
  appendClauseToPendingComposition(length: number, attribute: number): void;
  setCaretInPendingComposition(offset: number): void;
  flushPendingComposition(): boolean;
  commitComposition(event: KeyboardEvent, flags: number): void;
}

interface FirefoxClipboard {
  copyString(text: string): void;
}

declare const Ci: {
  readonly nsITextInputProcessor: { readonly of: FirefoxTextInput };
  readonly nsIClipboardHelper: { readonly of: FirefoxClipboard };
};

interface FirefoxClass {
  createInstance<Wanted>(kind: { readonly of: Wanted }): Wanted;
  getService<Wanted>(kind: { readonly of: Wanted }): Wanted;
}

declare const Cc: Readonly<Record<string, FirefoxClass>>;

/** A notice in a window of Firefox's own, where the desktop shows none. */
interface AlertWindow extends Window {
  onAlertClick(): void;
}

declare const Services: {
  readonly wm: { getEnumerator(kind: 'alert:alert'): Iterable<AlertWindow> };
  readonly io: { offline: boolean };
  /** Runs a script beside every page, in the page's own process, also in those that come later. */
  readonly mm: { loadFrameScript(url: string, delayed: boolean): void };
  readonly prefs: {
    setIntPref(name: string, value: number): void;
    setBoolPref(name: string, value: boolean): void;
    setStringPref(name: string, value: string): void;
    clearUserPref(name: string): void;
  };
};

interface HostAccess {
  permissions: string[];
  origins: string[];
}

declare const ChromeUtils: {
  importESModule(url: 'resource://gre/modules/ExtensionPermissions.sys.mjs'): {
    ExtensionPermissions: {
      add(id: string, access: HostAccess, extension: FirefoxExtension): Promise<void>;
      remove(id: string, access: HostAccess, extension: FirefoxExtension): Promise<void>;
    };
  };
};
