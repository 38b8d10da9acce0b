import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { test } from '../support/firefox-test.ts';
import { numbered } from '../support/scenarios.ts';

// With Firefox's own limit of 30 s for an idle background; nothing here talks to the background but the product.
test.describe.configure({ mode: 'serial' });

const deltas = numbered(6);
const whole = deltas.join('');
const silenceMs = 45_000;

/** Silent for longer than a background may idle: before anything, headers included, or in the middle. */
const silent: Readonly<Record<'before' | 'middle', Script>> = {
  before: [{ type: 'wait', ms: silenceMs }, ...chatStream({ deltas })],
  middle: chatStream({ deltas }).flatMap((step) =>
    step.type === 'text' && step.delta === deltas[2]
      ? [step, { type: 'wait', ms: silenceMs }]
      : [step],
  ),
};

test('45 s of silence, before the first token and in the middle, are outlived with and without a panel', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  server.next(silent.before, silent.middle);
  await panel.ask('Think first');
  await chat(0);

  const other = await sidestream.openPanel('?conversation=in-the-middle');
  await other.ask('Pause in the middle');
  await other.untilText(deltas.slice(0, 3).join(''));
  await other.view.close();

  const requests = [await chat(0), await chat(1)];
  for (const { closed } of requests) expect(await closed, 'who ended it').toBe('server');
  for (const request of requests) {
    expect(request.closedAtMs! - request.arrivedAtMs).toBeGreaterThan(silenceMs);
  }
  expect(await panel.until('finished')).toMatchObject({ text: whole });
  const again = await sidestream.openPanel('?conversation=in-the-middle');
  expect(await again.until('finished')).toMatchObject({ text: whole });
  expect(server.requests, 'nothing was asked twice').toHaveLength(2);
});

test('60 s after an answer ended its background is gone, though a panel is open, and the next panel shows the whole conversation', async ({
  panel,
  sidestream,
  server,
}) => {
  const answers: string[] = [];
  for (const question of ['First', 'Second']) {
    server.next(chatStream({ text: `An answer to “${question}” 👋🏽 東京.` }));
    await panel.ask(question);
    await expect.poll(() => panel.questions()).toContain(question);
    answers.push((await panel.until('finished')).text);
  }
  // Not a wait for something to happen: that nothing is lost in this time is what is claimed.
  await sleep(60_000);
  expect(await sidestream.backgroundState()).toBe('stopped');

  const again = await sidestream.openPanel();
  await expect.poll(async () => (await again.read()).map(({ text }) => text)).toEqual(answers);
  expect(await again.questions()).toEqual(['First', 'Second']);
});
