import { startChromium } from '../e2e/support/chromium-browser.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import type { Script } from '../support/fault-server/script.ts';
import { bundle } from './bundle.ts';
import type { Timing, Wire } from './decode-rounds.ts';
import { measureDecodingWith } from './decode.ts';
import type { Figure } from './figure.ts';

const path = '/decode/';

type TimingPage = { time(wire: Wire): Promise<Timing> };

/** Times the same in a page of a Chromium of its own. */
export async function measureDecodingInChromium(server: FaultServer): Promise<Figure[]> {
  const source = await bundle('decode-page.ts');
  server.when((request) => request.path === path, toFile('text/html', html));
  server.when((request) => request.path === `${path}page.js`, toFile('text/javascript', source));
  const chromium = await startChromium();
  try {
    const page = await chromium.context.newPage();
    await page.goto(server.url + path);
    await page.locator('[data-ready]').waitFor({ state: 'attached' });
    return await measureDecodingWith('Chromium', (wire) =>
      page.evaluate((sent) => (window as unknown as TimingPage).time(sent), wire),
    );
  } finally {
    await chromium.forget();
  }
}

const html =
  '<!doctype html><html lang="en"><title>Decode</title><body><script type="module" src="page.js"></script></body></html>';

/** Isolated from other origins, a page gets a clock of 5 µs instead of 100 µs. */
function toFile(type: string, text: string): Script {
  const headers = {
    'content-type': `${type}; charset=utf-8`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  return [
    { type: 'head', headers },
    { type: 'text', text },
  ];
}
