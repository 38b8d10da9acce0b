import type { Page } from '@playwright/test';

/** All that a page did beside showing something, in words. */
export interface PageWatch {
  /** What has been noticed since the last call, and what code left behind in the page. */
  take(): Promise<string[]>;
}

/** Defines what payloads call, so that a call is remembered. Sent into pages as text. */
export function plantCanary(): void {
  const marks: number[] = [];
  const canary = (id: number): void => void marks.push(id);
  Object.assign(globalThis, { canary, canaryMarks: marks });
  for (const event of ['securitypolicyviolation', 'submit', 'beforeunload', 'hashchange']) {
    addEventListener(event, ({ type }) => marks.push(type as unknown as number), true);
  }
}

/** What was called since the last look. Sent into pages as text. */
export function takeMarks(): string[] {
  const { canaryMarks } = globalThis as unknown as { canaryMarks: unknown[] };
  return canaryMarks.splice(0).map((mark) => `mark ${String(mark)}`);
}

/**
 * Watches a page from here on: what it asks for beside its own files, where it goes, what it opens, asks and says. Its own
 * files are those of its origin.
 */
export async function watchPage(page: Page): Promise<PageWatch> {
  const noticed: string[] = [];
  // The origin of an extension's page is null to the parser of this process.
  const { protocol, host } = new URL(page.url());
  const own = `${protocol}//${host}/`;
  await page.evaluate(plantCanary);
  page.on('dialog', (dialog) => {
    noticed.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(own)) noticed.push(`request ${request.url()}`);
  });
  page.on('framenavigated', (frame) => noticed.push(`navigation ${frame.url()}`));
  page.on('frameattached', () => noticed.push('frame'));
  page.on('popup', (popup) => noticed.push(`page ${popup.url()}`));
  page.on('pageerror', (error) => noticed.push(`error ${error.message}`));
  page.on('console', (message) => noticed.push(`console ${message.text()}`));
  page.on('download', (download) => noticed.push(`download ${download.url()}`));
  return {
    take: async () => [...noticed.splice(0), ...(await page.evaluate(takeMarks))],
  };
}
