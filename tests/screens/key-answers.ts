import type { Locator, Page } from '@playwright/test';
import { toUnlockField, unlock } from '../e2e/support/kept-keys.ts';
import { say } from '../e2e/support/scenarios.ts';
import type { SurfacePage } from '../e2e/support/surface-page.ts';
import { fillSession } from './fill-session.ts';
import type { Look, Studio } from './studio.ts';
import { prose } from './texts.ts';

const small: Look = { height: 600, schemes: ['light', 'dark'] };

/**
 * Answers whose key is locked, in a panel and a popup, from the first to those whose passphrase is forgotten. Begins with
 * keys that are unlocked in `section`, and forgets the passphrase there.
 */
export async function shootKeyAnswers(studio: Studio, section: Locator): Promise<void> {
  const { sidestream, shoot, panel } = studio;
  const press = async (key: Parameters<typeof say>[0]): Promise<void> => {
    await section.page().bringToFront();
    await section.getByRole('button', { name: say(key), exact: true }).click();
  };
  /** Narrow, in German and from right to left, as the panel stands. */
  const shootNarrow = async (page: Page, name: string, caption: string): Promise<void> => {
    await shoot(page, `${name}-280`, `${caption}, 280 px`, { width: 280, height: 600 });
    for (const language of ['de', 'ar-XB']) {
      await sidestream.set({ language });
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      const look: Look = { width: 320, height: 600, schemes: ['dark'] };
      await shoot(page, `${name}-${language}`, `${caption}, ${language}`, look);
    }
    await sidestream.set({ language: 'en' });
    await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  };
  const askLocked = async (surface: SurfacePage): Promise<void> => {
    await surface.ask(prose.question);
    await surface.until('failed');
    await toUnlockField(surface.page).waitFor();
  };
  const choose = async ({ page }: SurfacePage): Promise<void> => {
    await page.locator('.model-picker').click();
    await page.getByRole('button', { name: /Work/ }).first().click();
  };

  await sidestream.set({ language: 'en' });
  await press('lock.lockNow');
  const asked = await panel();
  await choose(asked);
  await askLocked(asked);
  await shoot(asked.page, 'keys-panel', 'Keys: the passphrase in the panel', small);
  await shootNarrow(asked.page, 'keys-panel', 'Keys: the passphrase in the panel');
  await unlock(asked.page, 'not the passphrase');
  await asked.page.locator('.field-error').waitFor();
  await shoot(asked.page, 'keys-panel-wrong', 'Keys: not the passphrase', small);
  await shootNarrow(asked.page, 'keys-panel-wrong', 'Keys: not the passphrase');
  await askLocked(asked);
  await shoot(asked.page, 'keys-panel-below', 'Keys: two questions that wait for it', {
    height: 900,
  });

  const popup = await sidestream.openPopup();
  await choose(popup);
  await askLocked(popup);
  const wide: Look = { width: 360, whole: true, schemes: ['light', 'dark'] };
  await shoot(popup.page, 'keys-popup', 'Keys: the passphrase in the popup', wide);
  const release = await fillSession(studio);
  await unlock(popup.page);
  await popup.page.locator('.lock-line:not(:empty)').waitFor();
  const narrow: Look = { width: 320, whole: true };
  await shoot(popup.page, 'keys-popup-brief', 'Keys: unlocked for a short time', narrow);
  await shootNarrow(popup.page, 'keys-popup-brief', 'Keys: unlocked for a short time');
  await release();
  await popup.page.close();
  await asked.page.bringToFront();
  await shoot(asked.page, 'keys-panel-ready', 'Keys: unlocked elsewhere', { height: 900 });
  await shootNarrow(asked.page, 'keys-panel-ready', 'Keys: unlocked elsewhere');

  await press('lock.forget');
  await section
    .page()
    .getByRole('dialog')
    .getByRole('button', { name: say('lock.forget') })
    .click();
  await section.getByText(say('lock.stateUnset')).waitFor();
  await shoot(asked.page, 'keys-panel-forgotten', 'Keys: forgotten with it', small);
  await shootNarrow(asked.page, 'keys-panel-forgotten', 'Keys: forgotten with it');
  await asked.page.close();
}
