import { parseArgs } from 'node:util';
import { ensureBrowsers } from './browsers.ts';
import { runCommand } from './checks/run-command.ts';
import { hasDisplay } from './has-display.ts';

/** `npm run dev [-- -b firefox]`: WXT's dev mode, in the browser that the tests use too. */
const { values } = parseArgs({
  strict: false,
  options: { browser: { type: 'string', short: 'b' } },
});
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
try {
  if (!hasDisplay()) {
    throw new Error(
      'There is no display for a browser window: run this in a desktop session, or as ' +
        '`xvfb-run -a npm run dev`; `npm start` shows Sidestream without one.',
    );
  }
  await ensureBrowsers({ need: [name] });
  const args = ['node_modules/wxt/bin/wxt.mjs', ...process.argv.slice(2)];
  process.exitCode = await runCommand(process.execPath, args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
