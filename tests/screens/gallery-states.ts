import { enlargeText } from '../e2e/support/enlarge-text.ts';
import { dataEvent } from '../support/fault-server/chat-script.ts';
import type { Script } from '../support/fault-server/script.ts';
import { arabicGallery, gallery } from '../support/gallery.ts';
import { answering } from './panel-states.ts';
import type { Studio } from './studio.ts';

/** High enough for the whole of it. */
const height = 3_200;
const both = { schemes: ['light', 'dark'] } as const;

/** An answer with every construct, and everything that can stand beside an answer. */
function everything(): Script {
  const { answer, reasoning, sources, toolCall } = gallery;
  const open = answering(answer, {
    reasoning,
    finishReason: null,
    done: false,
    deltasPerSecond: 0,
  });
  const toChunk = (delta: object) => dataEvent({ choices: [{ index: 0, delta }] });
  return [
    ...open.slice(0, -1),
    toChunk({
      annotations: sources.map((source) => ({ type: 'url_citation', url_citation: source })),
    }),
    toChunk({ tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: toolCall }] }),
    ...answering('', { deltasPerSecond: 0 }).slice(2),
  ];
}

/** The gallery in every light, width and direction. */
export async function shootGallery(studio: Studio): Promise<void> {
  const { shoot, sidestream, panel } = studio;
  const shown = await panel(everything());
  await shown.ask(gallery.question);
  await shown.until('finished');
  await shoot(shown.page, 'gallery', 'Gallery: every construct', { ...both, height });
  await shoot(shown.page, 'gallery-320', 'Gallery: 320 px', { ...both, width: 320, height: 3_600 });
  await shoot(shown.page, 'gallery-280', 'Gallery: 280 px', { width: 280, height: 4_000 });
  await shoot(shown.page, 'gallery-480', 'Gallery: 480 px', { width: 480, height });
  await shown.page.locator('.reasoning summary').click();
  await shoot(shown.page, 'gallery-reasoning', 'Gallery: reasoning unfolded');
  await shoot(shown.page, 'gallery-forced', 'Gallery: forced colours', {
    forcedColors: true,
    ...both,
    height,
  });
  await sidestream.set({ contrast: 'more' });
  await shoot(shown.page, 'gallery-contrast', 'Gallery: high contrast', { ...both, height });
  await sidestream.set({ contrast: 'system' });
  await shown.page.keyboard.press('Control+/');
  await shown.page.locator('.key-sheet').waitFor();
  await shoot(shown.page, 'keys', 'The sheet of keys', both);
  await shown.page.close();

  const large = await panel(everything());
  await large.ask(gallery.question);
  await large.until('finished');
  await enlargeText(large.page);
  await shoot(large.page, 'gallery-200', 'Gallery: text at 200 %', { height: 6_400 });
  await large.page.close();

  await shootArabic(studio, 'ar-XB', 'right-to-left interface');
  await sidestream.set({ language: 'en' });
  await shootArabic(studio, 'en', 'Arabic in the English interface');
}

async function shootArabic(
  { shoot, sidestream, server }: Studio,
  language: string,
  what: string,
): Promise<void> {
  await sidestream.set({ language });
  server.next(answering(arabicGallery.answer, { deltasPerSecond: 0 }));
  const page = await sidestream.open(`sidepanel.html?conversation=${crypto.randomUUID()}`);
  await page.locator('header .model-picker').waitFor();
  await page.locator('textarea').fill(arabicGallery.question);
  await page.keyboard.press('Enter');
  await page.locator('article[data-state=finished]').waitFor();
  await shoot(page, `gallery-rtl-${language}`, `Gallery: ${what}`, { ...both, height: 1_300 });
  await page.close();
}
