import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { startChromium } from '../support/chromium-browser.ts';
import { test, toSidestream } from '../support/chromium-test.ts';
import { proseAnswer, say, seeds, typed, unfinished, unkindAnswer } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

test('a worker that is killed in the middle of a stream: text kept, interrupted, and Continue completes', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(unfinished(['Once upon ', 'a time'], 'silence'));
  await panel.ask('Tell');
  await panel.untilText('Once upon a time');
  const { runId } = await panel.last();
  await sidestream.killWorker();
  expect(await (await chat(0)).closed).toBe('client');

  const answer = await panel.until('interrupted');
  expect(answer).toEqual({
    runId,
    state: 'interrupted',
    reason: 'interrupted',
    text: 'Once upon a time',
  });
  await expect(panel.answers.last()).toContainText(say('errors.interruptedTitle'));
  await expect(panel.stop).toHaveCount(0);

  server.next(chatStream({ text: ' it ended.' }));
  await panel.page.getByRole('button', { name: 'Continue', exact: true }).click();
  expect((await panel.until('finished')).text).toBe('it ended.');
  expect((await chat(1)).body).toMatchObject({
    messages: [
      { role: 'system', content: typed.systemPrompt },
      { role: 'user', content: 'Tell' },
      { role: 'assistant', content: 'Once upon a time' },
      { role: 'user', content: say('menu.continueQuestion') },
    ],
  });
});

test('the toolbar forgets an answer that its background took along', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(unfinished(['half'], 'silence'));
  await panel.ask('Tell');
  await panel.untilText('half');
  await expect.poll(() => sidestream.badge()).toBe('1');
  await sidestream.killWorker();
  await panel.until('interrupted');
  await expect.poll(() => sidestream.badge()).toBe('');
});

test('a worker that is killed before the first token: interrupted, and Retry answers', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next([{ type: 'silence' }]);
  await panel.ask('Tell');
  await server.request(0);
  await panel.until('waiting');
  await sidestream.killWorker();
  expect((await panel.until('interrupted')).text).toBe('');
  await expect(panel.answers.last()).toContainText(say('errors.interruptedEmpty'));
  server.next(chatStream({ text: 'Now.' }));
  await panel.page.getByRole('button', { name: 'Retry', exact: true }).click();
  expect((await panel.until('finished')).text).toBe('Now.');
});

test('what a person has seen is never missing after a death, at any moment of a fast stream', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  for (const seed of seeds.slice(0, 4)) {
    const answerSoFar = server.requests.length;
    server.next(proseAnswer(seed));
    await panel.newConversation.click();
    await expect(panel.answers).toHaveCount(0);
    await panel.ask(`Seed ${seed}`);
    await expect
      .poll(async () => (await panel.read()).at(-1)?.text.length, { intervals: [5] })
      .toBeGreaterThan(seed * 60);
    const seen = (await panel.last()).text;
    await sidestream.killWorker();
    await expect.poll(async () => (await panel.last()).state).toMatch(/^(interrupted|finished)$/);
    const { text } = await panel.last();
    expect(text.startsWith(seen)).toBe(true);
    expect(server.requests[answerSoFar]?.sentText.startsWith(text)).toBe(true);
  }
});

test('a worker that is killed while idle is not missed: the panel shows, and asks', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'Before.' }));
  await panel.ask('One');
  await panel.until('finished');
  await sidestream.killWorker();
  expect((await panel.read()).map(({ text }) => text)).toEqual(['Before.']);
  server.next(chatStream({ text: 'After.' }));
  await panel.ask('Two');
  await panel.untilText('After.');
  await panel.until('finished');
  expect((await panel.read()).map(({ text }) => text)).toEqual(['Before.', 'After.']);
  expect(server.requests).toHaveLength(2);
});

test('a question that is sent while the worker is being killed is asked exactly once', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.otherwise(chatStream({ text: 'Once.' }));
  await panel.message.fill('Only once');
  await Promise.all([sidestream.killWorker(), panel.message.press('Enter')]);
  await expect
    .poll(async () => (await panel.read()).at(-1)?.state)
    .toMatch(/^(finished|interrupted)$/);
  expect(await panel.questions()).toEqual(['Only once']);
  expect(server.requests.length).toBeLessThanOrEqual(1);
});

test('after an answer ended and the worker died, a reopened panel shows the whole conversation', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const before = await converse(panel, (seed) => server.next(unkindAnswer(seed)));
  await panel.page.close();
  await sidestream.killWorker();
  await expect.poll(() => sidestream.workers()).toEqual([]);
  await expectWhole(await sidestream.openPanel(), before);
});

test('a browser that is started again with the same profile shows the whole conversation, and asks', async ({
  own: sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const before = await converse(await sidestream.openPanel(), (seed) =>
    server.next(unkindAnswer(seed)),
  );
  await sidestream.quit();
  const again = toSidestream(await startChromium({ profile: sidestream.profile }), server);
  try {
    const panel = await again.openPanel();
    await expectWhole(panel, before);
    server.next(chatStream({ text: 'Still here.' }));
    await panel.ask('Still there?');
    await panel.untilText('Still here.');
    await panel.until('finished');
    // The key was kept too, and was never seen in between.
    expect((await chat(3)).headers['authorization']).toBe(`Bearer ${typed.key}`);
  } finally {
    await again.quit();
  }
});

test('a browser that ends in the middle of a stream: text kept, interrupted', async ({
  own: sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(unfinished(['half of ', 'it'], 'silence'));
  await panel.ask('Tell');
  await panel.untilText('half of it');
  await sidestream.quit();
  const again = toSidestream(await startChromium({ profile: sidestream.profile }), server);
  try {
    const answer = await (await again.openPanel()).until('interrupted');
    expect(answer.text).toBe('half of it');
    expect(await again.badge()).toBe('');
  } finally {
    await again.quit();
  }
});

interface Before {
  answers: Awaited<ReturnType<SurfacePage['read']>>;
  questions: string[];
}

/** Three questions and their answers. */
async function converse(panel: SurfacePage, next: (seed: number) => void): Promise<Before> {
  for (const seed of seeds.slice(0, 3)) {
    next(seed);
    await panel.ask(`Question ${seed}`);
    await expect(panel.answers).toHaveCount(seed);
    await panel.until('finished');
  }
  return { answers: await panel.read(), questions: await panel.questions() };
}

async function expectWhole(panel: SurfacePage, before: Before): Promise<void> {
  await expect(panel.answers).toHaveCount(before.answers.length);
  expect(await panel.read()).toEqual(before.answers);
  expect(await panel.questions()).toEqual(before.questions);
  expect(before.answers).toHaveLength(3);
}
