import type { Page } from '@playwright/test';
import { chatStream, dataEvent } from '../support/fault-server/chat-script.ts';
import type { ChatStreamOptions } from '../support/fault-server/chat-script.ts';
import type { Script } from '../support/fault-server/script.ts';
import type { SurfacePage } from '../e2e/support/surface-page.ts';
import type { Studio } from './studio.ts';
import { say } from '../e2e/support/scenarios.ts';
import { mixed, prose, toDeltas } from './texts.ts';

/** The name of a model that nobody could take for a real one. */
export const demoModel = 'demo-model';

const both = { schemes: ['light', 'dark'] } as const;

/** An answer with figures that are worth showing. */
export function answering(text: string = prose.answer, more: ChatStreamOptions = {}): Script {
  return chatStream({
    deltas: toDeltas(text),
    deltasPerSecond: 120,
    pauseBeforeMs: 300,
    model: demoModel,
    usage: true,
    ...more,
  });
}

/** The same, held in its middle for ever. */
export function held(text: string, more: ChatStreamOptions = {}): Script {
  const index = Math.floor(toDeltas(text).length * 0.55);
  return answering(text, { holdAfterDelta: { index, name: 'never' }, ...more });
}

/** Waits until that part of the text is on screen. */
export async function untilHeld(panel: SurfacePage, text: string): Promise<void> {
  const deltas = toDeltas(text);
  await panel.untilText(deltas.slice(0, Math.floor(deltas.length * 0.55) + 1).join(''));
}

/** Before there is a connection. */
export async function shootFirstRun({ sidestream, shoot }: Studio): Promise<void> {
  const { page } = await sidestream.openPanel();
  await shoot(page, 'panel-first-run', 'Side panel: first run', both);
  await page.getByRole('textbox').fill('What is this?');
  await page.keyboard.press('Enter');
  await shoot(page, 'panel-first-run-asked', 'Side panel: first run, a question was sent');
  await page.close();
}

