import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { toKey } from '../../../lib/surface/key-map.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import { say, typed, unfinished } from '../support/scenarios.ts';

const pickerOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: say('palette.models'), exact: true });
const chosen = (page: Page): Locator => page.locator('header .model-picker bdi');
const names = (page: Page): Locator => pickerOf(page).locator('.model-name');

function bodyOf(request: RecordedRequest): {
  model: string;
  messages: { role: string; content: string }[];
} {
  return request.body as never;
}

const asks =
  (model: string) =>
  (request: RecordedRequest): boolean =>
    isChat(request) && bodyOf(request).model === model;

test('the picker finds models of all connections by keys alone, favourites and last used first, with what they can do', async ({
  sidestream,
}) => {
  const many = Array.from({ length: 3_000 }, (_, index) => `vendor/model-${index}`);
  await sidestream.connect({
    name: 'Router',
    models: ['gpt-4o', 'unknown', ...many],
    abilities: { unknown: ['tools'] },
  });
  await sidestream.connect({ name: 'Local', model: 'llava', models: [] });
  const panel = await sidestream.openPanel();
  const { page } = panel;
  await expect(chosen(page)).toHaveText('llava');
  await panel.message.press(toKey('models', 'anywhere')!);
  const picker = pickerOf(page);
  const field = picker.getByRole('searchbox', { name: say('palette.searchModels') });
  await expect(field).toBeFocused();
  await expect(picker.locator('.sheet-row[aria-current]')).toContainText('llava');
  // Thousands are not drawn.
  await expect(names(page)).toHaveCount(61);
  await expect(picker.getByText(/There are \d,\d{3} more/u)).toBeVisible();
  const row = (name: string): Locator =>
    picker.locator('.model-item').filter({ has: page.getByText(name, { exact: true }) });
  const probably = say('palette.probably');
  await expect(row('llava').locator('.model-mark')).toHaveText([
    `${say('palette.vision')} ${probably}`,
  ]);
  await expect(row('unknown').locator('.model-mark')).toHaveText([say('palette.tools')]);
  await expect(row('gpt-4o').locator('.model-mark')).toHaveText([
    `${say('palette.vision')} ${probably}`,
    `${say('palette.tools')} ${probably}`,
  ]);
  await expect(row('vendor/model-0').locator('.model-mark')).toHaveCount(0);
  await expectNoViolation(page);

  // A favourite by keys, and another model by what is typed.
  await field.fill('router MODEL-2999');
  await expect(names(page)).toHaveText(['vendor/model-2999']);
  await field.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(row('vendor/model-2999').locator(':focus')).toHaveAccessibleName(
    say('palette.favourite', { model: 'vendor/model-2999' }),
  );
  await page.keyboard.press('Enter');
  await expect(picker.locator('h3').first()).toHaveText(say('palette.favourites'));
  await field.fill('gpt');
  await field.press('Enter');
  await expect(picker).toHaveCount(0);
  await expect(chosen(page)).toHaveText('gpt-4o');

  await page.locator('header .model-picker').click();
  await expect(picker.locator('h3').nth(1)).toHaveText(say('palette.recent'));
  expect((await names(page).allTextContents()).slice(0, 3)).toEqual([
    'vendor/model-2999',
    'gpt-4o',
    'test-model',
  ]);
  await field.fill('no such thing');
  await expect(picker.getByText(say('palette.none'))).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(picker).toHaveCount(0);
});

