import type { Page } from '@playwright/test';
import type { RunRecord } from '../../lib/core/run-record.ts';
import { say } from '../e2e/support/scenarios.ts';
import { jsonError } from '../support/fault-server/chat-script.ts';
import type { Look, Studio } from './studio.ts';

const both: Look = { schemes: ['light', 'dark'] };

/** A day of runs, as somebody has it who is about to report a fault. */
function toRecords(): RunRecord[] {
  const now = Date.now();
  return Array.from({ length: 34 }, (_, at): RunRecord => {
    const isFault = at % 7 === 3;
    const isOrphan = at === 31;
    return {
      id: `run-${at}`,
      atMs: now - (40 - at) * 23 * 60_000,
      provider: ['openai', 'ollama', 'openai', 'anthropic', '', 'custom'][at % 6]!,
      dialect: at % 6 === 3 ? 'anthropic-messages' : 'chat-completions',
      host: at % 6 === 1 ? 'loopback' : 'remote',
      usualHost: at % 6 < 4,
      model: at % 5 === 0 ? '' : 'gpt-4o',
      stream: true,
      readers: isOrphan ? 0 : 1 + (at % 2),
      life: 1 + Math.floor(at / 9),
      ...(isOrphan ? { orphan: true as const } : { endMs: 800 + at * 371 }),
      end: at % 9 === 5 ? 'abort' : isFault || isOrphan ? 'error' : 'finish',
      ...(isOrphan && { fault: { kind: 'interrupted' as const } }),
      ...(isFault && { fault: { kind: 'rate-limited' as const, status: 429 } }),
      steps: [
        {
          sinceMs: 12,
          status: isFault ? 429 : 200,
          headMs: 340,
          firstByteMs: 342,
          firstWordMs: 351,
          lastByteMs: 800,
          endMs: 802,
          sent: 5_321,
          received: 40_221,
          events: 402,
          deltas: 400,
          comments: 3,
        },
      ],
    };
  });
}

/** Puts records where the background keeps them. */
function putRecords(page: Page, records: readonly RunRecord[]): Promise<void> {
  return page.evaluate(
    (records) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sidestream-diagnostics');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('runs', 'readwrite');
          for (const record of records) writing.objectStore('runs').put(record);
          writing.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    records,
  );
}

async function show(page: Page): Promise<void> {
  const section = page.locator('.diagnostics');
  await section.locator('.data-actions').waitFor();
  await section.evaluate((element) => element.scrollIntoView());
}

/** The log of the last runs: none, a day of them, what is copied; and the way to it from an error. */
export async function shootDiagnostics({ sidestream, panel, shoot }: Studio): Promise<void> {
  const { page } = await sidestream.openOptions();
  await show(page);
  await page
    .getByRole('button', { name: say('diagnostics.clear') })
    .click({ timeout: 1_000 })
    .then(
      () => page.locator('dialog .is-main').click(),
      () => undefined,
    );
  await page.locator('.run-log-none').waitFor();
  await shoot(page, 'diagnostics-none', 'Diagnostics: none yet', {
    ...both,
    width: 800,
    height: 700,
  });
  await putRecords(page, toRecords());
  await page.reload();
  await show(page);
  await page.locator('.run-log summary').nth(2).click();
  await shoot(page, 'diagnostics', 'Diagnostics: a day', { ...both, width: 800, height: 1000 });
  await page.locator('.diagnostics > .fold > summary').click();
  await page.setViewportSize({ width: 320, height: 1500 });
  await show(page);
  await shoot(page, 'diagnostics-320', 'Diagnostics: 320 px', {
    ...both,
    width: 320,
    height: 1500,
  });
  for (const [language, name] of [
    ['ar-XB', 'right-to-left'],
    ['de', 'German'],
  ] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await show(page);
    await shoot(page, `diagnostics-${language}`, `Diagnostics: ${name}`, {
      width: 400,
      height: 1500,
    });
  }
  await sidestream.set({ language: 'en' });
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  await show(page);
  await shoot(page, 'diagnostics-280', 'Diagnostics: 280 px', { width: 280, height: 1500 });
  await page.close();

  const failed = await panel(jsonError(404, { error: { message: 'There is no such model.' } }));
  await failed.ask('Hello?');
  await failed.until('failed');
  await failed.page.getByText(say('common.details'), { exact: true }).click();
  await shoot(failed.page, 'diagnostics-way', 'Panel: the way from an error', both);
  await failed.page.close();
}