/** The surface as a whole. */
export async function shootFrame({ shoot, panel }: Studio): Promise<void> {
  const empty = await panel();
  await shoot(empty.page, 'panel-empty', 'Side panel: empty', both);
  await empty.message.fill('A draft of\nthree lines\nthat grows');
  await shoot(empty.page, 'panel-draft', 'Side panel: draft');
  await empty.message.fill(Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n'));
  await shoot(empty.page, 'panel-draft-long', 'Side panel: long draft');
  await empty.page.close();
}

/** One answer in each of its states. */
export async function shootAnswers(studio: Studio): Promise<void> {
  const { shoot, panel, server } = studio;
  const asked = async (reply: Script, question: string = prose.question): Promise<SurfacePage> => {
    const opened = await panel(reply);
    await opened.ask(question);
    return opened;
  };

  // Opened first and shot last: it has to wait for its clock.
  const slow = await asked([{ type: 'head' }, { type: 'silence' }]);
  const slowSinceMs = Date.now();
  await slow.until('waiting');
  await shoot(slow.page, 'panel-waiting', 'Side panel: waiting', both);

  const streaming = await asked(held(prose.answer));
  await untilHeld(streaming, prose.answer);
  await shoot(streaming.page, 'panel-streaming', 'Side panel: streaming', both);
  await streaming.message.fill('A question that is typed meanwhile');
  await streaming.page.keyboard.press('Enter');
  await shoot(streaming.page, 'panel-streaming-asked', 'Side panel: asked while streaming', both);
  await streaming.page.close();

  const thinking = await asked([
    ...answering('', { reasoning: prose.reasoning, finishReason: null, done: false }).slice(0, -1),
    { type: 'silence' },
  ]);
  await thinking.page.locator('.reasoning').waitFor();
  await shoot(thinking.page, 'panel-thinking', 'Side panel: thinking');
  await thinking.page.locator('.reasoning summary').click();
  const lastWords = prose.reasoning.slice(-20);
  await thinking.page.locator('.reasoning .fold-body').getByText(lastWords).waitFor();
  await shoot(thinking.page, 'panel-thinking-open', 'Side panel: thinking, unfolded', both);
  await thinking.page.close();

  const finished = await asked(answering(prose.answer, { reasoning: prose.reasoning }));
  await finished.until('finished');
  await shoot(finished.page, 'panel-finished', 'Side panel: finished');
  await finished.answers.hover();
  await shoot(finished.page, 'panel-finished-hover', 'Side panel: finished, hovered', both);
  await finished.page.close();

  const cut = await asked(answering(prose.answer, { finishReason: 'length' }));
  await cut.until('cut');
  await shoot(cut.page, 'panel-cut', 'Side panel: cut at the length limit', both);
  await cut.page.close();

  const stopped = await asked(held(prose.answer));
  await untilHeld(stopped, prose.answer);
  await stopped.stop.click();
  await stopped.until('stopped');
  await shoot(stopped.page, 'panel-stopped', 'Side panel: stopped', both);
  await stopped.page.close();

  const early = await asked([{ type: 'head' }, { type: 'silence' }]);
  await early.until('waiting');
  await early.stop.click();
  await early.until('stopped');
  await shoot(early.page, 'panel-stopped-early', 'Side panel: stopped before the first word');
  await early.page.close();

  const begun = toDeltas(prose.answer).slice(0, 40);
  const torn = { deltas: begun, holdAfterDelta: { index: 39, name: 'cut' }, finishReason: null };
  const interrupted = await asked(answering('', { ...torn, done: false, ending: 'disconnect' }));
  // Browsers throw away what arrives in one moment with the end of the connection.
  await interrupted.untilText(begun.join(''));
  server.release('cut');
  await interrupted.until('interrupted');
  await shoot(interrupted.page, 'panel-interrupted', 'Side panel: interrupted', both);
  await interrupted.page.close();

  const filtered = await asked(answering('The first words of', { finishReason: 'content_filter' }));
  await filtered.until('finished');
  await shoot(filtered.page, 'panel-filtered', 'Side panel: ended by a content filter');
  await filtered.page.close();

  const refused = await asked([
    ...answering('', { finishReason: null, done: false, deltasPerSecond: 0 }).slice(0, -1),
    dataEvent({ choices: [{ index: 0, delta: { refusal: prose.refusal } }] }),
    ...answering('', { deltasPerSecond: 0 }).slice(2),
  ]);
  await refused.until('finished');
  await shoot(refused.page, 'panel-refused', 'Side panel: refused by the model', both);
  await refused.page.close();

  const nothing = await asked(answering(''));
  await nothing.until('finished');
  await shoot(nothing.page, 'panel-no-text', 'Side panel: an answer without text');
  await nothing.page.close();

  const wild = await asked(answering(mixed.answer), mixed.question);
  await wild.until('finished');
  await shoot(wild.page, 'panel-mixed', 'Side panel: many scripts, long words', both);
  await wild.page.close();

  await slow.page.waitForTimeout(Math.max(0, slowSinceMs + 6500 - Date.now()));
  await shoot(slow.page, 'panel-waiting-long', 'Side panel: waiting for more than 5 s');
  await slow.stop.click();
  await slow.page.close();
}

/** Conversations: several turns, versions, a list, a place in the middle. */
export async function shootConversations(studio: Studio): Promise<void> {
  const { shoot, panel, server } = studio;
  const fork = await panel(answering());
  await fork.ask(prose.question);
  await fork.until('finished');
  server.next(answering(prose.followUpAnswer));
  await fork.answers.hover();
  await fork.answers.getByRole('button', { name: 'Retry' }).click();
  await fork.untilText(prose.followUpAnswer);
  await fork.until('finished');
  await shoot(fork.page, 'panel-fork', 'Side panel: second version of an answer', both);
  await fork.page.close();

  const turns = 8;
  for (let turn = 0; turn < turns; turn += 1) {
    server.next(answering(turn % 2 ? prose.followUpAnswer : prose.answer, { deltasPerSecond: 0 }));
  }
  const long = await panel();
  for (let turn = 0; turn < turns; turn += 1) {
    await long.ask(turn % 2 ? prose.followUp : prose.question);
    await long.answers.nth(turn).waitFor();
    await long.until('finished');
  }
  await shoot(long.page, 'panel-long-end', 'Side panel: long conversation, at its end');
  await scrollUp(long.page);
  await shoot(long.page, 'panel-long-scrolled', 'Side panel: scrolled up, with the way back', both);
  await long.page.keyboard.press('Control+f');
  await long.page.locator('.find-bar input').fill(prose.found);
  await long.page.locator('.find-count:not(:empty)').waitFor();
  await shoot(long.page, 'panel-find', 'Side panel: words are looked for', both);
  await long.page.locator('.find-bar input').fill('nowhere');
  await long.page.getByText(say('find.none')).waitFor();
  await shoot(long.page, 'panel-find-none', 'Side panel: words that are nowhere');
  await long.page.close();

  const pasted = await panel(answering(prose.followUpAnswer));
  await pasted.ask(`Summarise this:\n\n${prose.answer}\n\n`.repeat(6));
  await pasted.until('finished');
  await pasted.log.evaluate((log) => log.scrollTo(0, 0));
  await shoot(pasted.page, 'panel-pasted', 'Side panel: a pasted text, folded');
  await pasted.page.close();

  const listed = await studio.sidestream.openPanel();
  await listed.page.getByRole('button', { name: 'Conversations' }).click();
  await listed.page.locator('.sheet-row').first().waitFor();
  await shoot(listed.page, 'panel-list', 'Side panel: conversations', both);
  const search = listed.page.getByRole('searchbox');
  await search.fill('sum');
  await listed.page.locator('dialog[data-query=sum]').waitFor();
  await shoot(listed.page, 'panel-list-search', 'Side panel: conversations, searched', both);
  await search.fill('nowhere');
  await listed.page.locator('dialog[data-query=nowhere]').waitFor();
  await shoot(listed.page, 'panel-list-none', 'Side panel: conversations, none found');
  await listed.page.close();

  const temporary = await panel(answering());
  await temporary.page.getByRole('button', { name: say('panel.temporaryChat') }).click();
  await shoot(temporary.page, 'panel-temporary', 'Side panel: temporary conversation', both);
  await shoot(temporary.page, 'panel-temporary-320', 'Side panel: temporary, 320 px', {
    width: 320,
  });
  await temporary.ask(prose.question);
  await temporary.until('finished');
  await shoot(temporary.page, 'panel-temporary-asked', 'Side panel: temporary, answered');
  await temporary.page.close();
}

async function scrollUp(page: Page): Promise<void> {
  await page.locator('.log').hover();
  await page.mouse.wheel(0, -900);
  await page.getByRole('button', { name: /^(?:Jump to latest|New text below)$/u }).waitFor();
}
