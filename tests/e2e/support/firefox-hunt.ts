import type { KeyHunt } from '../../support/key-hunt.ts';
import { readPlaces, spyOnMessages } from './key-places.ts';
import type { Sidestream } from './firefox-test.ts';
import type { TabView } from './firefox-view.ts';

/** One request that left Firefox. */
export interface SeenRequest {
  host: string;
  url: string;
  referrer: string;
  headers: string;
  /** Whether Firefox has sent it for itself, and for no page or extension. */
  isFirefoxs: boolean;
  hasBody: boolean;
}

/** Notes every request of the whole browser from here on, in Firefox's own scope. */
async function watchRequests({ privileged }: Sidestream): Promise<void> {
  await privileged.evaluate(`(() => {
    const seen = [];
    const observer = {
      observe(subject) {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel);
        const headers = [];
        channel.visitRequestHeaders({ visitHeader: (name, value) => headers.push(name + ': ' + value) });
        seen.push({
          host: channel.URI.hostPort,
          url: channel.URI.spec,
          referrer: channel.referrerInfo?.computedReferrerSpec ?? '',
          headers: headers.join('\\n'),
          isFirefoxs: channel.loadInfo.triggeringPrincipal.isSystemPrincipal,
          hasBody: channel.QueryInterface(Ci.nsIUploadChannel).uploadStream !== null,
        });
      },
    };
    Services.obs.addObserver(observer, 'http-on-modify-request');
    window.sidestreamRequests = { seen, observer };
    return true;
  })()`);
}

/** The requests so far. */
export async function readRequests({ privileged }: Sidestream): Promise<SeenRequest[]> {
  return (await privileged.evaluate('window.sidestreamRequests.seen')) as SeenRequest[];
}

/**
 * Listens to the messages of all pages of ours that are opened from here on. Firefox runs no preload script of WebDriver in
 * them, so its own code does that: before the page's first script, and so with the first message of its first Port.
 */
async function listenToMessages({ privileged }: Sidestream): Promise<void> {
  await privileged.run(
    runBeforeScripts,
    `((globalThis) => (${spyOnMessages.toString()})())(window)`,
  );
}

/** A Firefox that is listened to. */
export interface HuntedFirefox extends Sidestream {
  /** All that pages and backgrounds have written to a console since, and what Firefox itself says of errors. */
  said(): Promise<string>;
}

/** Listens to the consoles, which Firefox writes to its own output, and to the network of a browser that was just started. */
export async function listenToAll(sidestream: Sidestream): Promise<HuntedFirefox> {
  const { browser, privileged, setPreference } = sidestream;
  const pieces: string[] = [];
  const { stdout, stderr } = browser.process() ?? {};
  for (const stream of [stdout, stderr]) stream?.on('data', (piece) => pieces.push(String(piece)));
  await setPreference('devtools.console.stdout.content', true);
  await setPreference('devtools.console.stdout.chrome', true);
  await watchRequests(sidestream);
  await listenToMessages(sidestream);
  return {
    ...sidestream,
    async said() {
      const errors = await privileged.evaluate(
        "Services.console.getMessageArray().map((each) => String(each.message)).join('\\n')",
      );
      return pieces.join('') + String(errors);
    },
  };
}

/** What lies on the clipboard. */
export async function readClipboard({ privileged }: Sidestream): Promise<string> {
  return (await privileged.evaluate('navigator.clipboard.readText()')) as string;
}

/** Where the key, or any of them, is in all that pages can read, and on the consoles. */
export async function lookThrough(
  sidestream: HuntedFirefox,
  views: readonly TabView[],
  hunts: readonly KeyHunt[],
): Promise<string[]> {
  const places: (readonly [name: string, text: string])[] = [['console', await sidestream.said()]];
  for (const view of views) {
    const file = await view.evaluate(() => location.pathname);
    for (const [name, text] of await view.evaluate(readPlaces))
      places.push([`${file}, ${name}`, text]);
  }
  return places.flatMap(([name, text]) =>
    hunts.flatMap(({ findIn }) => findIn(text).map((form) => `${name}: ${form}`)),
  );
}

/** Sent into Firefox's own window as text. */
function runBeforeScripts(code: string): void {
  const script = `addEventListener('DOMDocElementInserted', ({ target }) => {
    const window = target.defaultView;
    if (window?.location.protocol !== 'moz-extension:') return;
    const sandbox = Cu.Sandbox(window, { sandboxPrototype: window, wantXrays: false });
    Cu.evalInSandbox(${JSON.stringify(code)}, sandbox);
  }, true);`;
  const url = `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`;
  Services.mm.loadFrameScript(url, true);
}
