import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { isModelList } from '../../support/fault-server/default-reply.ts';
import { test } from '../support/chromium-test.ts';
import { pasteFrom } from '../support/chromium-clipboard.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { say, tooLong, typed } from '../support/scenarios.ts';

test('what is typed into one connection outlives the beginning of another, and both are marked', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, model: 'one', name: 'First' });
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  const row = options.page.locator('.connection').filter({ hasText: 'First' });
  const add = options.page.locator('.connection-add');
  const unsaved = say('options.unsaved');
  await expect(row).not.toContainText(unsaved);

  await options.model.fill('one-and-a-half');
  await options.apiKey.fill(typed.key);
  await options.systemPrompt.fill('Half typed');
  await expect(row).toContainText(unsaved);
  await add.getByRole('button').click();
  await expect(options.model).not.toHaveValue('one-and-a-half');
  await expect(row).toContainText(unsaved);
  await expect(add).not.toContainText(unsaved);
  await options.model.fill('another');

  await row.getByRole('button', { name: 'Edit' }).click();
  await expect(options.model).toHaveValue('one-and-a-half');
  await expect(options.apiKey).toHaveValue(typed.key);
  await expect(options.systemPrompt).toHaveValue('Half typed');
  await expect(add).toContainText(unsaved);
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await expect(row).not.toContainText(unsaved);
  await expect(row).toContainText('one-and-a-half');
  await add.getByRole('button').click();
  await expect(options.model).toHaveValue('another');
});

test('a name that nobody typed follows the address, also of a saved connection', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  const { host, port } = new URL(server.url);
  await options.enter({ baseUrl: server.baseUrl });
  await expect(options.name).toHaveValue(host);
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await options.baseUrl.fill(`localhost:${port}`);
  await options.save.click();
  await expect(options.page.locator('.connection-name')).toContainText(`localhost:${port}`);
  await expect(options.name).toHaveValue(`localhost:${port}`);
  await options.name.fill('Mine');
  await options.baseUrl.fill(host);
  await options.provider.selectOption('ollama');
  await expect(options.name).toHaveValue('Mine');
});

test('a test of a server that never answers can be cancelled, and made again', async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  const cancel = options.page.getByRole('button', { name: say('options.cancelTest'), exact: true });
  server.next([{ type: 'silence' }]);
  await options.test.focus();
  await options.page.keyboard.press('Enter');
  const request = await chat(0);
  await expect(options.test).toHaveCount(0);
  await expect(cancel).toBeFocused();
  expect(request.closedAtMs).toBeUndefined();
  await options.page.keyboard.press('Enter');
  expect(await request.closed).toBe('client');
  await expect(options.status).toHaveText(say('options.testCancelled'));
  await expect(options.test).toBeFocused();

  server.next([{ type: 'hold', name: 'answer' }, ...chatStream({ text: 'Hi' })]);
  // The second click of a double click is not taken for a change of mind.
  await options.test.dblclick();
  await chat(1);
  await expect(cancel).toBeVisible();
  server.release('answer');
  await expect(options.status).toContainText('It works');
  await expect(options.test).toBeVisible();
  expect(server.requests).toHaveLength(2);
});

test('a test ends with the page that asked for it', async ({ sidestream, server, chat }) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  server.next([{ type: 'silence' }]);
  await options.test.click();
  const request = await chat(0);
  await options.page.close();
  expect(await request.closed).toBe('client');
});

test('a key is taken out of what it was copied with, and is kept for its address alone; both are told', async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl });
  const pasted = [
    `Bearer ${typed.key}`,
    `Authorization: Bearer ${typed.key}`,
    `"${typed.key}"`,
    `export OPENAI_API_KEY="${typed.key}`,
    `x-api-key: ${typed.key}`,
  ];
  for (const [index, text] of pasted.entries()) {
    await options.apiKey.fill('');
    const told = options.page.getByText(say('options.keyCleaned'), { exact: true });
    await expect(told).toHaveCount(0);
    await pasteFrom(sidestream.context, text, options.apiKey);
    await options.test.click();
    await expect(told).toBeVisible();
    await expect(options.apiKey).toHaveValue(typed.key);
    expect((await chat(index)).headers['authorization']).toBe(`Bearer ${typed.key}`);
    await expect(options.status).toContainText('It works');
  }
  await options.apiKey.fill('sk-another');
  await options.name.focus();
  await expect(options.page.getByText(say('options.keyCleaned'), { exact: true })).toHaveCount(0);

  // What is longer than any key, and a secret in the address, are said where they stand.
  await options.provider.selectOption('own-backend');
  await options.baseUrl.fill(`${server.baseUrl}/chat?api_key=abc`);
  await expect(options.page.getByText(say('options.secretAddress'))).toBeVisible();
  await options.apiKey.fill('k'.repeat(4_097));
  await options.save.click();
  await expect(options.apiKey).toHaveAccessibleDescription(
    new RegExp(say('options.fault.apiKey.too-long')),
  );
  await expectNoViolation(options.page, { what: 'a key that is too long, a secret address' });

  // A kept key goes to no other address: that has its own or none, which is said before it is deleted.
  const { page, status } = options;
  const words = (key: Parameters<typeof say>[0]) =>
    page.getByText(say(key, { host: new URL(server.url).host }), { exact: true });
  const none = page.getByRole('button', { name: say('options.noKeyHere'), exact: true });
  await options.enter({ baseUrl: server.baseUrl, key: typed.key, name: 'Mine' });
  await options.save.click();
  await expect(status).toHaveText('Saved');
  await expect(none).toHaveCount(0);

  const elsewhere = `http://localhost:${new URL(server.url).port}/v1`;
  await options.baseUrl.fill(elsewhere);
  await expect(words('options.fault.apiKey.moved')).toBeVisible();
  await expect(none).toBeVisible();
  await expectNoViolation(page, { what: 'a key of another address' });
  await options.save.click();
  await expect(options.apiKey).toBeFocused();
  await expect(options.apiKey).toHaveAccessibleDescription(/is bound to 127\.0\.0\.1/);
  await expect(words('options.fault.apiKey.moved')).toHaveCount(1);
  await expectNoViolation(page, { what: 'a key of another address, refused' });
  await none.click();
  await expect(options.apiKey).toBeFocused();
  await expect(none).toHaveCount(0);
  await expect(words('options.keyNoneHere')).toBeVisible();
  await expectNoViolation(page, { what: 'an address without a key' });
  // A provider that gives nothing without a key is not said to have none.
  await options.provider.selectOption('openai');
  await options.baseUrl.fill('https://api.example.com/v1');
  await expect(words('options.fault.apiKey.movedNeeded')).toBeVisible();
  await expect(none).toHaveCount(0);
  await options.provider.selectOption(typed.provider);
  // Back at its own address the key is as it was.
  await options.baseUrl.fill(server.baseUrl);
  await expect(words('options.keyNoneHere')).toHaveCount(0);
  await options.baseUrl.fill(elsewhere);
  await options.save.click();
  await expect(status).toHaveText('Saved');
  await expect(page.locator('.saved-key')).toHaveCount(0);
  await options.test.click();
  await expect(status).toContainText('It works');
  expect((await chat(pasted.length)).headers['authorization']).toBeUndefined();
});

