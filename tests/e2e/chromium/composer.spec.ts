import { expect } from '@playwright/test';
import { starters } from '../../../lib/strings/en/starters.ts';
import { textFile } from '../../support/attachment-files.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { chipOf, pick } from '../support/attaching.ts';
import { pasteFrom } from '../support/chromium-clipboard.ts';
import { test } from '../support/chromium-test.ts';
import { book, say, unfinished } from '../support/scenarios.ts';

test('the box has the focus, and nothing but white space cannot be sent', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await expect(panel.message).toBeFocused();
  await expect(panel.send).toBeVisible();
  for (const nothing of ['', '   ', '\n \t\n', '\u00a0\u2003']) {
    await panel.message.fill(nothing);
    await expect(panel.send).toBeDisabled();
    await panel.message.press('Enter');
    await expect(panel.message).toHaveValue(nothing);
  }
  await panel.message.fill('Something');
  await expect(panel.send).toBeEnabled();
  await panel.send.click();
  await panel.until('finished');
  await expect(panel.message).toHaveValue('');
  await expect(panel.message).toBeFocused();
  expect(await panel.questions()).toEqual(['Something']);
  expect(server.requests).toHaveLength(1);
});

test('a pasted book of 1 MiB is sent whole, and its draft outlives the panel', async ({
  sidestream,
  chat,
}) => {
  test.slow();
  await sidestream.connect();
  let panel = await sidestream.openPanel('?conversation=book');
  const text = book();
  expect(text).toHaveLength(2 ** 20);
  await pasteFrom(sidestream.context, text, panel.message);
  // Not compared by `toHaveValue`, which would print a book.
  const holdsText = async (): Promise<boolean> => (await panel.message.inputValue()) === text;
  await expect.poll(holdsText, { timeout: 30_000 }).toBe(true);

  await panel.page.close();
  panel = await sidestream.openPanel('?conversation=book');
  await expect.poll(holdsText, { timeout: 30_000 }).toBe(true);

  await panel.message.press('Enter');
  await panel.until('finished');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  expect(messages[1]?.content === text).toBe(true);
  // It is kept whole, and shown by its beginning.
  const port = await sidestream.port();
  await port.post({ type: 'conversation-watch', conversationId: 'book', cursors: {} });
  const update = await port.next('conversation-update');
  const question = update.messages.find(({ role }) => role === 'user');
  expect(JSON.stringify(question).includes(JSON.stringify(text))).toBe(true);
  const [shown = ''] = await panel.questions();
  expect(shown.length).toBeLessThan(2_000);
  expect(text.startsWith(shown.slice(0, -1))).toBe(true);
});

test('Shift+Enter breaks the line, Enter sends what was typed, letter for letter', async ({
  sidestream,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.keyboard.type('one');
  await panel.page.keyboard.press('Shift+Enter');
  await panel.page.keyboard.type('  two');
  await panel.page.keyboard.press('Enter');
  await panel.until('finished');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  expect(messages[1]?.content).toBe('one\n  two');
});

test('Enter that ends a composition of an input method sends nothing', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const cdp = await sidestream.context.newCDPSession(panel.page);
  await panel.page.evaluate(() => {
    const seen: boolean[] = [];
    Object.assign(globalThis, { seen });
    addEventListener(
      'keydown',
      (event) => void (event.key === 'Enter' && seen.push(event.isComposing)),
      { capture: true },
    );
  });
  await cdp.send('Input.imeSetComposition', {
    text: 'とうきょう',
    selectionStart: 5,
    selectionEnd: 5,
  });
  await expect(panel.message).toHaveValue('とうきょう');
  // As an input method does it: the key is told to the page, and no character comes of it.
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
  await cdp.send('Input.insertText', { text: '東京' });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  await expect(panel.message).toHaveValue('東京');
  expect(server.requests).toHaveLength(0);
  await panel.page.keyboard.press('Enter');
  await panel.until('finished');
  const seen = await panel.page.evaluate(() => (globalThis as unknown as { seen: boolean[] }).seen);
  expect(seen).toEqual([true, false]);
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  expect(messages[1]?.content).toBe('東京');
  expect(server.requests).toHaveLength(1);
});

