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

/**
 * Listens to these pages' messages. Their Ports were there before, so the background is ended once: what they say from then
 * on goes over Ports that are listened to.
 */
export async function listenTo(sidestream: Sidestream, views: readonly TabView[]): Promise<void> {
  for (const view of views) await view.evaluate(spyOnMessages);
  await sidestream.killBackground();
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
