import type { Page } from '@playwright/test';
import { htmlPage } from '../support/fault-server/chat-script.ts';
import { tooLong } from '../e2e/support/scenarios.ts';
import { toSurfacePage } from '../e2e/support/surface-page.ts';
import { answering, held, untilHeld } from './panel-states.ts';
import type { Look, Studio } from './studio.ts';
import { prose } from './texts.ts';

const popup: Look = { width: 360, whole: true };
const both: Look = { ...popup, schemes: ['light', 'dark'] };

/** The popup before there is a connection. */
export async function shootPopupFirstRun({ sidestream, shoot }: Studio): Promise<void> {
  const { page } = await sidestream.openPopup();
  await shoot(page, 'popup-first-run', 'Popup: first run', both);
  await page.close();
}

/** The popup in its states. */
export async function shootPopup(studio: Studio): Promise<void> {
  const { sidestream, shoot, server } = studio;
  const empty = await sidestream.openPopup();
  await shoot(empty.page, 'popup-empty', 'Popup: empty', both);
  await empty.page.close();

  const chip = await openWithSelection(studio);
  await shoot(chip, 'popup-selection', 'Popup: with the page’s selection', both);
  server.next(held(prose.answer));
  const asking = toSurfacePage(chip);
  await asking.ask('What does this mean?');
  await untilHeld(asking, prose.answer);
  await shoot(chip, 'popup-streaming', 'Popup: streaming', both);
  await chip.locator('.attachment summary').click();
  await shoot(chip, 'popup-attachment', 'Popup: the selection, unfolded', popup);
  await chip.close();
  // The next popup begins afresh only when nothing is under way.
  await endAll(studio);

  const finished = await sidestream.openPopup();
  server.next(answering(prose.followUpAnswer));
  await finished.ask(prose.followUp);
  await finished.until('finished');
  await finished.answers.hover();
  await shoot(finished.page, 'popup-finished', 'Popup: finished', both);
  await finished.page.close();

  const failed = await sidestream.openPopup();
  server.next(tooLong);
  await failed.ask(prose.question);
  await failed.until('failed');
  await shoot(failed.page, 'popup-failed', 'Popup: failed', popup);
  await failed.page.close();

  await sidestream.set({ language: 'ar-XB' });
  const turned = await sidestream.context.newPage();
  await turned.goto(sidestream.url('popup.html'));
  await turned.locator('header .model-picker').waitFor();
  await shoot(turned, 'popup-ar-XB', 'Popup: right-to-left', popup);
  await turned.close();
  await sidestream.set({ language: 'en' });
}

/** A popup over a page in which something is selected, which has to be the tab in front when the popup opens. */
async function openWithSelection({ sidestream, server }: Studio): Promise<Page> {
  const text =
    'Rayleigh scattering is the scattering of light by particles that are much smaller than its wavelength.';
  const forget = server.when(
    ({ path }) => path === '/page',
    htmlPage(200, `<!doctype html><title>Sky</title><p id="it">${text}</p>`),
  );
  const opened = sidestream.context.waitForEvent('page');
  const page = await sidestream.context.newPage();
  await opened;
  await page.goto(`${server.url}/page`);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  const coming = sidestream.context.waitForEvent('page');
  const stage = await sidestream.backstage();
  await stage.evaluate(() => chrome.tabs.create({ url: 'popup.html', active: false }));
  const popupPage = await coming;
  await popupPage.locator('.chip').waitFor();
  await popupPage.bringToFront();
  await page.close();
  forget();
  return popupPage;
}

async function endAll({ sidestream, server }: Studio): Promise<void> {
  const open = await sidestream.openPopup();
  await open.answers.last().waitFor();
  server.release('never');
  await open.until('finished');
  await open.page.close();
}
