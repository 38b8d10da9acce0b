import { expect, test } from '@playwright/test';
import { noteFigure } from '../../support/deep.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import { connectRaw, untilAnswer, untilReady } from '../support/chromium-raw-surface.ts';
import { startRawChromium } from '../support/chromium-raw.ts';
import { findLongRequest, serveLongAnswers } from '../support/long-answers.ts';

// Nothing attaches to the worker: a debugger would hold it awake.
test('6 minutes of silence before the first token, and a stream of 7 minutes: both answers are complete', async () => {
  const server = await createFaultServer();
  const browser = await startRawChromium();
  try {
    const options = await browser.open('options.html');
    await connectRaw(options, server);
    await options.close();
    const panels = [];
    for (const answer of serveLongAnswers(server)) {
      const panel = await browser.open(`sidepanel.html?conversation=${answer.question}`);
      await untilReady(panel);
      await panel.enter(answer.question);
      panels.push({ panel, answer });
    }
    for (const { panel, answer } of panels) {
      const limitMs = answer.leastMs + 90_000;
      const isOver = ({ state }: { state: string }): boolean =>
        state !== 'waiting' && state !== 'streaming';
      const [shown] = await untilAnswer(panel, `the end of ${answer.question}`, isOver, limitMs);
      const { request, count } = findLongRequest(server, answer);
      expect(shown).toMatchObject({ state: 'finished', text: answer.text });
      expect(count, 'it was asked once: no worker died and was replaced').toBe(1);
      const spentMs = request!.closedAtMs! - request!.arrivedAtMs;
      expect(spentMs).toBeGreaterThanOrEqual(answer.leastMs);
      noteFigure(test.info(), {
        row: `Chromium: ${answer.question} answer`,
        values: { spentMs, missingCharacters: answer.text.length - shown!.text.length },
      });
    }
  } finally {
    await browser.forget();
    await server.close();
  }
});
