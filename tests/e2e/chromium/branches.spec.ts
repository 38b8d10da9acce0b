import { expect } from '@playwright/test';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { test } from '../support/chromium-test.ts';
import { say, typed, unfinished } from '../support/scenarios.ts';

interface Sent {
  role: string;
  content: string;
}

function bodyOf(request: RecordedRequest): { model: string; messages: Sent[] } {
  return request.body as { model: string; messages: Sent[] };
}

const system = { role: 'system', content: typed.systemPrompt };
const user = (content: string): Sent => ({ role: 'user', content });
const assistant = (content: string): Sent => ({ role: 'assistant', content });

test('a question is answered by another model too, beside the first answer, and nothing else is asked of it', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect({ models: [typed.model, 'other-model'] });
  const panel = await sidestream.openPanel();
  const { page, answers } = panel;
  server.next(jsonError(404, { error: { message: 'No such model.' } }));
  await panel.ask('How?');
  await panel.until('failed');
  const fold = answers.getByRole('button', { name: say('answer.more') });
  await answers.last().hover();
  await fold.last().click();
  // There is nothing to copy, but somebody else to ask.
  const choice = page.getByRole('combobox', { name: say('branch.otherModel') });
  await expect(choice).toHaveValue(/other-model$/);
  await expect(page.getByRole('button', { name: say('answer.copyPlain') })).toHaveCount(0);
  const ask = page.getByRole('button', { name: say('branch.ask'), exact: true });

  server.next(chatStream({ text: 'Another way.' }));
  await ask.click();
  await panel.until('finished');
  expect(bodyOf(await chat(1))).toMatchObject({
    model: 'other-model',
    messages: bodyOf(await chat(0)).messages,
  });
  await expect(answers).toHaveCount(1);
  await expect(answers.locator('.fork-nav')).toContainText('2 / 2');
  await expect(panel.message).toBeFocused();

  // While one is written none is asked, with the reason.
  server.next(unfinished(['More'], 'silence'));
  await panel.ask('Sure?');
  await panel.untilText('More');
  await answers.first().hover();
  await fold.first().click();
  await ask.press('Enter');
  await expect(page.getByText(say('branch.live'))).toBeVisible();
  expect(server.requests).toHaveLength(3);
  expect(bodyOf(await chat(2)).model).toBe('other-model');
});

test('a question is edited by keys alone, and both branches go on as themselves', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  server.next(chatStream({ text: 'Ja.' }), chatStream({ text: 'Old way.' }));
  await panel.ask('First');
  await panel.until('finished');
  await panel.ask('Second');
  await panel.untilText('Old way.');
  await panel.until('finished');
  await panel.message.fill('a draft');

  // Up over the answer to the question, and into it.
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  const pencil = page
    .locator('.question')
    .last()
    .getByRole('button', { name: say('answer.edit') });
  await page.keyboard.press('Tab');
  await expect(pencil).toBeFocused();
  await page.keyboard.press('Enter');
  const box = page.getByRole('textbox', { name: say('branch.editField') });
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('Second');
  await page.keyboard.type(' thought');
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect(pencil).toBeFocused();
  expect(await panel.questions()).toEqual(['First', 'Second']);
  // What was changed is not lost by one key.
  await page.locator('.removed-line').getByRole('button').click();
  await expect(box).toHaveValue('Second thought');
  await box.press('Escape');
  await pencil.focus();

  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('Second');
  await expect(box).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('thought');
  server.next(chatStream({ text: 'New way.' }));
  await page.keyboard.press('Enter');
  await panel.untilText('New way.');
  await panel.until('finished');
  await expect(panel.message).toBeFocused();
  await expect(panel.message).toHaveValue('a draft');
  const before = [system, user('First'), assistant('Ja.')];
  expect(bodyOf(await chat(2)).messages).toEqual([...before, user('Second\nthought')]);
  expect(await panel.questions()).toEqual(['First', 'Second\nthought']);

  server.next(chatStream({ text: 'On the new one.' }));
  await panel.ask('Third');
  await panel.untilText('On the new one.');
  await panel.until('finished');
  expect(bodyOf(await chat(3)).messages).toEqual([
    ...before,
    user('Second\nthought'),
    assistant('New way.'),
    user('Third'),
  ]);
  const versions = page.locator('.question .fork-nav');
  await expect(versions).toContainText('2 / 2');
  await versions.getByRole('button', { name: say('answer.previousVersion') }).click();
  await panel.untilText('Old way.');
  expect(await panel.questions()).toEqual(['First', 'Second']);
  server.next(chatStream({ text: 'On the old one.' }));
  await panel.ask('Fourth');
  await panel.untilText('On the old one.');
  expect(bodyOf(await chat(4)).messages).toEqual([
    ...before,
    user('Second'),
    assistant('Old way.'),
    user('Fourth'),
  ]);
});

