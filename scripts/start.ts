import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { ensureBrowsers } from './browsers.ts';
import { startChromium } from './chromium.ts';
import { createDemoEndpoint } from './demo-endpoint.ts';
import { runStep } from './run-step.ts';
import { findDeadDisplay } from './has-display.ts';
import { awaitAccess } from './start/await-access.ts';
import { grantHost, grantLoopback } from './start/grant-host.ts';
import { openSidePanel, type OpenPanel } from './start/open-side-panel.ts';
import { readOptions, toFirstQuestion, usage, type StartOptions } from './start/read-options.ts';
import { saveConnection, type TypedConnection } from './start/save-connection.ts';
import { serveStartPage } from './start/start-page.ts';
import { watchAnswer } from './start/watch-answer.ts';

const build = join('.output', 'chrome-mv3');
const screenshot = join('screens', 'start.png');
const panelLimitMs = 15_000;
const answerLimitMs = 120_000;
/** A person has to read Chromium's question whether the extension may reach the host. */
const allowLimitMs = 120_000;

/** Undone in reverse order, however the run ends. */
const undo: (() => unknown)[] = [];

async function toConnection({ endpoint }: StartOptions): Promise<TypedConnection> {
  if (endpoint !== undefined) {
    return { name: endpoint.model, apiKey: process.env['SIDESTREAM_API_KEY'] ?? '', ...endpoint };
  }
  const demo = await createDemoEndpoint({
    onReport: ({ wasStopped, sentDeltas, allDeltas }) => {
      if (!wasStopped) return;
      console.log(`\nDemo: the stream was closed after ${sentDeltas} of ${allDeltas} pieces.`);
    },
  });
  undo.push(() => demo.close());
  const name = 'Demo endpoint (scripted, no model)';
  return { name, baseUrl: demo.url, model: 'scripted-demo-no-model', apiKey: '' };
}

async function openPanel(url: string, extensionId: string, connection: TypedConnection) {
  const browser = await chromium.connectOverCDP(url);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no window.');
  const options = await context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  await saveConnection(options, connection);
  await awaitAccess(options, connection.baseUrl, console.log, allowLimitMs);
  const panel = await openSidePanel(options, url);
  return { browser, panel };
}

async function ask(panel: Page, question: string): Promise<void> {
  const box = panel.getByRole('textbox', { name: 'Message' });
  await box.waitFor({ timeout: panelLimitMs }).catch(() => {
    throw new Error('The side panel opened, but shows no box to type a message in.');
  });
  console.log(`\nYou: ${question}\n`);
  await box.fill(question);
  await box.press('Enter');
  await panel.locator('[data-run-id]').last().waitFor({ timeout: panelLimitMs });
}

/** Leaves one tab: the page that says what to try. */
async function tidyTabs(panel: OpenPanel): Promise<void> {
  const start = await serveStartPage();
  undo.push(start.close);
  const pages = panel.browser.contexts().flatMap((context) => context.pages());
  const [first, ...others] = pages.filter((page) => page !== panel.page);
  await first?.goto(start.url);
  await Promise.all(others.map((page) => page.close()));
  await first?.bringToFront();
}

/** Without a window: the answer as the panel shows it, and a picture of the panel. */
async function showInTerminal(panel: Page, question: string | undefined): Promise<void> {
  try {
    if (question === undefined) return;
    await ask(panel, question);
    await watchAnswer(panel, (text) => process.stdout.write(text), answerLimitMs);
  } finally {
    mkdirSync('screens', { recursive: true });
    await panel.screenshot({ path: screenshot });
    console.log(`\nThe side panel as a picture: ${screenshot}`);
  }
}

/** A display that was named, but is gone, is no place for a window. */
async function withoutDeadDisplay(options: StartOptions): Promise<StartOptions> {
  const dead = options.isHeadless ? undefined : await findDeadDisplay();
  if (dead === undefined) return options;
  console.error(`The display ${dead} does not answer: going on without a window.`);
  return { ...options, isHeadless: true };
}

async function start(options: StartOptions): Promise<void> {
  const { chromium: program = '' } = await ensureBrowsers({ need: ['chromium'] });
  const wxt = join('node_modules', 'wxt', 'bin', 'wxt.mjs');
  if (!(await runStep('Building the extension', process.execPath, [wxt, 'build']))) {
    throw new Error('The extension could not be built, see above.');
  }
  const connection = await toConnection(options);
  const question = toFirstQuestion(options);
  // The scripted endpoint listens here, and is to be seen without an answer to a question first.
  let extensionDir = grantLoopback(build);
  if (options.isHeadless && options.endpoint !== undefined) {
    extensionDir = grantHost(extensionDir, options.endpoint.baseUrl);
    undo.push(() => rmSync(extensionDir, { recursive: true, force: true }));
  }
  console.error(options.isHeadless ? 'Starting Chromium without a window …' : 'Opening Chromium …');
  const running = await startChromium({
    program,
    extensionDir,
    isHeadless: options.isHeadless,
    // The options page is filled in by its English labels; on Linux the flag alone is not heard.
    args: ['--lang=en-US', '--window-size=1200,860'],
    env: { LANGUAGE: 'en_US' },
  });
  undo.push(running.close);
  const { browser, panel } = await openPanel(running.url, running.extensionId, connection);
  if (options.isHeadless) {
    await showInTerminal(panel.page, question);
    return;
  }
  await tidyTabs(panel);
  if (question !== undefined) await ask(panel.page, question);
  // From here on no debugger keeps the worker awake: the browser is as a person's own.
  await Promise.all([panel.browser.close(), browser.close()]);
  console.log('The browser is yours. Close it, or press Ctrl+C here, to end.');
  await running.ended;
}

async function cleanUp(): Promise<void> {
  for (const step of undo.splice(0).toReversed()) await step();
}

process.on('SIGINT', () => void cleanUp().then(() => process.exit(0)));
process.on('SIGTERM', () => void cleanUp().then(() => process.exit(0)));
try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) console.log(usage);
  else await start(await withoutDeadDisplay(options));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
