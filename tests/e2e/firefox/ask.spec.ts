import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { nowMs } from '../../support/fault-server/clock.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import type { TabSurface } from '../support/firefox-test.ts';
import { numbered, typed, unfinished } from '../support/scenarios.ts';

test('a connection from the options page answers, token by token, in a panel that was open before', async ({
  server,
}) => {
  const sidestream = toSidestream(await startFirefox());
  try {
    const panel = await sidestream.openPanel();
    expect(await panel.countButtons('Set up a connection')).toBe(1);

    const options = await sidestream.openOptions();
    await options.enter({ baseUrl: server.baseUrl });
    await options.view.press('Test connection');
    await options.untilStatus(/^It works/);
    await options.view.press('Save');
    await options.untilStatus('Saved');

    const deltas = numbered(4);
    server.next(
      chatStream({
        deltas,
        holdAfterDelta: [
          { index: 0, name: 'one' },
          { index: 2, name: 'three' },
        ],
      }),
    );
    await panel.view.page.bringToFront();
    await panel.view.page.waitForSelector('header .model-picker');
    await panel.ask('Count');
    await panel.untilText(deltas[0]!);
    expect(server.requests.at(-1)?.closedAtMs, 'the server is still sending').toBeUndefined();
    server.release('one');
    await panel.untilText(deltas.slice(0, 3).join(''));
    expect((await panel.last()).state).toBe('streaming');
    server.release('three');
    expect((await panel.until('finished')).text).toBe(server.requests.at(-1)?.sentText);
    expect(server.requests.at(-1)?.headers.authorization).toBe(`Bearer ${typed.key}`);
  } finally {
    await sidestream.forget();
  }
});

/** Presses Stop and gives the time from the click in the page to the end of the server's socket. */
async function stopAndTime(panel: TabSurface, closed: Promise<unknown>): Promise<number> {
  await panel.view.evaluate(() => {
    document.addEventListener(
      'click',
      () => {
        document.body.dataset['clickedAtMs'] = String(performance.timeOrigin + performance.now());
      },
      { capture: true, once: true },
    );
  });
  const closedAt = closed.then(nowMs);
  await panel.view.press('Stop');
  const clickedAtMs = await panel.view.evaluate(() => Number(document.body.dataset['clickedAtMs']));
  return (await closedAt) - clickedAtMs;
}

/** Of an odd number of measurements. One alone would measure what else the machine does in that moment. */
function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

test('Stop in the middle keeps the text and closes the socket within 200 ms', async ({
  panel,
  server,
  chat,
}) => {
  const deltas = numbered(3);
  const times: number[] = [];
  for (const round of [0, 1, 2]) {
    server.next(unfinished(deltas, 'silence'));
    await panel.ask('Count');
    const { closed } = await chat(round);
    await panel.untilText(deltas.join(''));
    expect(await panel.countButtons('Stop')).toBe(1);
    times.push(await stopAndTime(panel, closed));
    expect(await closed).toBe('client');
    expect(await panel.until('stopped')).toMatchObject({ text: deltas.join('') });
    expect(await panel.countButtons('Stop')).toBe(0);
  }
  expect(toMedian(times)).toBeLessThan(200);
});

test('Stop while the server is silent closes the socket within 200 ms', async ({
  panel,
  server,
  chat,
}) => {
  const times: number[] = [];
  for (const round of [0, 1, 2]) {
    server.next([{ type: 'silence' }]);
    await panel.ask('Anybody there?');
    const { closed } = await chat(round);
    await panel.until('waiting');
    times.push(await stopAndTime(panel, closed));
    expect(await closed).toBe('client');
    expect(await panel.until('stopped')).toMatchObject({ text: '' });
  }
  expect(toMedian(times)).toBeLessThan(200);
});

test('"Stop this answer" and Escape stop too', async ({ panel, server, chat }) => {
  server.otherwise(unfinished(['half '], 'silence'));
  await panel.ask('First');
  await panel.untilText('half ');
  await panel.view.press('Stop this answer');
  await panel.until('stopped');
  expect(await (await chat(0)).closed).toBe('client');

  await panel.ask('Second');
  await panel.untilText('half ');
  await panel.view.key('Escape');
  await panel.until('stopped');
  expect(await (await chat(1)).closed).toBe('client');
});

test('a follow-up sends the whole branch, a stopped answer included', async ({
  panel,
  server,
  chat,
}) => {
  server.next(unfinished(['half '], 'silence'), chatStream({ text: 'The second answer.' }));
  await panel.ask('First');
  await panel.untilText('half ');
  await panel.view.press('Stop');
  await panel.until('stopped');
  await panel.ask('Second');
  await panel.until('finished');
  await panel.ask('Third');
  expect((await chat(2)).body).toMatchObject({
    model: typed.model,
    stream: true,
    messages: [
      { role: 'system', content: typed.systemPrompt },
      { role: 'user', content: 'First' },
      { role: 'assistant', content: 'half ' },
      { role: 'user', content: 'Second' },
      { role: 'assistant', content: 'The second answer.' },
      { role: 'user', content: 'Third' },
    ],
  });
  expect(await panel.questions()).toEqual(['First', 'Second', 'Third']);
});
