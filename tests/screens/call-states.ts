import type { StreamPart } from '../../lib/core/parts.ts';
import { openPlayedPanel } from '../e2e/support/play-run.ts';
import type { PlayedPanel } from '../e2e/support/play-run.ts';
import { say } from '../e2e/support/scenarios.ts';
import {
  toAsked,
  toCall,
  toCallsEnd,
  toEnded,
  toFinish,
  toSaid,
  toStarted,
  toStep,
  twoRounds,
} from '../support/call-journals.ts';
import type { Look, Studio } from './studio.ts';

const both: Look = { schemes: ['light', 'dark'] };
const narrow: Look = { width: 320 };

const mail = {
  to: 'ana@example.com',
  subject: 'The rivers of the north',
  text: 'Dear Ana,\n\nhere is what I found: both rivers flow north.\u200b\n\nYours',
  cc: ['bo@example.com', 'chi@example.com'],
};

/** Every state of a call, and the switch that offers tools. */
export async function shootCalls({ sidestream, shoot }: Studio): Promise<void> {
  const open = async (question: string, ...parts: StreamPart[]): Promise<PlayedPanel> => {
    const panel = await openPlayedPanel(sidestream);
    await panel.ask(question);
    await panel.play(...parts);
    await panel.page.locator('.call').first().waitFor();
    return panel;
  };
  const untilSettled = (panel: PlayedPanel): Promise<void> =>
    panel.page.locator('.call-buttons .button:not([aria-disabled=true])').first().waitFor();

  const opening = [toStep(1), toSaid('Let me write that mail for you.')];
  const whole = JSON.stringify(mail);
  const building = await open('Write to Ana', ...opening, toCall('mail__send', whole.slice(0, 90)));
  await shoot(building.page, 'calls-building', 'Calls: its arguments are coming', both);
  await building.play(
    { type: 'tool-call-delta', index: 0, arguments: whole.slice(90) },
    toCallsEnd,
    toAsked(0, {
      reason: 'acts',
      gives: 'result',
      tool: 'Send a mail',
      title: 'Office',
      host: 'mcp.example',
      sends: true,
    }),
  );
  await untilSettled(building);
  await shoot(building.page, 'calls-asked-acts', 'Calls: one that acts is asked for', both);
  await shoot(building.page, 'calls-asked-acts-320', 'Calls: asked for, 320 px', narrow);
  await shoot(building.page, 'calls-asked-forced', 'Calls: asked for, forced colours', {
    forcedColors: true,
  });
  await building.play(toStarted(0, Date.now()), {
    type: 'call-progress',
    call: 0,
    progress: 2,
    total: 3,
    words: 'Sending to chi@example.com',
  });
  await building.page.locator('progress').waitFor();
  await shoot(building.page, 'calls-running', 'Calls: running, with progress', both);
  await shoot(building.page, 'calls-running-320', 'Calls: running, 320 px', narrow);
  await building.page.close();

  const read = { gives: 'page', title: 'Rivers of the north', host: 'rivers.example' } as const;
  const asks: readonly StreamPart[] = [
    toStep(1),
    toSaid('I read both.'),
    toCall('read_page', {}, 0),
    toCall('list_tabs', {}, 1),
    toCallsEnd,
    toAsked(0, { ...read, once: true, needs: { origins: ['https://rivers.example/*'] } }),
    toAsked(1, {
      gives: 'tabs',
      reason: 'untrusted',
      once: true,
      needs: { permissions: ['tabs'] },
    }),
  ];
  const asked = await open('What does this page say, and which tabs are open?', ...asks);
  await untilSettled(asked);
  const tall: Look = { height: 860 };
  await shoot(asked.page, 'calls-asked', 'Calls: two wait for a word', { ...both, ...tall });
  await shoot(asked.page, 'calls-asked-320', 'Calls: two wait, 320 px', { ...narrow, height: 980 });
  await asked.grant(false);
  await asked.page
    .getByRole('button', { name: say('calls.allow'), exact: true })
    .first()
    .click();
  await asked.page.getByText(say('calls.browserRefused')).waitFor();
  await shoot(asked.page, 'calls-browser-refused', 'Calls: the browser did not allow it', tall);
  for (const [language, name] of [
    ['de', 'German'],
    ['ar-XB', 'right-to-left'],
  ] as const) {
    await sidestream.set({ language });
    await asked.page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(asked.page, `calls-asked-${language}`, `Calls: two wait, ${name}`, {
      ...narrow,
      height: 1_000,
    });
  }
  await sidestream.set({ language: 'en' });
  await asked.page.close();

  const popup = await openPlayedPanel(sidestream, 'popup.html');
  await popup.ask('What does this page say?');
  await popup.play(...asks);
  await untilSettled(popup);
  await shoot(popup.page, 'calls-popup', 'Calls: two wait in the popup', { ...both, whole: true });
  await popup.page.close();

  const done = await open('Are there rivers that flow north?', ...twoRounds);
  await done.until('finished');
  await shoot(done.page, 'calls-done', 'Calls: done, refused, folded', both);
  await shoot(done.page, 'calls-done-320', 'Calls: folded, 320 px', narrow);
  await done.page.locator('.call summary').first().click();
  await shoot(done.page, 'calls-unfolded', 'Calls: unfolded', { ...both, height: 960 });
  for (const language of ['de', 'ar-XB'] as const) {
    await sidestream.set({ language });
    await done.page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(done.page, `calls-unfolded-${language}`, `Calls: unfolded, ${language}`, {
      ...narrow,
      height: 960,
    });
  }
  await sidestream.set({ language: 'en' });
  await done.page.close();

  const ends = await open(
    'Do everything at once',
    toStep(1),
    toCall('calculate', { expression: '17 * 23' }, 0),
    toCall('docs__search', { q: 'rivers' }, 1),
    toCall('read_tab', '{"tab": ', 2),
    toCall('open_tab', { url: 'https://rivers.example/a' }, 3),
    toCall('calculate', '{"expression": "17 *', 4),
    toCallsEnd,
    toEnded(0, { text: '391' }),
    toEnded(1, { outcome: 'failed', text: 'The server does not answer.' }),
    toEnded(2, { outcome: 'malformed', text: 'The arguments are no JSON.' }),
    toEnded(3, { text: '', outcome: 'refused' }),
    toEnded(4, { text: '', outcome: 'cut' }),
    toFinish('rounds'),
  );
  await ends.until('cut');
  await ends.page.locator('.call summary').nth(1).click();
  await ends.page.locator('.call summary').nth(2).click();
  await shoot(ends.page, 'calls-ends', 'Calls: every end, and too many rounds', both);
  await shoot(ends.page, 'calls-ends-320', 'Calls: every end, 320 px', narrow);

  await ends.page.getByRole('button', { name: say('panel.tools') }).click();
  await ends.page.locator('.tools-menu').waitFor();
  await shoot(ends.page, 'calls-menu', 'Tools: the switch', both);
  await ends.page.getByRole('checkbox', { name: say('calls.offer') }).check();
  await shoot(ends.page, 'calls-menu-on', 'Tools: on', both);
  for (const language of ['de', 'ar-XB'] as const) {
    await sidestream.set({ language });
    await ends.page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(ends.page, `calls-menu-${language}`, `Tools: on, ${language}`, { width: 280 });
  }
  await sidestream.set({ language: 'en' });
  await ends.page.close();
}
