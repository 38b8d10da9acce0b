import type { Page } from '@playwright/test';
import { pageFixtures } from '../../support/page-fixtures.ts';
import type { Sidestream } from './chromium-test.ts';

/** Opens a page of a host that nobody has allowed. */
export async function visitFar({ context }: Sidestream): Promise<Page> {
  await context.route('https://far.example/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageFixtures.article }),
  );
  const page = await context.newPage();
  await page.goto('https://far.example/story');
  return page;
}
