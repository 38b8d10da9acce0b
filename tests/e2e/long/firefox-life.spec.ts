import { expect } from '@playwright/test';
import { noteFigure } from '../../support/deep.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { test } from '../support/firefox-test.ts';
import { findLongRequest, serveLongAnswers } from '../support/long-answers.ts';

// With Firefox's own limit of 30 s for an idle background; nothing here talks to the background but the product.
test('6 minutes of silence before the first token, and a stream of 7 minutes: both answers are complete', async ({
  sidestream,
  server,
}) => {
  const panels = [];
  for (const answer of serveLongAnswers(server)) {
    const panel = await sidestream.openPanel(`?conversation=${answer.question}`);
    await panel.ask(answer.question);
    panels.push({ panel, answer });
  }
  for (const { panel, answer } of panels) {
    const shown = await waitUntil(
      async () => {
        const last = (await panel.read()).at(-1);
        return last && last.state !== 'waiting' && last.state !== 'streaming' ? last : undefined;
      },
      `the end of ${answer.question}`,
      answer.leastMs + 90_000,
    );
    const { request, count } = findLongRequest(server, answer);
    expect(shown).toMatchObject({ state: 'finished', text: answer.text });
    expect(count, 'it was asked once').toBe(1);
    const spentMs = request!.closedAtMs! - request!.arrivedAtMs;
    expect(spentMs).toBeGreaterThanOrEqual(answer.leastMs);
    noteFigure(test.info(), {
      row: `Firefox: ${answer.question} answer`,
      values: { spentMs, missingCharacters: answer.text.length - shown.text.length },
    });
  }
});
