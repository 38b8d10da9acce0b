import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import { untilFaded } from '../support/expect-no-violation.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import type { Sidestream } from '../support/firefox-test.ts';
import { unfinished } from '../support/scenarios.ts';

const themes = { dark: 0, light: 1 } as const;
const source = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds fault with, in one line each. */
async function findViolations(page: Page): Promise<string[]> {
  await page.bringToFront();
  await page.evaluate(untilFaded);
  // Past the page's policy, which would refuse a script element: WebDriver's own scope is not bound by it.
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { passes, violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
    });
    if (passes.length < 10) return ['axe found hardly anything to check'];
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
  });
}

async function inBothThemes(
  sidestream: Sidestream,
  pages: Readonly<Record<string, Page>>,
): Promise<void> {
  for (const [theme, value] of Object.entries(themes)) {
    await sidestream.setPreference('layout.css.prefers-color-scheme.content-override', value);
    for (const [name, page] of Object.entries(pages)) {
      const query = `(prefers-color-scheme: ${theme})`;
      await expect
        .poll(() => page.evaluate((query) => matchMedia(query).matches, query))
        .toBe(true);
      expect(await findViolations(page), `${name}, ${theme}`).toEqual([]);
    }
  }
}

test('axe finds no fault with panel, popup and options, light and dark', async ({
  panel,
  sidestream,
  server,
}) => {
  server.next(
    unfinished(['half of ', 'it'], 'end'),
    jsonError(401, { error: { message: 'Incorrect API key provided.' } }),
    unfinished(['still ', 'coming'], 'silence'),
  );
  for (const [question, state] of [
    ['What is cut?', 'interrupted'],
    ['What is refused?', 'failed'],
    ['What finishes?', 'streaming'],
  ] as const) {
    await panel.ask(question);
    await panel.until(state);
  }
  const popup = await sidestream.openPopup();
  await popup.until('streaming');
  const options = await sidestream.openOptions();
  await inBothThemes(sidestream, {
    panel: panel.view.page,
    popup: popup.view.page,
    options: options.view.page,
  });
});

test('axe finds no fault with the first run, light and dark', async () => {
  const sidestream = toSidestream(await startFirefox());
  try {
    const panel = await sidestream.openPanel();
    const popup = await sidestream.openPopup();
    const options = await sidestream.openOptions();
    await inBothThemes(sidestream, {
      panel: panel.view.page,
      popup: popup.view.page,
      options: options.view.page,
    });
  } finally {
    await sidestream.forget();
  }
});
