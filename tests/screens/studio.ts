import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { grantHost } from '../../scripts/start/grant-host.ts';
import { findGrantedChromeBuild } from '../e2e/support/chrome-build.ts';
import { startChromium } from '../e2e/support/chromium-browser.ts';
import { toSidestream } from '../e2e/support/chromium-test.ts';
import type { Sidestream } from '../e2e/support/chromium-test.ts';
import type { SurfacePage } from '../e2e/support/surface-page.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer, Reply } from '../support/fault-server/fault-server.ts';

/** How a surface is looked at. */
export interface Look {
  /** CSS pixels; 400 by default. */
  width?: number;
  /** CSS pixels; 720 by default, as high as its content for a popup or a whole page. */
  height?: number;
  /** One picture for each; light alone by default. */
  schemes?: readonly ('light' | 'dark')[];
  forcedColors?: boolean;
  /** Takes the whole page, however long. */
  whole?: boolean;
  /** Takes these parts of the page and what is between them, whole: of a long page little can be seen. */
  of?: Locator;
}

/** One picture, as the contact sheet lists it. */
export interface Picture {
  file: string;
  caption: string;
  width: number;
}

/** A browser, a server and a camera. */
export interface Studio {
  readonly sidestream: Sidestream;
  readonly server: FaultServer;
  readonly pictures: readonly Picture[];
  /** Takes `name`.png, and `name`-dark.png where that is asked for. */
  shoot(page: Page, name: string, caption: string, look?: Look): Promise<void>;
  /** A panel in a tab with a conversation of its own, whose next question is answered by `reply`. */
  panel(reply?: Reply): Promise<SurfacePage>;
  close(): Promise<void>;
}

/** The host that this studio's build may reach without asking anybody, beside this machine. */
export const grantedHost = 'https://api.openai.com/v1';

const popupHeight = 600;

/** Opens a studio that writes into `folder`. */
export async function openStudio(folder: string, args: readonly string[] = []): Promise<Studio> {
  mkdirSync(folder, { recursive: true });
  const build = grantHost(findGrantedChromeBuild(), grantedHost);
  const server = await createFaultServer();
  const sidestream = toSidestream(await startChromium({ build, args }), server);
  const pictures: Picture[] = [];

  const fit = async (page: Page, look: Look): Promise<number> => {
    const { width = 400, height } = look;
    await page.setViewportSize({ width, height: height ?? (look.whole ? popupHeight : 720) });
    if (height !== undefined || !look.whole) return width;
    const wanted = await page.evaluate(() => {
      const popup = document.querySelector('.popup');
      return popup ? popup.getBoundingClientRect().height : document.documentElement.scrollHeight;
    });
    await page.setViewportSize({ width, height: Math.ceil(wanted) });
    return width;
  };

  return {
    sidestream,
    server,
    pictures,
    async shoot(page, name, caption, look = {}) {
      const { schemes = ['light'], forcedColors = false } = look;
      await page.bringToFront();
      for (const scheme of schemes) {
        await page.emulateMedia({
          colorScheme: scheme,
          forcedColors: forcedColors ? 'active' : 'none',
          // Stands still: the caret and the pulse are there in every picture.
          reducedMotion: 'reduce',
        });
        // Twice: what has ended is drawn once more in a form that is cheap to keep.
        await twoFrames(page);
        await twoFrames(page);
        const width = await fit(page, look);
        await twoFrames(page);
        const file = scheme === 'light' ? `${name}.png` : `${name}-${scheme}.png`;
        const clip = look.of && { fullPage: true, clip: await toFrame(look.of) };
        await page.screenshot({ path: join(folder, file), caret: 'initial', ...clip });
        pictures.push({ file, width, caption: scheme === 'light' ? caption : `${caption}, dark` });
      }
    },
    async panel(reply) {
      if (reply) server.next(reply);
      return sidestream.openPanel(`?conversation=${crypto.randomUUID()}`);
    },
    async close() {
      await sidestream.forget();
      await server.close();
      rmSync(build, { recursive: true, force: true });
    },
  };
}

/** Where elements are on the page, with a margin for what is drawn around them. */
async function toFrame(
  of: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  return of.evaluateAll((elements) => {
    // What sticks to the view would lie over it.
    scrollTo(0, 0);
    const margin = 12;
    const boxes = elements.map((element) => element.getBoundingClientRect());
    const { clientWidth } = document.documentElement;
    const left = Math.max(0, Math.min(...boxes.map(({ left }) => left)) - margin);
    const right = Math.min(clientWidth, Math.max(...boxes.map(({ right }) => right)) + margin);
    const top = Math.max(0, Math.min(...boxes.map(({ top }) => top)) + scrollY - margin);
    const bottom = Math.max(...boxes.map(({ bottom }) => bottom)) + scrollY + margin;
    return { x: left, y: top, width: right - left, height: bottom - top };
  });
}

/** Waits until what changed last is drawn. */
async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