test('what is being edited outlives an answer that ends, a page that is closed, and waits for an answer with the reason', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  server.next(chatStream({ text: 'Yes.' }), unfinished(['Half'], 'disconnect'));
  await panel.ask('First');
  await panel.until('finished');
  await panel.ask('Second');
  await panel.untilText('Half');
  await page.locator('.question').first().hover();
  await page
    .getByRole('button', { name: say('answer.edit') })
    .first()
    .click();
  const box = page.getByRole('textbox', { name: say('branch.editField') });
  await expect(box).toBeFocused();
  await box.fill('First, edited');
  await box.press('Enter');
  await expect(page.getByText(say('branch.live'))).toBeVisible();
  expect(server.requests).toHaveLength(2);
  server.release('cut');
  await panel.until('interrupted');
  await expect(page.getByText(say('branch.live'))).toHaveCount(0);
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('First, edited');

  await page.reload();
  await panel.ready();
  await expect(box).toHaveValue('First, edited');
  await expect(panel.message).toBeFocused();
  // An Enter of an input method is its own.
  await box.focus();
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  expect(server.requests).toHaveLength(2);
  server.next(chatStream({ text: 'Anew.' }));
  await page
    .locator('.question')
    .getByRole('button', { name: say('panel.send') })
    .click();
  await panel.untilText('Anew.');
  expect(bodyOf(await chat(2)).messages).toEqual([system, user('First, edited')]);
  await expect(panel.answers).toHaveCount(1);
});

test('an answer is gone on from in a conversation of its own, and the old one goes on by itself', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const { page } = panel;
  server.next(chatStream({ text: 'Yes.' }), chatStream({ text: 'No.' }));
  await panel.ask('First');
  await panel.until('finished');
  await panel.ask('Second');
  await panel.untilText('No.');
  await panel.until('finished');
  await panel.answers.first().hover();
  await panel.answers
    .first()
    .getByRole('button', { name: say('answer.more') })
    .click();
  await page.getByRole('button', { name: say('branch.fork') }).click();
  await expect(panel.answers).toHaveCount(1);
  await expect(panel.message).toBeFocused();
  await panel.untilText('Yes.');
  expect(await panel.questions()).toEqual(['First']);
  server.next(chatStream({ text: 'Aside.' }));
  await panel.ask('Elsewhere');
  await panel.untilText('Aside.');
  await panel.until('finished');
  const before = [system, user('First'), assistant('Yes.')];
  expect(bodyOf(await chat(2)).messages).toEqual([...before, user('Elsewhere')]);

  // Both are in the list, told apart by their titles, the one that was used last above.
  await page.getByRole('button', { name: say('panel.conversations') }).click();
  const rows = page.getByRole('dialog').locator('.sheet-row');
  await expect(rows.locator('.sheet-row-title')).toHaveText(['First (2)', 'First']);
  await rows.last().click();
  await panel.untilText('No.');
  server.next(chatStream({ text: 'As before.' }));
  await panel.ask('Third');
  await panel.untilText('As before.');
  expect(bodyOf(await chat(3)).messages).toEqual([
    ...before,
    user('Second'),
    assistant('No.'),
    user('Third'),
  ]);
});
