import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { toSurfacePage } from '../e2e/support/surface-page.ts';
import { answering, demoModel } from './panel-states.ts';
import { openStudio } from './studio.ts';
import type { Studio } from './studio.ts';
import { toDeltas } from './texts.ts';

const size = { page: 540, panel: 400, height: 600 };

const article = [
  `No river runs straight for long. Even in soft, flat ground, where nothing stands in its way, it begins to swing from side to side, and every year a little more.`,
  `A small stone or a fallen tree is enough to begin with. It turns the water a little to one side, and from there on the bend feeds itself.`,
];
const marked = `The current is fastest along the outer bank, where it cuts into the soil, and slowest along the inner one, where it lets go of the sand that it carries.`;
const after = `So the loop grows outwards, until two of its bends meet.`;

const answer = `A bend grows because the water in it is not equally fast everywhere.

On the outside it has to travel further and is pressed against the bank. Fast water can carry more, so it takes soil along, and the bank moves back.

On the inside it is slow. Slow water cannot hold its sand, which sinks and builds a flat beach there.

Both banks therefore move in the same direction: outwards. The river keeps its width while the bend becomes wider, which in turn makes the difference in speed larger. This is why a bend, once begun, does not stop growing by itself.

It ends only when the loop meets its neighbour.`;

/** Writes the picture of the README: a page, and beside it the panel in the middle of an answer. */
export async function shootReadmePicture(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sidestream-picture-'));
  const studio = await openStudio(folder);
  try {
    const panel = await shootPanel(studio);
    const page = await studio.sidestream.context.newPage();
    await page.goto('about:blank');
    await page.setContent(toHtml(panel));
    const width = size.page + size.panel;
    const picture = await capture(page, width, size.height);
    writeFileSync(file, picture);
    console.log(`${file}: ${width} × ${size.height} px, doubled, ${picture.length} bytes`);
  } finally {
    await studio.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The panel as PNG in base64. The answer is scripted, and its model is named so. */
async function shootPanel({ sidestream, server }: Studio): Promise<string> {
  const connectionId = await sidestream.connect({ model: demoModel, name: 'Demo' });
  const deltas = toDeltas(answer);
  const shown = deltas.slice(0, Math.floor(deltas.length * 0.68));
  const hold = { index: shown.length - 1, name: 'picture' };
  server.next(answering(answer, { deltasPerSecond: 45, holdAfterDelta: hold }));
  const conversationId = crypto.randomUUID();
  const port = await sidestream.port();
  await port.post({
    type: 'run-start',
    runId: crypto.randomUUID(),
    conversationId,
    parentId: null,
    content: [
      { type: 'text', text: 'Explain the selected text.' },
      { type: 'selection', text: marked },
    ],
    connectionId,
    model: demoModel,
    omitted: [],
  });
  const panel = toSurfacePage(
    await sidestream.open(`sidepanel.html?conversation=${conversationId}`),
  );
  await panel.ready();
  await panel.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await panel.untilText(shown.join(''));
  return (await capture(panel.page, size.panel, size.height)).toString('base64');
}

/** A picture with two pixels for each of the page's. */
async function capture(page: Page, width: number, height: number): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await page.bringToFront();
  await page.waitForTimeout(300);
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  return Buffer.from(data, 'base64');
}

function toHtml(panel: string): string {
  const [first, second] = article.map((text) => `<p>${text}</p>`);
  return `<!doctype html>
<meta charset="utf-8">
<style>
  * { box-sizing: border-box; }
  body { display: flex; margin: 0; background: #fff; color: #2a2a2a; }
  main { flex: none; width: ${size.page}px; padding: 48px 56px; font: 16px/1.65 Georgia, 'DejaVu Serif', serif; }
  h1 { margin: 0 0 24px; font-size: 28px; line-height: 1.2; }
  p { margin: 0 0 20px; }
  mark { background: #b4d5f7; color: inherit; }
  img { display: block; width: ${size.panel}px; height: ${size.height}px; border-left: 1px solid #d0d4d9; }
</style>
<main>
<h1>Why rivers wander</h1>
${first}
${second}
<p><mark>${marked}</mark> ${after}</p>
</main>
<img alt="" src="data:image/png;base64,${panel}">`;
}