test('a question typed during a stream waits its turn: no letter is lost, and it is asked once the answer is whole', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const deltas = Array.from({ length: 200 }, (_, index) => `token ${index}\n`);
  server.next(
    chatStream({ deltas, deltasPerSecond: 200, holdAfterDelta: { index: 150, name: 'typed' } }),
  );
  await panel.ask('Count');
  await panel.until('streaming');
  const next = 'The next question, typed meanwhile.';
  await panel.page.keyboard.type(next, { delay: 8 });
  await expect(panel.message).toBeFocused();
  await expect(panel.message).toHaveValue(next);
  await panel.page.keyboard.press('Enter');
  await expect(panel.page.getByText(say('panel.hintLive'), { exact: true })).toBeVisible();
  await expect(panel.message).toHaveValue('');
  const waiting = panel.page.getByRole('list', { name: say('panel.waiting') });
  await expect(waiting.getByText(next)).toBeVisible();
  // A second one by mouse, and a third that is thought better of.
  await panel.message.fill('And then this.');
  await panel.page.getByRole('button', { name: say('panel.waitingAdd') }).click();
  await expect(panel.message).toBeFocused();
  await panel.page.keyboard.type('Never mind');
  await panel.page.keyboard.press('Enter');
  await expect(waiting.getByRole('listitem')).toHaveCount(3);
  const drop = waiting.getByRole('button', {
    name: say('panel.waitingRemove', { question: 'Never mind' }),
  });
  await drop.click();
  await expect(waiting.getByRole('listitem')).toHaveCount(2);
  await panel.page.getByRole('button', { name: say('attach.undo'), exact: true }).click();
  await expect(waiting.getByRole('listitem')).toHaveCount(3);
  await drop.click();
  await expect(waiting.getByRole('listitem')).toHaveCount(2);
  // What goes along with it is named.
  await pick(panel, textFile('tides.txt', 'Low at six.'));
  await expect(chipOf(panel, 'tides.txt')).toBeVisible();
  await panel.message.fill('About the file');
  await panel.message.press('Enter');
  await expect(waiting.getByText(say('context.fileName', { name: 'tides.txt' }))).toBeVisible();
  await waiting
    .getByRole('button', { name: say('panel.waitingRemove', { question: 'About the file' }) })
    .click();
  await expect(waiting.getByRole('listitem')).toHaveCount(2);
  // Escape closes what it is pressed in, and does not stop the answer.
  const add = panel.page.getByRole('button', { name: say('panel.addContext') });
  const adding = panel.page.getByRole('region', { name: say('context.add') });
  await panel.message.fill('Half a thought');
  await add.click();
  await adding.getByRole('button', { name: say('attach.choose') }).press('Escape');
  await expect(adding).toHaveCount(0);
  await expect(panel.message).toBeFocused();
  await expect(panel.message).toHaveValue('Half a thought');
  await panel.message.fill('/translate');
  await expect(panel.page.locator('.slash-menu [role=option]')).toHaveCount(1);
  await panel.message.press('Tab');
  const card = panel.page.getByRole('region', { name: starters.translate.name });
  await card.getByLabel('Into which language?').fill('Welsh');
  await card.getByLabel('Into which language?').press('Escape');
  await expect(card).toHaveCount(0);
  await expect(panel.message).toBeFocused();
  await panel.page.getByRole('button', { name: say('attach.undo'), exact: true }).click();
  await expect(card.getByLabel('Into which language?')).toHaveValue('Welsh');
  await card.getByRole('button', { name: say('prompts.leave') }).press('Escape');
  await expect(card).toHaveCount(0);
  await panel.message.fill('');
  await panel.until('streaming');
  expect(server.requests).toHaveLength(1);
  server.release('typed');
  await expect(panel.answers).toHaveCount(3);
  await panel.until('finished');
  await expect(waiting).toBeHidden();
  await expect(panel.page.getByText(say('panel.hintLive'), { exact: true })).toBeHidden();
  expect(await panel.questions()).toEqual(['Count', next, 'And then this.']);
  const { messages } = (await chat(1)).body as { messages: { content: string }[] };
  expect(messages.at(-2)?.content.trimEnd()).toBe(deltas.join('').trimEnd());
  expect(server.requests).toHaveLength(3);
});

