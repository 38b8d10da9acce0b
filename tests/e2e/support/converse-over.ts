import { expect } from '@playwright/test';
import type { Dialect } from '../../../lib/core/connection.ts';
import { singleTry } from '../../support/single-try.ts';
import type { Sidestream } from './chromium-test.ts';
import type { SurfacePage } from './surface-page.ts';

/** Begins a conversation over a connection of that dialect, once the panel knows of it; its model takes pictures. */
export async function converseOver(
  dialect: Dialect,
  { sidestream, panel }: { sidestream: Pick<Sidestream, 'connect'>; panel: SurfacePage },
): Promise<void> {
  await sidestream.connect({
    model: dialect,
    abilities: { [dialect]: ['vision'] },
    tuning: { ...singleTry, dialect },
  });
  await panel.newConversation.click();
  await expect(panel.page.locator('header .model-picker')).toContainText(dialect);
}
