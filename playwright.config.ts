import { defineConfig } from '@playwright/test';

/**
 * The end-to-end tests. Each project has its folder; `scripts/test.ts` runs those that work one after the
 * other, since the browsers of two projects would steal each other's time on a small machine.
 *
 * The firefox project drives Firefox with puppeteer-core over WebDriver BiDi inside this runner,
 * because Playwright's own Firefox is a patched one that cannot load our extension.
 */
export default defineConfig({
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  // Limits for what hangs, and no measures: a rented machine stands still for half a minute now and then. Each is less than
  // the one around it, so that what waits in vain says for what; the first, less than any half minute that is waited for.
  expect: { timeout: 25_000 },
  use: { actionTimeout: 60_000 },
  timeout: 120_000,
  reporter: [
    ['line'],
    ['json', { outputFile: process.env['SIDESTREAM_RESULTS'] ?? '.cache/results/playwright.json' }],
  ],
  workers: 1,
  projects: [
    {
      name: 'chromium',
      testDir: 'tests/e2e/chromium',
      outputDir: 'test-results/chromium',
      fullyParallel: true,
    },
    { name: 'firefox', testDir: 'tests/e2e/firefox', outputDir: 'test-results/firefox' },
    // Real keys and clicks through xdotool: needs a screen, see scripts/test.ts.
    { name: 'headed', testDir: 'tests/e2e/headed', outputDir: 'test-results/headed' },
    // Backgrounds and browsers are killed: a sample here, all of it with `npm run test:deep`.
    { name: 'deaths', testDir: 'tests/e2e/deaths', outputDir: 'test-results/deaths' },
    // What takes minutes or hours: `npm run test:deep` alone.
    { name: 'long', testDir: 'tests/e2e/long', outputDir: 'test-results/long', timeout: 900_000 },
    // Real idle deaths take their 30 seconds each.
    {
      name: 'lifetime',
      testDir: 'tests/e2e/lifetime',
      outputDir: 'test-results/lifetime',
      timeout: 240_000,
    },
  ],
});
