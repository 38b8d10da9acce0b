import { readFileSync } from 'node:fs';
import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';
import type { KeyHunt } from '../../support/key-hunt.ts';
import { startChromium } from './chromium-browser.ts';
import type { ChromiumOptions } from './chromium-browser.ts';
import { toSidestream } from './chromium-test.ts';
import type { OwnSidestream } from './chromium-test.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { readCarriers, readPlaces, spyOnMessages } from './key-places.ts';
import { toNetLogArgs } from './net-log.ts';

/** A browser in which everything is listened to. */
export interface HuntedBrowser extends OwnSidestream {
  /** What was written to the console of any page or of the worker, and what was thrown there. */
  readonly said: readonly string[];
  readonly netLog: string;
  /** The texts of all files that were saved by then. */
  readonly saved: readonly string[];
  /** Where the key, or any of them, is in all that pages and the worker can read, by place. */
  look(hunts: readonly KeyHunt[], pages?: readonly Page[]): Promise<string[]>;
  /** What carried a key to the background, without it. */
  carriers(page: Page): Promise<string[]>;
}

/** Starts a Chromium that writes a network log, notes messages and consoles, and keeps what is saved. */
export async function startHunted(
  server: FaultServer,
  netLog: string,
  options: ChromiumOptions = {},
): Promise<HuntedBrowser> {
  const chromium = await startChromium({ ...options, args: toNetLogArgs(netLog) });
  const sidestream = toSidestream(chromium, server);
  const { context } = sidestream;
  await context.addInitScript(spyOnMessages);
  const said: string[] = [];
  const saved: string[] = [];
  listen(context, said, saved);
  return {
    ...sidestream,
    said,
    saved,
    netLog,
    carriers: (page) => page.evaluate(readCarriers),
    async look(hunts, pages = context.pages()) {
      const places: (readonly [name: string, text: string])[] = [
        ['console', said.join('\n')],
        ['saved', saved.join('\n')],
      ];
      for (const page of pages) {
        if (!page.url().startsWith('chrome-extension:')) continue;
        const file = new URL(page.url()).pathname;
        for (const [name, text] of await page.evaluate(readPlaces)) {
          places.push([`${file}, ${name}`, text]);
        }
      }
      const [worker] = context.serviceWorkers();
      if (worker) {
        const areas = await worker.evaluate(async () =>
          JSON.stringify([
            await chrome.storage.local.get(null),
            await chrome.storage.session.get(null),
            await chrome.storage.sync.get(null),
          ]),
        );
        places.push(['storage, as the worker sees it', areas]);
      }
      return places.flatMap(([name, text]) =>
        hunts.flatMap(({ findIn }) =>
          findIn(text).map((form) => `${name}: ${form}${toExcerpt(text, form)}`),
        ),
      );
    },
  };
}

function listen(context: BrowserContext, said: string[], saved: string[]): void {
  const note = (message: ConsoleMessage): void => {
    said.push(message.text());
    said.push(JSON.stringify(message.location()));
  };
  context.on('console', note);
  context.on('weberror', (error) => said.push(String(error.error().stack)));
  context.on('serviceworker', (worker) => worker.on('console', note));
  for (const worker of context.serviceWorkers()) worker.on('console', note);
  context.on('page', (page) => {
    page.on('download', (download) => {
      void download.path().then((path) => {
        saved.push(download.suggestedFilename(), download.url(), readFileSync(path, 'utf8'));
      });
    });
  });
}

/** What stands around a find, for whoever has to mend it. */
function toExcerpt(text: string, form: string): string {
  const at = Number(form.split(' at ')[1]);
  const around = Buffer.from(text).subarray(Math.max(0, at - 60), at + 60);
  return ` (${around.toString('utf8')})`;
}
