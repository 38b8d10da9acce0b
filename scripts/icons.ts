import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { ensureBrowsers, findChromium } from './browsers.ts';

/** Sizes that browsers and stores ask for. */
const sizes = [16, 32, 48, 96, 128] as const;

const publicFolder = join('public', 'icon');
const storeFolder = join('docs', 'store');

/** The tile that the Chrome Web Store shows where it recommends something. */
const tile = { width: 440, height: 280 };

const tileMarkup = (icon: string) => `<!doctype html>
<meta charset="utf-8">
<style>
  * { box-sizing: border-box; margin: 0; }
  body { display: grid; align-content: center; width: 440px; height: 280px; padding: 0 44px; background: #0b6b57; color: #fff;
         font: 17px/1.4 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
  svg { display: block; width: 88px; height: 88px; margin-left: -17px; }
  svg > rect:first-child { display: none; }
  h1 { margin-top: 8px; font-size: 38px; font-weight: 600; letter-spacing: -0.5px; line-height: 1.15; }
  p { margin-top: 6px; color: #c9f1e6; }
</style>
${icon}
<h1>Sidestream</h1>
<p>Ask any model, with your own key</p>`;

async function shoot(
  browser: Browser,
  markup: string,
  { width, height }: { width: number; height: number },
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height } });
  try {
    await page.setContent(markup);
    return await page.screenshot({ omitBackground: true });
  } finally {
    await page.close();
  }
}

/**
 * Draws every icon from docs/icon.svg, and the store's tile. What it writes is committed. The smallest has a drawing of its own,
 * whose edges lie on pixels. So have the two outlines for Firefox's toolbar: the tile of the icon would be a spot there.
 */
async function main(): Promise<void> {
  await ensureBrowsers({ need: ['chromium'] });
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    args: ['--no-sandbox', '--force-color-profile=srgb'],
  });
  try {
    const icon = readFileSync(join('docs', 'icon.svg'), 'utf8');
    const smallest = readFileSync(join('docs', 'icon-16.svg'), 'utf8');
    mkdirSync(publicFolder, { recursive: true });
    for (const size of sizes) {
      const markup = `<style>* { margin: 0; } svg { display: block; width: ${size}px; height: ${size}px; }</style>${size === 16 ? smallest : icon}`;
      const picture = await shoot(browser, markup, { width: size, height: size });
      writeFileSync(join(publicFolder, `${size}.png`), picture);
    }
    mkdirSync(storeFolder, { recursive: true });
    writeFileSync(
      join(storeFolder, 'tile-440x280.png'),
      await shoot(browser, tileMarkup(icon), tile),
    );
  } finally {
    await browser.close();
  }
}

await main();