test('a conversation keeps its model and its persona, and says when its model is gone', async ({
  sidestream,
  server,
  chat,
}) => {
  const first = await sidestream.connect({ name: 'One', models: ['m-1', 'm-2'], model: 'm-1' });
  await sidestream.connect({ name: 'Two', model: 'm-3' });
  await sidestream.set({
    defaultConnectionId: first,
    personas: [{ id: 'p', name: 'Pirate', text: 'Arr.', pick: null }],
  });
  const panel = await sidestream.openPanel();
  const { page } = panel;
  const pick = async (name: string): Promise<void> => {
    await page.locator('header .model-picker').click();
    await pickerOf(page).locator('.model-name', { hasText: name }).click();
    await expect(chosen(page)).toHaveText(name);
  };
  await pick('m-2');
  await page.locator('header .model-picker').click();
  await pickerOf(page).getByLabel(say('palette.persona')).selectOption('Pirate');
  await page.keyboard.press('Escape');
  await expect(page.locator('.header-persona')).toHaveText('Pirate');
  server.next(chatStream({ text: 'Ahoy.' }));
  await panel.ask('Who?');
  await panel.until('finished');
  expect(bodyOf(await chat(0))).toMatchObject({
    model: 'm-2',
    messages: [{ role: 'system', content: 'Arr.' }, { role: 'user' }],
  });

  // Another conversation has its own, and begins with what was picked last.
  await panel.newConversation.click();
  await expect(chosen(page)).toHaveText('m-2');
  await expect(page.locator('.header-persona')).toHaveCount(0);
  await pick('m-3');
  server.next(chatStream({ text: 'Hello.' }));
  await panel.ask('Second');
  await panel.until('finished');
  expect(bodyOf(await chat(1)).messages[0]).toEqual({
    role: 'system',
    content: typed.systemPrompt,
  });

  // By keys alone, back to the first, in a page that knows nothing of it.
  await page.reload();
  await panel.ready();
  await expect(chosen(page)).toHaveText('m-3');
  await panel.message.press('Control+k');
  const palette = page.getByRole('dialog', { name: say('palette.title') });
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await expectNoViolation(page);
  await page.keyboard.type('ahoy');
  // At once: it waits for what was typed to be found.
  await page.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
  await expect(chosen(page)).toHaveText('m-2');
  await expect(page.locator('.header-persona')).toHaveText('Pirate');

  // Models and actions are found there too.
  await panel.message.press(toKey('palette', 'anywhere')!);
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('m-1');
  await expect(palette.locator('.model-name')).toHaveText(['m-1']);
  await palette.getByRole('searchbox').fill('new conv');
  await page.keyboard.press('Enter');
  await expect(panel.answers).toHaveCount(0);
  await panel.message.press('Control+k');
  await palette.locator('.sheet-row', { hasText: 'Who?' }).click();
  await expect(chosen(page)).toHaveText('m-2');

  const port = await sidestream.port();
  const connectionId = first;
  await port.post({ type: 'connection-delete', requestId: crypto.randomUUID(), connectionId });
  await port.next('carried-out');
  await expect(page.locator('.choice-gone')).toBeVisible();
  await expect(chosen(page)).toHaveText('m-3');
  await page.locator('header .model-picker').click();
  await expect(pickerOf(page).getByText(say('palette.gone', { model: 'm-3' }))).toBeVisible();
});

test('a question goes to two models at once, each answer streams and is stopped by itself, and one is kept', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect({ models: ['m-1', 'm-2'], model: 'm-1' });
  const panel = await sidestream.openPanel();
  const { page, answers } = panel;
  await page.setViewportSize({ width: 900, height: 700 });
  await page.locator('header .model-picker').click();
  await pickerOf(page)
    .getByRole('button', { name: say('palette.second', { model: 'm-2' }) })
    .click();
  await expect(pickerOf(page).getByText(say('palette.secondNow', { model: 'm-2' }))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chosen(page)).toHaveText('m-1 + m-2');

  server.when(asks('m-1'), unfinished(['One says'], 'silence'));
  server.when(asks('m-2'), unfinished(['Two says'], 'silence'));
  await panel.ask('Who?');
  await expect(answers).toHaveCount(2);
  // Also where one is not shown.
  const one = page.locator('.log article').first();
  const two = page.locator('.log article').last();
  await expect(one).toContainText('One says');
  await expect(two).toContainText('Two says');
  const box = async (answer: Locator) => (await answer.boundingBox())!;
  expect((await box(two)).x).toBeGreaterThan((await box(one)).x + (await box(one)).width);
  await expectNoViolation(page);
  await one.getByRole('button', { name: say('answer.stopThis') }).click();
  await expect(one).toHaveAttribute('data-state', 'stopped');
  await expect(two).toHaveAttribute('data-state', 'streaming');

  // In a narrow panel one is shown, with a switch.
  await page.setViewportSize({ width: 320, height: 700 });
  await expect(one).toBeVisible();
  await expect(two).toBeHidden();
  await page.getByRole('button', { name: 'm-2', exact: true }).click();
  await expect(one).toBeHidden();
  await expect(two).toBeVisible();
  await expectNoViolation(page);

  // It is there after a reload too; who keeps one no longer pays for the other.
  await page.reload();
  await panel.ready();
  await expect(page.locator('.log article')).toHaveCount(2);
  await page.getByRole('button', { name: `${say('branch.keep')} m-1` }).click();
  await expect(answers).toHaveCount(1);
  await expect(answers.first()).toContainText('One says');
  expect(await (await server.request(1, isChat)).closed).toBe('client');
  await expect(answers.locator('.fork-nav')).toContainText('1 / 2');
  await expect(panel.message).toBeFocused();
  await expect(chosen(page)).toHaveText('m-1');
  server.when(asks('m-1'), chatStream({ text: 'Again.' }));
  await panel.ask('And?');
  await panel.until('finished');
  expect(bodyOf(await server.request(2, isChat)).messages.map(({ content }) => content)).toEqual([
    typed.systemPrompt,
    'Who?',
    'One says',
    'And?',
  ]);
});

