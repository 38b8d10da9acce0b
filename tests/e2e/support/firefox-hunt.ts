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
export async function watchRequests({ privileged }: Sidestream): Promise<void> {
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

/** All that any page or the background has written to a console, and what was thrown. */
export async function readConsoles({ privileged }: Sidestream): Promise<string> {
  return (await privileged.evaluate(`(() => {
    const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
    const said = storage.getEvents().map((event) =>
      [event.filename, ...(event.arguments ?? []).map((each) => {
        try {
          return typeof each === 'string' ? each : JSON.stringify(each) ?? String(each);
        } catch {
          return String(each);
        }
      })].join(' '),
    );
    return [...said, ...Services.console.getMessageArray().map((each) => String(each.message))].join('\\n');
  })()`)) as string;
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
  sidestream: Sidestream,
  views: readonly TabView[],
  hunts: readonly KeyHunt[],
): Promise<string[]> {
  const places: (readonly [name: string, text: string])[] = [
    ['console', await readConsoles(sidestream)],
  ];
  for (const view of views) {
    const file = await view.evaluate(() => location.pathname);
    for (const [name, text] of await view.evaluate(readPlaces))
      places.push([`${file}, ${name}`, text]);
  }
  return places.flatMap(([name, text]) =>
    hunts.flatMap(({ findIn }) => findIn(text).map((form) => `${name}: ${form}`)),
  );
}
