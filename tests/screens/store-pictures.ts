import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answering, demoModel } from './panel-states.ts';
import { storeTexts, type StoreTexts } from './store-texts.ts';
import { openStudio, type Studio } from './studio.ts';

/** What the Chrome Web Store asks for. */
const picture = { width: 1280, height: 800 };
const stage = { width: 1168, height: 628 };
const panelWidth = 440;

type Scheme = 'light' | 'dark';

interface Scene {
  readonly name: string;
  readonly headline: string;
  readonly scheme: Scheme;
  /** What is in the window, as markup. */
  readonly inside: string;
}

/** Writes the pictures of the listings: a page, and beside it the extension as it is. */
export async function shootStorePictures(folder: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'sidestream-store-'));
  const studio = await openStudio(scratch);
  mkdirSync(folder, { recursive: true });
  try {
    // Before there is a connection.
    const setUps = new Map<StoreTexts, Scene>();
    for (const texts of storeTexts) setUps.set(texts, await sceneOfSetUp(studio, texts));
    const connectionId = await studio.sidestream.connect({ model: demoModel, name: 'Demo' });
    for (const texts of storeTexts) {
      await studio.sidestream.set({ language: texts.language });
      const scenes = [
        await sceneOfSelection(studio, texts, connectionId),
        await sceneOfDocument(studio, texts, connectionId),
        setUps.get(texts)!,
      ];
      for (const [index, scene] of scenes.entries()) {
        const file = join(folder, `${texts.language}-${index + 1}-${scene.name}.png`);
        const bytes = await frame(studio, scene);
        writeFileSync(file, bytes);
        console.log(`${file}: ${bytes.length} bytes`);
      }
    }
  } finally {
    await studio.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function sceneOfSelection(
  studio: Studio,
  { explain }: StoreTexts,
  connectionId: string,
): Promise<Scene> {
  const { question, answer, marked, before, after, title, headline } = explain;
  const content = [
    { type: 'text', text: question },
    { type: 'selection', text: marked },
  ];
  const panel = await shootAnswer(studio, { connectionId, content, answer, scheme: 'light' });
  const page = [
    ...before.map((text) => `<p>${text}</p>`),
    `<p><mark>${marked}</mark> ${after}</p>`,
  ];
  return {
    name: 'selection',
    headline,
    scheme: 'light',
    inside: `<main><h2>${title}</h2>${page.join('')}</main><img alt="" src="${panel}">`,
  };
}

async function sceneOfDocument(
  studio: Studio,
  { document: { question, answer, page, title, headline } }: StoreTexts,
  connectionId: string,
): Promise<Scene> {
  const text = page.join('\n\n');
  const content = [
    { type: 'text', text: question },
    {
      type: 'page',
      title,
      url: 'https://docs.example/4.0',
      text,
      hidden: 0,
      limit: 0,
      whole: text.length,
    },
  ];
  const panel = await shootAnswer(studio, { connectionId, content, answer, scheme: 'dark' });
  return {
    name: 'document',
    headline,
    scheme: 'dark',
    inside: `<main><h2>${title}</h2>${page.map((text) => `<p>${text}</p>`).join('')}</main><img alt="" src="${panel}">`,
  };
}

async function sceneOfSetUp(
  { sidestream }: Studio,
  { language, setUp }: StoreTexts,
): Promise<Scene> {
  await sidestream.set({ language });
  const page = await sidestream.open('options.html');
  await page.locator('.editor select').first().waitFor();
  await page.locator('#connection-apiKey').fill('x'.repeat(40));
  await page.locator('.key-kind').waitFor();
  await page
    .locator('.sections > section')
    .first()
    .evaluate((form) => {
      // So that it fits the window to the model.
      document.body.style.zoom = '0.9';
      form.style.marginBlockStart = `${innerHeight}px`;
      form.style.scrollMarginBlockStart = '32px';
      form.scrollIntoView();
    });
  const bytes = await capture(page, { width: stage.width, height: stage.height }, 'light');
  await page.close();
  return {
    name: 'set-up',
    headline: setUp.headline,
    scheme: 'light',
    inside: `<img class="whole" alt="" src="${toAddress(bytes)}">`,
  };
}

interface Asked {
  readonly connectionId: string;
  readonly content: readonly object[];
  readonly answer: string;
  readonly scheme: Scheme;
}

/** The panel with a finished answer. It is scripted, and its model is named so. */
async function shootAnswer({ sidestream, server }: Studio, asked: Asked): Promise<string> {
  const { connectionId, content, answer, scheme } = asked;
  server.next(answering(answer, { deltasPerSecond: 0 }));
  const conversationId = crypto.randomUUID();
  const port = await sidestream.port();
  await port.post({
    type: 'run-start',
    runId: crypto.randomUUID(),
    conversationId,
    parentId: null,
    content: content as never,
    connectionId,
    model: demoModel,
    omitted: [],
  });
  const page = await sidestream.open(`sidepanel.html?conversation=${conversationId}`);
  await page.locator('article[data-state=finished]').waitFor();
  const bytes = await capture(page, { width: panelWidth, height: stage.height }, scheme);
  await page.close();
  return toAddress(bytes);
}

/** Puts a headline above the window. */
async function frame({ sidestream }: Studio, { headline, scheme, inside }: Scene): Promise<Buffer> {
  const page = await sidestream.context.newPage();
  try {
    await page.goto('about:blank');
    await page.setContent(toMarkup(headline, scheme, inside));
    return await capture(page, picture, scheme);
  } finally {
    await page.close();
  }
}

function toAddress(bytes: Buffer): string {
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

async function capture(
  page: Page,
  size: { readonly width: number; readonly height: number },
  colorScheme: Scheme,
): Promise<Buffer> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.bringToFront();
  await page.waitForTimeout(300);
  return page.screenshot({ caret: 'hide' });
}

function toMarkup(headline: string, scheme: Scheme, inside: string): string {
  const colors =
    scheme === 'light'
      ? { back: '#e7f1ee', ink: '#10352c', paper: '#fff', text: '#2a2a2a', edge: '#cfdcd8' }
      : { back: '#0b2a23', ink: '#d9f3ea', paper: '#1b1d1f', text: '#d4d6d8', edge: '#2c3a36' };
  return `<!doctype html>
<meta charset="utf-8">
<style>
  * { box-sizing: border-box; }
  body { margin: 0; background: ${colors.back}; color: ${colors.text}; }
  h1 { height: 128px; margin: 0; padding: 42px 56px 0; color: ${colors.ink}; font: 600 34px/1.2 system-ui, 'DejaVu Sans', sans-serif; letter-spacing: -0.4px; }
  .window { display: flex; width: ${stage.width}px; height: ${stage.height}px; margin: 0 56px; overflow: hidden; border: 1px solid ${colors.edge};
            border-radius: 12px; background: ${colors.paper}; box-shadow: 0 12px 40px #0003; }
  main { flex: 1; padding: 48px 64px; font: 20px/1.7 Georgia, 'DejaVu Serif', serif; }
  h2 { margin: 0 0 28px; font-size: 34px; line-height: 1.2; }
  p { margin: 0 0 24px; }
  mark { background: #b4d5f7; color: inherit; }
  img { display: block; width: ${panelWidth}px; height: ${stage.height}px; border-left: 1px solid ${colors.edge}; }
  img.whole { width: ${stage.width}px; border: 0; }
</style>
<h1>${headline}</h1>
<div class="window">${inside}</div>`;
}