test('personas are made in the options, and titles are written by the model once the user wants that', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const { page } = await sidestream.openOptions();
  await page.getByRole('button', { name: say('personas.add') }).click();
  await expect(page.getByLabel(say('personas.name'))).toBeFocused();
  await page.keyboard.type('Teacher');
  await page.getByLabel(say('personas.text')).fill('Ask back.');
  await page.getByRole('button', { name: `${say('personas.done')} Teacher` }).click();
  await page.getByLabel(say('personas.titleByModel')).check();
  await expectNoViolation(page);
  await page.reload();
  await expect(page.getByText('Teacher', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: `${say('personas.edit')} Teacher` }).click();
  await expect(page.getByLabel(say('personas.text'))).toHaveValue('Ask back.');
  // The page goes in the middle of a word, and a persona is deleted right behind one.
  await page.getByLabel(say('personas.text')).pressSequentially(' Be brief.');
  await page.reload();
  await page.getByRole('button', { name: `${say('personas.edit')} Teacher` }).click();
  await expect(page.getByLabel(say('personas.text'))).toHaveValue('Ask back. Be brief.');
  await page.getByLabel(say('personas.name')).fill('Coach');
  // By its old name or the new one: what is typed is saved whenever it stands still.
  await page
    .locator('[data-persona]')
    .getByRole('button', { name: new RegExp(`^${say('personas.delete')} `, 'u') })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('personas.delete') }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: say('personas.add') })).toBeVisible();
  await expect(page.locator('[data-persona]')).toHaveCount(0);

  const panel = await sidestream.openPanel();
  server.next(chatStream({ text: 'The Elbe.' }), chatStream({ text: '"Rivers of Dresden."' }));
  await panel.ask('Which river flows through Dresden?');
  await panel.until('finished');
  await expect(panel.page.locator('h1')).toHaveText('Rivers of Dresden');
  const [asked] = bodyOf(await chat(1)).messages;
  expect(asked?.content).toContain('Which river flows through Dresden?');
  expect(asked?.content).toContain('The Elbe.');
  server.next(chatStream({ text: 'The Danube.' }));
  await panel.ask('And through Vienna?');
  await panel.untilText('The Danube.');
  await panel.until('finished');

  // Never for a temporary one.
  await panel.newConversation.click();
  await panel.page.getByRole('button', { name: say('panel.temporaryChat') }).click();
  server.next(chatStream({ text: 'Quietly.' }));
  await panel.ask('A secret');
  await panel.until('finished');
  await panel.newConversation.click();
  // Asked behind all that, and there was nothing in between.
  server.next(chatStream({ text: 'Here.' }), chatStream({ text: '' }));
  await panel.ask('Last');
  await panel.until('finished');
  expect(bodyOf(await chat(4)).messages.at(-1)?.content).toBe('Last');
  await chat(5);
  // What says nothing leaves the first words.
  await expect(panel.page.locator('h1')).toHaveText('Last');
});