test('what waits is asked by nobody but the user after Stop, and outlives the panel', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ deltas: ['One ', 'two'], holdAfterDelta: { index: 0, name: 'kept' } }));
  await panel.ask('Count');
  await panel.until('streaming');
  for (const words of ['First', 'Second']) {
    await panel.message.fill(words);
    await panel.page.keyboard.press('Enter');
  }
  await panel.page.keyboard.press('Escape');
  await panel.until('stopped');
  server.release('kept');
  await panel.page.close();

  const later = await sidestream.openPanel();
  const waiting = later.page.getByRole('list', { name: say('panel.waiting') });
  await expect(waiting.getByRole('listitem')).toHaveCount(2);
  // Into the box again, above what is typed there.
  await later.message.fill('typed');
  await waiting
    .getByRole('button', { name: say('panel.waitingEdit', { question: 'Second' }) })
    .click();
  await expect(later.message).toHaveValue('Second\n\ntyped');
  await expect(later.message).toBeFocused();
  expect(server.requests).toHaveLength(1);
  await waiting
    .getByRole('button', { name: say('panel.waitingAsk', { question: 'First' }) })
    .click();
  await later.until('finished');
  await expect(waiting).toBeHidden();
  expect(await later.questions()).toEqual(['Count', 'First']);
});

test('a question asked without a connection stays, and is sent once there is one', async ({
  sidestream,
}) => {
  const panel = await sidestream.openPanel();
  await panel.ask('Kept?');
  await expect(panel.page.getByText(say('panel.hintNoConnection'), { exact: true })).toBeVisible();
  await expect(panel.message).toHaveValue('Kept?');
  await sidestream.connect();
  await expect(panel.page.getByText(say('panel.hintNoConnection'), { exact: true })).toBeHidden();
  await panel.message.press('Enter');
  await panel.until('finished');
  expect(await panel.questions()).toEqual(['Kept?']);
});

test('the box grows with its text, up to a limit, and shrinks back', async ({ sidestream }) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const height = async (): Promise<number> => (await panel.message.boundingBox())?.height ?? 0;
  const empty = await height();
  await panel.message.fill('line\n'.repeat(6));
  await expect.poll(height).toBeGreaterThan(empty);
  await panel.message.fill('line\n'.repeat(400));
  const tall = await height();
  const page = await panel.page.evaluate(() => innerHeight);
  expect(tall).toBeLessThan(page * 0.6);
  await panel.message.fill('');
  await expect.poll(height).toBe(empty);
});

test('the popup keeps its draft and asks', async ({ sidestream, server, chat }) => {
  await sidestream.connect();
  let popup = await sidestream.openPopup();
  await expect(popup.message).toBeFocused();
  await popup.page.keyboard.type('From the popup');
  await popup.page.close();
  popup = await sidestream.openPopup();
  await expect(popup.message).toHaveValue('From the popup');
  server.next(unfinished(['Here ', 'it is'], 'silence'));
  await popup.message.press('Enter');
  await popup.untilText('Here it is');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  expect(messages[1]?.content).toBe('From the popup');
  // The panel of its window follows.
  const panel = await sidestream.openPanel();
  await panel.untilText('Here it is');
  expect(await panel.last()).toEqual(await popup.last());
});
