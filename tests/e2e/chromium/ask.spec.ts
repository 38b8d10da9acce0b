import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { toShownText } from '../../support/shown-text.ts';
import { test } from '../support/chromium-test.ts';
import { numbered, seeds, typed, unkindAnswer } from '../support/scenarios.ts';

test('a person sets up a connection, asks, and reads tokens while the server still sends', async ({
  sidestream,
  server,
  chat,
}) => {
  const panel = await sidestream.openPanel();
  const options = await sidestream.openOptions();
  await options.enter({
    baseUrl: server.baseUrl,
    key: typed.key,
    systemPrompt: typed.systemPrompt,
  });
  await options.save.click();
  await expect(options.status.filter({ hasText: /^Saved$/ })).toBeVisible();

  // The open panel has the connection without a reload.
  await expect(panel.page.locator('header .model-picker')).toBeVisible();
  const deltas = numbered(8);
  server.next(
    chatStream({
      deltas,
      usage: true,
      deltasPerSecond: 20,
      holdAfterDelta: { index: 3, name: 'middle' },
    }),
  );
  await panel.ask('What do you say?');
  await server.held('middle');
  await panel.untilText(deltas.slice(0, 4).join(''));
  expect((await panel.last()).state).toBe('streaming');
  const request = await chat(0);
  expect(request.closedAtMs).toBeUndefined();
  expect(request.sentText).toBe(deltas.slice(0, 4).join(''));
  expect(request.headers['authorization']).toBe(`Bearer ${typed.key}`);
  expect(request.body).toEqual({
    model: typed.model,
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: 'system', content: typed.systemPrompt },
      { role: 'user', content: 'What do you say?' },
    ],
  });

  server.release('middle');
  const answer = await panel.until('finished');
  expect(answer.text).toBe(deltas.join(''));
  expect(answer.text).toBe(request.sentText);
  expect(await panel.questions()).toEqual(['What do you say?']);
  // Time to first token and tokens per second.
  const foot = panel.answers.last().locator('.figures');
  await expect(foot).toContainText('first token');
  await expect(foot).toContainText('tokens/s');
});

test('the first token is shown while the second is held back', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(
    chatStream({
      deltas: ['one', ' two'],
      holdAfterDelta: { index: 0, name: 'first' },
      split: 'bytes',
    }),
  );
  await panel.ask('Count');
  await panel.untilText('one');
  expect((await chat(0)).sentText).toBe('one');
  server.release('first');
  expect((await panel.until('finished')).text).toBe('one two');
});

for (const half of [0, 1]) {
  const mine = seeds.filter((seed) => seed % 2 === half);
  test(`answers arrive letter for letter, cut at any byte: seeds ${mine.join(', ')}`, async ({
    sidestream,
    server,
    chat,
  }) => {
    await sidestream.connect();
    const panel = await sidestream.openPanel();
    for (const [index, seed] of mine.entries()) {
      server.next(unkindAnswer(seed));
      await panel.newConversation.click();
      await expect(panel.answers).toHaveCount(0);
      await panel.ask(`Seed ${seed}`);
      const answer = await panel.until('finished');
      const { sentText } = await chat(index);
      expect(sentText).toHaveLength(1_500);
      expect(answer.text, `seed ${seed}`).toBe(toShownText(sentText));
    }
  });
}
