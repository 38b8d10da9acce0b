import { expect } from '@playwright/test';
import { toShownText } from '../../support/shown-text.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { pressAtOnce, test } from '../support/chromium-shared.ts';
import { findClosedPort } from '../support/faults/closed-port.ts';
import { toButtons } from '../support/faults/fault.ts';
import type { Fault } from '../support/faults/fault.ts';
import { toFaultWords } from '../support/faults/fault-words.ts';
import { faults } from '../support/faults/faults.ts';
import { readEnd } from '../support/faults/read-end.ts';
import { say, toDraft, typed } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

for (const fault of faults) {
  test(`${fault.id}: the endpoint ${fault.what}`, async ({ connect, server, panel }) => {
    const host = fault.unheard ? `127.0.0.1:${await findClosedPort()}` : new URL(server.url).host;
    const draft = toDraft(`http://${host}/v1`, fault.connection);
    const id = await connect(draft);
    if (fault.later) {
      server.next(fault.reply);
      server.otherwise(fault.later);
    } else {
      server.otherwise(fault.reply);
    }
    await panel.ask('Well?');
    // A cut waits until the text in front of it is on screen.
    if (fault.kept) await panel.untilText(toShownText(fault.kept));
    server.release('cut');
    await untilEnd(panel);

    const end = await readEnd(panel.answers.last());
    const words = toFaultWords(fault, host, typed.model, waitMark);
    expect(end).toMatchObject({
      state: fault.state,
      reason: fault.reason ?? null,
      refusal: fault.refusal,
      marks: words.marks,
      buttons: toButtons(fault).map((key) => say(key)),
    });
    expectWords(end.title, words.title, fault);
    expectWords(end.advice, words.advice, fault);
    if (fault.keptAtLeast === undefined) {
      expect(end.text).toBe(toShownText(fault.kept ?? ''));
    } else {
      expect(end.text.length).toBeGreaterThanOrEqual(fault.keptAtLeast);
      expect(server.requests[0]?.sentText.startsWith(end.text)).toBe(true);
    }
    const detail = toDetail(fault);
    // Without a status the words may be the browser's own.
    if (detail !== undefined || fault.status !== undefined) expect(end.detail).toBe(detail);
    expect(end.all).not.toContain(typed.key);
    expect(server.requests).toHaveLength(fault.requests ?? 1);

    server.otherwise(chatStream({ text: 'Here it is, again.' }));
    if (fault.connection || fault.unheard) await connect({ ...toDraft(server.baseUrl), id });
    const article = panel.answers.last();
    const retry = article.getByRole('button', { name: 'Retry', exact: true });
    await expect(retry).toBeEnabled();
    await pressAtOnce(retry);
    await expect
      .poll(panel.read, { intervals: [20] })
      .toMatchObject([{ state: 'finished', reason: null, text: 'Here it is, again.' }]);
  });
}

/** Stands for the time in a sentence, which depends on the moment. */
const waitMark = '\u{FFFC}';

/** What holds a sentence together is exact; a time in it is one that the row allows. */
function expectWords(shown: string | undefined, expected: string | undefined, fault: Fault): void {
  const [before = '', after] = expected?.split(waitMark) ?? [];
  if (after === undefined) {
    expect(shown).toBe(expected);
    return;
  }
  const between = shown?.slice(before.length, shown.length - after.length) ?? '';
  expect(shown).toBe(`${before}${between}${after}`);
  const [, seconds] = /^(\d+) seconds?$/.exec(between) ?? [];
  const limit = fault.seconds ?? 0;
  // What is left grows less from the limit on, what was waited grows more.
  const [least, most] = fault.reason === 'rate-limited' ? [1, limit] : [limit, limit + 20];
  expect(Number(seconds)).toBeGreaterThanOrEqual(least);
  expect(Number(seconds)).toBeLessThanOrEqual(most);
}

function toDetail({ detail, requestId }: Fault): string | undefined {
  if (requestId === undefined) return detail;
  return `${detail ?? ''}\n${say('errors.requestId', { id: requestId })}`;
}

/** Waits for an end of whatever kind. Looks at the state alone: the text may be millions of characters. */
async function untilEnd({ page }: SurfacePage): Promise<void> {
  const articles = page.locator('article[data-run-id]');
  const readState = () => articles.evaluateAll((all) => all.at(-1)?.getAttribute('data-state'));
  await expect
    .poll(readState, { intervals: [20], timeout: 30_000 })
    .toMatch(/^(?!waiting|streaming)/);
  // Four million characters are many frames.
  await expect(page.locator('[data-answer][aria-busy]')).toHaveCount(0, { timeout: 30_000 });
}
