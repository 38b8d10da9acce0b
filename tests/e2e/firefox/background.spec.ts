import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import { numbered, unfinished } from '../support/scenarios.ts';

const deltas = numbered(5);
const half = deltas.join('');

test('a background that dies in the middle leaves an interrupted answer, and Continue goes on from it', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  server.next(unfinished(deltas, 'silence'), chatStream({ text: 'The rest of it.' }));
  await panel.ask('Count');
  await panel.untilText(half);
  await sidestream.killBackground();
  expect(await (await chat(0)).closed).toBe('client');
  const answer = await panel.until('interrupted');
  expect(answer).toMatchObject({ text: half, reason: 'interrupted' });
  expect(await panel.countButtons('Retry')).toBe(1);

  await panel.view.press('Continue');
  expect((await panel.until('finished')).text).toBe('The rest of it.');
  const [first] = await panel.read();
  expect(first, 'what had come stays as it was').toEqual(answer);
  const { messages } = (await chat(1)).body as { messages: { role: string; content: string }[] };
  expect(messages.slice(1, 3)).toEqual([
    { role: 'user', content: 'Count' },
    { role: 'assistant', content: half },
  ]);
});

test('a background that dies before the first token leaves an interrupted answer, and Retry asks again', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  server.next([{ type: 'silence' }]);
  await panel.ask('Count');
  await chat(0);
  await sidestream.killBackground();
  expect((await panel.until('interrupted')).text).toBe('');
  await panel.view.press('Retry');
  expect((await panel.until('finished')).text).toBe((await chat(1)).sentText);
});

test('a background that died while nobody looked is told by the panel that opens next', async ({
  panel,
  sidestream,
  server,
}) => {
  server.next(unfinished(deltas, 'silence'));
  await panel.ask('Count');
  await panel.untilText(half);
  await panel.view.close();
  await sidestream.killBackground();
  const again = await sidestream.openPanel();
  expect(await again.until('interrupted')).toMatchObject({ text: half });
});

test('a panel that stays open answers again after its background went', async ({
  panel,
  sidestream,
}) => {
  await panel.ask('First');
  await panel.until('finished');
  await sidestream.killBackground();
  await panel.ask('Second');
  await expect.poll(async () => (await panel.read()).length).toBe(2);
  await panel.until('finished');
});

test('a background that went to sleep leaves the whole conversation to the panel that opens next', async ({
  panel,
  sidestream,
  server,
}) => {
  await sidestream.setPreference('extensions.background.idle.timeout', 1_000);
  // A new one, which idles by the new measure from its start.
  await sidestream.killBackground();
  for (const [index, text] of ['The first answer.', 'The second answer.'].entries()) {
    server.next(chatStream({ text }));
    await panel.ask(`Question ${index}`);
    await panel.untilText(text);
  }
  await panel.until('finished');
  const answers = await panel.read();
  // Open, it would take so short a life for an accident and come back; see lifetime for the real 30 s.
  await panel.view.close();
  await expect.poll(sidestream.backgroundState).toBe('stopped');

  const again = await sidestream.openPanel();
  await expect.poll(() => again.read()).toEqual(answers);
  expect(await again.questions()).toEqual(['Question 0', 'Question 1']);
  await sidestream.setPreference('extensions.background.idle.timeout', 30_000);
});

test('a restarted browser shows the whole conversation, and goes on with it', async ({
  server,
  chat,
}) => {
  const before = toSidestream(await startFirefox());
  await before.connect(server);
  const first = await before.openPanel();
  for (const question of ['First', 'Second']) {
    server.next(chatStream({ text: `An answer to “${question}” 👋🏽 東京.` }));
    await first.ask(question);
    await expect.poll(() => first.questions()).toContain(question);
    await first.until('finished');
  }
  const answers = await first.read();
  expect(answers).toHaveLength(2);
  await before.quit();

  const after = toSidestream(await startFirefox({ profile: before.profile }));
  try {
    const panel = await after.openPanel();
    await waitUntil(async () => (await panel.read()).length === 2, 'both answers');
    expect(await panel.read()).toEqual(answers);
    expect(await panel.questions()).toEqual(['First', 'Second']);
    await panel.ask('Third');
    const { messages } = (await chat(2)).body as { messages: unknown[] };
    expect(messages).toHaveLength(6);
    expect((await chat(2)).headers.authorization).toBeDefined();
  } finally {
    await after.forget();
  }
});

test('the browser has promised not to evict the conversations', async ({ panel }) => {
  await expect.poll(() => panel.view.evaluate(() => navigator.storage.persisted())).toBe(true);
});
