import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { test } from '../support/chromium-test.ts';
import { say, tooLong, typed, unfinished } from '../support/scenarios.ts';

interface Sent {
  role: string;
  content: string;
}

function messagesOf(request: RecordedRequest): Sent[] {
  return (request.body as { messages: Sent[] }).messages;
}

const system = { role: 'system', content: typed.systemPrompt };
const user = (content: string): Sent => ({ role: 'user', content });
const assistant = (content: string): Sent => ({ role: 'assistant', content });

test('a follow-up sends the system prompt and the whole branch, partial answers of every kind included', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();

  server.next(chatStream({ text: 'A whole answer.' }));
  await panel.ask('First');
  await panel.until('finished');

  server.next(unfinished(['stopped ', 'half'], 'silence'));
  await panel.ask('Second');
  await panel.untilText('stopped half');
  await panel.stop.click();
  await panel.until('stopped');

  server.next(chatStream({ deltas: ['cut ', 'half'], finishReason: 'length' }));
  await panel.ask('Third');
  expect((await panel.until('cut')).text).toBe('cut half');

  server.next(unfinished(['interrupted ', 'half'], 'disconnect'));
  await panel.ask('Fourth\nwith a second line');
  await panel.untilText('interrupted half');
  server.release('cut');
  expect((await panel.until('interrupted')).text).toBe('interrupted half');

  // A failed answer said nothing, so there is nothing of it to send.
  server.next(unfinished([], 'disconnect'));
  await panel.ask('Fifth');
  await panel.until('interrupted');

  server.next(chatStream({ text: 'The last word.' }));
  await panel.ask('Sixth');
  await panel.until('finished');

  expect(messagesOf(await chat(5))).toEqual([
    system,
    user('First'),
    assistant('A whole answer.'),
    user('Second'),
    assistant('stopped half'),
    user('Third'),
    assistant('cut half'),
    user('Fourth\nwith a second line'),
    assistant('interrupted half'),
    user('Fifth\n\nSixth'),
  ]);
  expect((await panel.read()).map(({ text }) => text)).toEqual([
    'A whole answer.',
    'stopped half',
    'cut half',
    'interrupted half',
    '',
    'The last word.',
  ]);
});

test('Continue asks the model to go on, with what it had said', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ deltas: ['Once upon ', 'a time'], finishReason: 'length' }));
  await panel.ask('Tell');
  await panel.until('cut');
  server.next(chatStream({ text: ' there was an end.' }));
  await panel.page.getByRole('button', { name: 'Continue', exact: true }).click();
  await panel.until('finished');
  expect(messagesOf(await chat(1))).toEqual([
    system,
    user('Tell'),
    assistant('Once upon a time'),
    user(say('menu.continueQuestion')),
  ]);
  expect((await panel.read()).map(({ text }) => text)).toEqual([
    'Once upon a time',
    'there was an end.',
  ]);
});

test('Retry asks the same question once more, and both answers can be looked at', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'One way.' }), chatStream({ text: 'Another way.' }));
  await panel.ask('How?');
  const first = await panel.until('finished');
  await panel.page.getByRole('button', { name: 'Retry', exact: true }).click();
  await panel.untilText('Another way.');
  const second = await panel.until('finished');
  expect(second.runId).not.toBe(first.runId);
  expect(await panel.read()).toHaveLength(1);
  expect(messagesOf(await chat(1))).toEqual(messagesOf(await chat(0)));
  await panel.page.getByRole('button', { name: say('answer.previousVersion') }).click();
  await panel.untilText('One way.');

  // What is on screen is the branch, so that is what a follow-up is about.
  await panel.ask('Sure?');
  await panel.until('finished');
  expect(messagesOf(await chat(2))).toEqual([
    system,
    user('How?'),
    assistant('One way.'),
    user('Sure?'),
  ]);
});

test('a conversation that is too long is asked again without exactly what was chosen, and says so', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  for (const number of ['one', 'two', 'three']) {
    server.next(chatStream({ text: `Answer ${number}.` }));
    await panel.ask(`Question ${number}`);
    await panel.until('finished');
  }
  server.next(tooLong);
  await panel.ask('Question four');
  const failed = await panel.until('failed');
  expect(failed.reason).toBe('too-long');
  const article = panel.answers.last();
  await expect(article).toContainText(say('errors.tooLongTitle', { model: typed.model }));
  await expect(article).toContainText(say('errors.tooLong'));
  const boxes = article.getByRole('checkbox');
  await expect(boxes).toHaveCount(6);
  await expect(article.getByRole('group', { name: say('errors.leaveOut') })).toBeVisible();

  // The older half is proposed; the reader chooses otherwise.
  for (const index of [0, 1, 2, 3, 4, 5]) await boxes.nth(index).setChecked(false);
  await expect(article.getByRole('button', { name: say('errors.askWithout') })).toBeDisabled();
  for (const index of [0, 1, 3]) await boxes.nth(index).setChecked(true);
  server.next(chatStream({ text: 'Shorter now.' }));
  await article.getByRole('button', { name: say('errors.askWithout') }).click();
  await panel.untilText('Shorter now.');
  await panel.until('finished');

  expect(messagesOf(await chat(4))).toEqual(
    [
      system,
      user('Question two'),
      user('Question three'),
      assistant('Answer three.'),
      user('Question four'),
    ].reduce(joinNeighbours, []),
  );
  await expect(panel.answers.last()).toContainText(say('answer.omitted', { count: 3 }));
  // Nothing was dropped silently, and nothing is gone.
  expect((await panel.read()).map(({ text }) => text)).toEqual([
    'Answer one.',
    'Answer two.',
    'Answer three.',
    'Shorter now.',
  ]);
});

test('a question that is too long by itself is told to be shortened', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(tooLong);
  await panel.ask('A book');
  expect((await panel.until('failed')).reason).toBe('too-long');
  await expect(panel.answers.last()).toContainText(say('errors.tooLongAlone'));
  await expect(panel.answers.last().getByRole('checkbox')).toHaveCount(0);
});

/** Chat templates of local models refuse two messages of one role in a row, so they are sent as one. */
function joinNeighbours(messages: Sent[], message: Sent): Sent[] {
  const last = messages.at(-1);
  if (last?.role !== message.role) return [...messages, message];
  return [...messages.slice(0, -1), { ...last, content: `${last.content}\n\n${message.content}` }];
}

test('a question that is sent before its conversation is there follows what was said in it', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'A whole answer.' }));
  await panel.ask('First');
  await panel.until('finished');

  await panel.page.addInitScript(() => {
    const sending = new MutationObserver(() => {
      const box = document.querySelector('textarea');
      if (!box) return;
      sending.disconnect();
      box.value = 'Second';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    sending.observe(document, { childList: true, subtree: true });
  });
  server.next(chatStream({ text: 'The last word.' }));
  await panel.page.reload();
  expect(messagesOf(await chat(1))).toEqual([
    system,
    user('First'),
    assistant('A whole answer.'),
    user('Second'),
  ]);
  await panel.untilText('The last word.');
  expect(await panel.questions()).toEqual(['First', 'Second']);
  await expect(panel.message).toHaveValue('');
});
