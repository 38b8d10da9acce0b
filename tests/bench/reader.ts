import type { Sidestream } from '../e2e/support/chromium-test.ts';
import type { Sidestream as FirefoxSidestream } from '../e2e/support/firefox-test.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Sends a function into a page, as text. */
export type Evaluate = <Result>(code: () => Result) => Promise<Awaited<Result>>;

/** A page that asks and shows the answer. */
export interface Reader {
  readonly evaluate: Evaluate;
  ask(): Promise<void>;
  close(): Promise<void>;
}

/** Opens readers of one kind in one browser, each with nothing in it. */
export interface ReaderKind {
  /** `ours` or `floor`, and in which browser. */
  readonly browser: string;
  readonly kind: 'ours' | 'floor';
  open(): Promise<Reader>;
}

const question = 'What is there to say about rivers?';

function startFloor(): void {
  void (window as unknown as { ask(): Promise<void> }).ask();
}

function isFloorReady(): boolean {
  return document.body?.dataset['ready'] !== undefined;
}

/** The readers of a Chromium. */
export function toChromiumReaders(sidestream: Sidestream, floorUrl: string): ReaderKind[] {
  return [
    {
      browser: 'Chromium',
      kind: 'ours',
      async open() {
        const panel = await sidestream.openPanel(`?conversation=${crypto.randomUUID()}`);
        await panel.page.bringToFront();
        return {
          evaluate: (code) =>
            panel.page.evaluate(code) as Promise<Awaited<ReturnType<typeof code>>>,
          ask: () => panel.ask(question),
          close: () => panel.page.close(),
        };
      },
    },
    {
      browser: 'Chromium',
      kind: 'floor',
      async open() {
        const page = await sidestream.context.newPage();
        await page.goto(floorUrl);
        await page.waitForFunction(isFloorReady);
        await page.bringToFront();
        return {
          evaluate: (code) => page.evaluate(code) as Promise<Awaited<ReturnType<typeof code>>>,
          ask: () => page.evaluate(startFloor),
          close: () => page.close(),
        };
      },
    },
  ];
}

/** The readers of a Firefox. */
export function toFirefoxReaders(sidestream: FirefoxSidestream, floorUrl: string): ReaderKind[] {
  return [
    {
      browser: 'Firefox',
      kind: 'ours',
      async open() {
        const panel = await sidestream.openPanel(`?conversation=${crypto.randomUUID()}`);
        return {
          evaluate: panel.view.evaluate,
          ask: () => panel.ask(question),
          close: () => panel.view.close(),
        };
      },
    },
    {
      browser: 'Firefox',
      kind: 'floor',
      async open() {
        const page = await sidestream.browser.newPage();
        await page.goto(floorUrl);
        await waitUntil(() => page.evaluate(isFloorReady), 'the bare page');
        return {
          evaluate: (code) => page.evaluate<[], typeof code>(code),
          ask: () => page.evaluate(startFloor),
          close: () => page.close(),
        };
      },
    },
  ];
}
