import { parseArgs } from 'node:util';
import { ensureBrowsers } from './browsers.ts';
import { runCommand } from './checks/run-command.ts';

/** `npm run dev [-- -b firefox]`: WXT's dev mode, in the browser that the tests use too. */
const { values } = parseArgs({
  strict: false,
  options: { browser: { type: 'string', short: 'b' } },
});
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
try {
  await ensureBrowsers({ need: [name] });
  const args = ['node_modules/wxt/bin/wxt.mjs', ...process.argv.slice(2)];
  process.exitCode = await runCommand(process.execPath, args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
