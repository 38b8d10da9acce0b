import { test } from '@playwright/test';
import { chooseSeeds, noteFigure } from '../../support/deep.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { connectRaw } from '../support/chromium-raw-surface.ts';
import { startRawChromium } from '../support/chromium-raw.ts';
import { tryCrash } from '../support/deaths/crash.ts';
import { openRawPanel } from '../support/deaths/raw-panel.ts';

for (const seed of chooseSeeds(0, 1)) {
  test(`what was on screen when Chromium's process was killed is there after its restart, and goes on (seed ${seed})`, async () => {
    const server = await createFaultServer();
    let chromium = await startRawChromium();
    try {
      const options = await chromium.open('options.html');
      await connectRaw(options, server);
      await options.close();
      const missingMs = await tryCrash(
        {
          server,
          openPanel: (id) => openRawPanel(chromium, id),
          crash: () => chromium.crash(),
          async restart() {
            chromium = await startRawChromium(chromium.profile);
          },
        },
        seed,
      );
      noteFigure(test.info(), { row: "Chromium's process killed", values: { missingMs } });
    } finally {
      await chromium.forget();
      await server.close();
    }
  });
}