test('a list of models that never comes can be cancelled', async ({ sidestream, server }) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  server.when(isModelList, [{ type: 'silence' }]);
  await options.listModels.focus();
  await options.page.keyboard.press('Enter');
  const request = await server.request(0);
  const cancel = options.page.getByRole('button', { name: say('options.cancelList'), exact: true });
  await expect(cancel).toBeFocused();
  await options.page.keyboard.press('Enter');
  expect(await request.closed).toBe('client');
  await expect(options.status).toHaveText(say('options.listCancelled'));
  await expect(options.listModels).toBeFocused();
});

test('a test that is refused as too long advises what can be done here', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  server.next(tooLong);
  await options.test.click();
  await expect(options.status).toContainText(say('options.adviceTooLong'));
  await expect(options.status).not.toContainText(say('errors.tooLong'));
});

test('two tabs with one connection do not undo what the other has saved', async ({
  sidestream,
  server,
}) => {
  const first = await sidestream.openOptions();
  await first.enter({ baseUrl: server.baseUrl, model: 'at-first', name: 'First' });
  await first.save.click();
  await expect(first.status).toHaveText('Saved');
  const second = await sidestream.openOptions();
  await expect(second.model).toHaveValue('at-first');
  await second.name.fill('Mine');
  await first.model.fill('model-from-a');
  await first.save.click();
  await expect(second.model).toHaveValue('model-from-a');
  await expect(second.name).toHaveValue('Mine');
  await second.save.click();
  await expect(second.status).toHaveText('Saved');
  await expect(first.name).toHaveValue('Mine');
  await expect(first.model).toHaveValue('model-from-a');
});

test('an address that redirects is not followed, and the advice speaks of it', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  const location = `${server.url}/elsewhere`;
  for (const status of [301, 307, 308]) {
    server.next([{ type: 'head', status, headers: { location } }]);
    await options.test.click();
    await expect(options.status).toContainText(say('errors.unreachable'));
  }
  expect(server.requests.map(({ path }) => path)).not.toContain('/elsewhere');
});

test('connections are added, edited, made default and deleted', async ({ sidestream, server }) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, model: 'one', name: 'First' });
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await options.page.getByRole('button', { name: 'Add a connection', exact: true }).click();
  await options.enter({ baseUrl: server.baseUrl, model: 'two', name: 'Second' });
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  const rows = options.page.locator('.connection');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'First' })).toContainText('Default');

  const panel = await sidestream.openPanel();
  const ask = async (): Promise<string | undefined> => {
    await panel.page.bringToFront();
    await panel.newConversation.click();
    await expect(panel.answers).toHaveCount(0);
    server.next(chatStream({ text: 'Yes.' }));
    await panel.ask('Who?');
    await panel.until('finished');
    const { model } = (server.requests.at(-1)?.body ?? {}) as { model?: string };
    return model;
  };
  expect(await ask()).toBe('one');
  // A page in the background is drawn once a second, and a click waits for that.
  await options.page.bringToFront();
  await options.page.getByRole('button', { name: 'Make default Second' }).click();
  await expect(rows.filter({ hasText: 'Second' })).toContainText('Default');
  expect(await ask()).toBe('two');

  await options.page.bringToFront();
  await options.page.getByRole('button', { name: 'Edit First' }).click();
  await expect(options.model).toHaveValue('one');
  await options.model.fill('one-and-a-half');
  await options.save.click();
  await expect(rows.filter({ hasText: 'First' })).toContainText('one-and-a-half');

  await options.page.getByRole('button', { name: 'Delete Second' }).click();
  const dialog = options.page.getByRole('dialog', { name: 'Delete “Second”?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(rows).toHaveCount(2);
  await options.page.getByRole('button', { name: 'Delete Second' }).click();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(rows).toHaveCount(1);
  expect(await ask()).toBe('one-and-a-half');
});
