import { once } from 'node:events';
import { test } from '@playwright/test';
import { chooseSeeds, noteFigure } from '../../support/deep.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { tryCrash } from '../support/deaths/crash.ts';
import { toFirefoxPanel } from '../support/deaths/firefox-patient.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { toSidestream } from '../support/firefox-test.ts';

for (const seed of chooseSeeds(0, 1)) {
  test(`what was on screen when Firefox's process was killed is there after its restart, and goes on (seed ${seed})`, async () => {
    const server = await createFaultServer();
    let firefox = toSidestream(await startFirefox());
    const { profile } = firefox;
    try {
      await firefox.connect(server);
      const missingMs = await tryCrash(
        {
          server,
          openPanel: async (id) => toFirefoxPanel(await firefox.openPanel(`?conversation=${id}`)),
          async crash() {
            const process = firefox.browser.process()!;
            const gone = once(process, 'exit');
            process.kill('SIGKILL');
            await gone;
          },
          async restart() {
            firefox = toSidestream(await startFirefox({ profile }));
          },
        },
        seed,
      );
      noteFigure(test.info(), { row: "Firefox's process killed", values: { missingMs } });
    } finally {
      await firefox.forget();
      await server.close();
    }
  });
}
