import type { Page } from '@playwright/test';
import { copyChangedBuild } from './chrome-build.ts';
import type { Chromium } from './chromium-browser.ts';

/** The only site on which transcripts are looked for. */
const film = 'https://www.youtube.com/watch';

/** A build that may read it; whoever has it removes it. */
export function copyBuildForFilms(): Promise<string> {
  return copyChangedBuild((manifest) => {
    manifest.host_permissions.push(film);
  });
}

/** Opens a page as one of that site. */
export async function visitFilm(
  { context }: Pick<Chromium, 'context'>,
  html: string,
): Promise<Page> {
  const page = await context.newPage();
  await page.route(film, (route) => route.fulfill({ body: html, contentType: 'text/html' }));
  await page.goto(film);
  return page;
}
