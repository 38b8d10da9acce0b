import { expect } from '@playwright/test';
import { noteFigure } from '../../support/deep.ts';
import {
  endlessAnswer,
  expectFiguresOf,
  readKept,
  timedAnswer,
  timedText,
} from '../support/figure-clock.ts';
import { test } from '../support/firefox-test.ts';
import { say } from '../support/scenarios.ts';

test('figures agree with the server’s clock, and are shown: of an answer that streamed, and of one that died', async ({
  panel,
  sidestream,
  server,
  chat,
}, info) => {
  test.slow();
  const { view } = panel;
  server.next(timedAnswer({ usage: true }), endlessAnswer);
  await panel.ask('How fast?');
  await panel.untilText(timedText);
  await panel.until('finished');
  await panel.ask('And in the end?');
  await panel.untilText(timedText);
  await sidestream.killBackground();
  await panel.until('interrupted');
  const answers = await panel.read();
  expect(answers).toHaveLength(2);
  // The browser is shared: an answer of another test may have ended meanwhile.
  const kept = await view.evaluate(readKept);
  const rows = answers.map(({ runId }) => kept.find(({ id }) => id === runId));
  const requests = [await chat(0), await chat(1)];
  expectFiguresOf(requests.map((request, index) => ({ request, row: rows[index] })));

  // What Firefox itself needs, to send a request and to read of the answer: the same however long it waits.
  const offMs = requests.map(({ deltas, arrivedAtMs }, at) => {
    const waitedMs = (deltas[0]?.atMs ?? Number.NaN) - arrivedAtMs;
    return (rows[at]?.firstTokenMs ?? Number.NaN) - waitedMs;
  });
  const values = { 'streamed, ms': offMs[0]!, 'died, ms': offMs[1]! };
  noteFigure(info, { row: 'First word against the server’s clock, Firefox', values });

  await view.press(say('answer.more'));
  const read = (place: string): Promise<string> =>
    view.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', place);
  await expect.poll(() => read('.answer-figures')).toContain(say('figures.free'));
  const months = await sidestream.open('options.html#figures');
  const inMonths = (): Promise<string> =>
    months.evaluate(() => document.querySelector('.figures-section')?.textContent ?? '');
  await expect.poll(inMonths).toContain(say('figures.byConnection'));
  expect(await inMonths()).toContain(say('figures.answers', { count: kept.length }));
  await months.close();
});
