import { cardOf, decide } from '../e2e/support/call-cards.ts';
import { openPlayedPanel } from '../e2e/support/play-run.ts';
import { say } from '../e2e/support/scenarios.ts';
import {
  toAsked,
  toCall,
  toCallsEnd,
  toEnded,
  toSaid,
  toStarted,
  toStep,
} from '../support/call-journals.ts';
import { callScript, textScript } from '../support/fault-server/call-scripts.ts';
import { startMcpServer } from '../support/mcp-server/start.ts';
import type { McpServer } from '../support/mcp-server/start.ts';
import { toToolServer } from '../support/mcp-server/to-tool-server.ts';
import type { Look, Studio } from './studio.ts';

const both: Look = { schemes: ['light', 'dark'] };
const narrow: Look = { width: 320 };

/** Calls of tools of every kind: of one's own, of servers, of a field; with long arguments and with pictures; in lists, and stopped. */
export async function shootCallKinds(studio: Studio): Promise<void> {
  await shootKinds(studio);
  const mcp = await startMcpServer();
  try {
    await shootServed(studio, mcp);
  } finally {
    await studio.sidestream.set({ toolsOn: false, toolServers: [] });
    await mcp.stop();
  }
}

async function shootKinds({ sidestream, shoot }: Studio): Promise<void> {
  const panel = await openPlayedPanel(sidestream);
  const { page } = panel;
  await panel.ask('What time is it, and what is the wind?');
  await panel.play(
    toStep(1),
    toCall('get_date_time', { timeZone: 'Europe/Lisbon' }, 0),
    toCall('get_wind', { place: 'Ulm' }, 1),
    toCall('fill_field', { text: 'Ana Ferreira' }, 2),
    toCallsEnd,
    toAsked(0),
    toAsked(1, { reason: 'acts', tool: 'get_wind', host: 'wind.example', sends: true }),
    toAsked(2, {
      reason: 'acts',
      gives: 'nothing',
      title: 'Sign up for the regatta',
      host: 'rivers.example',
      field: 'Your name',
      sends: true,
    }),
  );
  await page.locator('.call-buttons .button:not([aria-disabled=true])').last().waitFor();
  const tall: Look = { height: 1_000 };
  await shoot(
    page,
    'call-kinds',
    'Calls: of a tool that can be allowed for good, an own one, a field',
    {
      ...both,
      ...tall,
    },
  );
  await shoot(page, 'call-kinds-320', 'Calls: kinds, 320 px', { ...narrow, height: 1_150 });
  for (const language of ['de', 'ar-XB'] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    const look = { ...narrow, height: 1_250 };
    await shoot(page, `call-kinds-${language}`, `Calls: kinds, ${language}`, look);
  }
  await sidestream.set({ language: 'en' });
  await panel.play(toStarted(0, Date.now()), toStarted(1, Date.now()), toStarted(2, Date.now()));
  await page.locator('.waiting-words').waitFor();
  await shoot(page, 'call-kinds-running', 'Calls: three run', both);
  await panel.play(toEnded(0, { text: 'Monday, 09:35' }), { type: 'abort', atMs: Date.now() });
  await panel.until('stopped');
  await shoot(page, 'call-kinds-stopped', 'Calls: stopped while two ran', both);
  await page.close();

  const long = await openPlayedPanel(sidestream);
  await long.ask('Save the list');
  const text = Array.from({ length: 900 }, (_, at) => `${at + 1}. A river that flows north`);
  const file = {
    name: 'rivers-of-the-north-with-all-their-tributaries.txt',
    text: text.join('\n'),
  };
  await long.play(
    toStep(1),
    toSaid('I save it.'),
    toCall('download_text', file),
    toCallsEnd,
    toAsked(0, { reason: 'acts', gives: 'nothing', action: { type: 'download', ...file } }),
  );
  await long.page.getByRole('button', { name: say('common.showAll') }).waitFor();
  await shoot(long.page, 'call-kinds-long', 'Calls: long arguments', both);
  await shoot(long.page, 'call-kinds-long-320', 'Calls: long arguments, 320 px', narrow);
  await long.page.close();
}

async function shootServed(studio: Studio, mcp: McpServer): Promise<void> {
  const { sidestream, server, shoot } = studio;
  await sidestream.set({ toolsOn: true, toolServers: [toToolServer(mcp, '/mcp')] });
  const panel = await studio.panel();
  const { page } = panel;
  server.next(callScript('chat-completions', 'I look.', [['Notes__picture', {}]]));
  server.next(textScript('chat-completions', 'There is one dot.'));
  await panel.ask('What is in the notes?');
  await cardOf(panel).locator('.button:not([aria-disabled=true])').first().waitFor();
  await decide(cardOf(panel), 'allow');
  await panel.until('finished');
  await cardOf(panel).locator('summary').click();
  await cardOf(panel).locator('img').waitFor();
  await shoot(page, 'call-kinds-picture', 'Calls: a picture came back', both);

  server.next(callScript('chat-completions', 'I add.', [['Notes__add', { a: 20, b: 22 }]]));
  await panel.ask('How many are there?');
  await cardOf(panel).locator('.button:not([aria-disabled=true])').first().waitFor();
  await shoot(page, 'call-kinds-served', 'Calls: of a server, by its own title', both);
  await page.getByRole('button', { name: say('panel.conversations') }).click();
  await page.getByRole('dialog').getByText(say('answer.awaitsConsent')).waitFor();
  await shoot(page, 'call-kinds-list', 'Conversations: one waits for a word', both);
  await shoot(page, 'call-kinds-list-320', 'Conversations: one waits, 320 px', narrow);
  await page.keyboard.press('Escape');
  const popup = await sidestream.open('popup.html');
  await popup.getByText(say('answer.awaitsConsent')).first().waitFor();
  await shoot(popup, 'call-kinds-popup', 'Popup: one waits for a word', { ...both, whole: true });
  await popup.close();
  await panel.stop.first().click();
  await panel.until('stopped');
  await page.close();
}
