import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { say } from '../support/scenarios.ts';

const section = (page: Page): Locator => page.locator('section.tools');
const row = (page: Page, name: string): Locator => section(page).locator(`[data-tool=${name}]`);
const leaveOf = (page: Page, name: string): Locator => row(page, name).getByRole('combobox');
const field = (page: Page, key: Parameters<typeof say>[0]): Locator =>
  section(page).getByLabel(say(key), { exact: true });
const press = (page: Page, key: Parameters<typeof say>[0]): Promise<void> =>
  section(page)
    .getByRole('button', { name: say(key), exact: true })
    .click();

/** The names that a request to a model offers. */
const offeredIn = ({ body }: { body: unknown }): string[] =>
  ((body as { tools?: { function: { name: string } }[] }).tools ?? []).map(
    ({ function: { name } }) => name,
  );

/** Writes the example, after everything that can be wrong with it was told. */
async function writeExample(page: Page): Promise<void> {
  await press(page, 'tools.add');
  await expect(field(page, 'tools.name')).toBeFocused();
  await press(page, 'tools.save');
  await expect(field(page, 'tools.name')).toBeFocused();
  await expect(section(page)).toContainText(say('tools.fault.name.empty'));
  await expect(section(page)).toContainText(say('tools.fault.description'));
  await press(page, 'tools.example');
  await expect(section(page).locator('.field-error')).toHaveCount(0);
  await expect(field(page, 'tools.name')).toBeFocused();
  // What is typed is nothing that an example may take the place of.
  await expect(
    section(page).getByRole('button', { name: say('tools.example'), exact: true }),
  ).toHaveCount(0);
  await field(page, 'tools.name').fill('read_page');
  await expect(section(page)).toContainText(say('tools.fault.name.built-in'));
  await field(page, 'tools.schema').fill('{"type":"object","properties":{"city":{"$ref":"#/no"}}}');
  await expect(section(page)).toContainText(
    say('tools.fault.schema.unusable', { why: '$ref: #/no' }),
  );
  await field(page, 'tools.reply').selectOption('endpoint');
  await field(page, 'tools.url').fill('http://tools.example/');
  await press(page, 'tools.save');
  await expect(section(page)).toContainText(say('tools.fault.url.insecure'));
  await expectNoViolation(page, { what: 'faults of a tool' });
  // What was typed outlives the page, and another tool of that name does not come to be.
  await page.reload();
  await press(page, 'tools.add');
  await expect(field(page, 'tools.name')).toHaveValue('read_page');
  await expect(field(page, 'tools.url')).toHaveValue('http://tools.example/');
  await press(page, 'tools.cancel');
  await press(page, 'tools.add');
  await press(page, 'tools.example');
  await section(page).getByText(say('tools.try'), { exact: true }).click();
  const trial = section(page).locator('.tool-trial');
  await press(page, 'tools.tryCheck');
  await expect(trial).toContainText(say('tools.tryMisfit'));
  await field(page, 'tools.tryArguments').fill('{"city":"Ulm"}');
  await expect(trial).toBeEmpty();
  await press(page, 'tools.tryCheck');
  await expect(trial.locator('pre')).toContainText('"sky": "clear"');
  const text = await field(page, 'tools.text').inputValue();
  await field(page, 'tools.text').fill('');
  await press(page, 'tools.tryCheck');
  await expect(trial).toHaveText(say('tools.tryEmpty'));
  await field(page, 'tools.text').fill(text);
  await press(page, 'tools.save');
  await expect(section(page)).toContainText(say('tools.saved'));
  await expect(row(page, 'get_weather')).toContainText(say('tools.factFixed'));
}

/** An address on this machine that answers, in the place of the fixed text. */
async function nameEndpoint(page: Page, server: FaultServer): Promise<void> {
  await row(page, 'get_weather')
    .getByRole('button', { name: say('tools.edit') })
    .click();
  await field(page, 'tools.reply').selectOption('endpoint');
  await field(page, 'tools.url').fill(`${server.url}/weather?now`);
  await expectNoViolation(page, { what: 'the form of a tool' });
  await press(page, 'tools.save');
  const { host } = new URL(server.url);
  await expect(row(page, 'get_weather')).toContainText(say('tools.factEndpoint', { host }));
  await expect(leaveOf(page, 'get_weather')).toHaveValue('ask');
}

test('the options say what is offered; a tool of one’s own is written, offered, asked for, and its address gets the arguments alone', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const page = await sidestream.open('options.html#tools');
  const heading = page.getByRole('heading', { name: say('tools.title'), exact: true });
  await expect(heading).toBeFocused();
  const on = section(page).getByRole('checkbox', { name: say('tools.on') });
  await expect(on).not.toBeChecked();
  await expect(leaveOf(page, 'read_page')).toHaveValue('ask');
  await expect(leaveOf(page, 'open_tab')).toHaveValue('never');
  await expect(row(page, 'open_tab')).toContainText(say('tools.acts'));
  await expect(leaveOf(page, 'open_tab')).toHaveAccessibleName(
    say('tools.leave', { name: say('calls.open_tab') }),
  );
  await expectNoViolation(page, { what: 'the list of tools' });
  await on.check();
  await leaveOf(page, 'read_page').selectOption('never');
  await leaveOf(page, 'copy_to_clipboard').selectOption('ask');
  // Somebody who looks for functions finds tools.
  await page.getByRole('searchbox').fill('function calling');
  await expect(page.locator('[data-current-hit]')).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await writeExample(page);
  await nameEndpoint(page, server);
  await page.reload();
  await expect(on).toBeChecked();
  await expect(leaveOf(page, 'read_page')).toHaveValue('never');

  const panel = await sidestream.openPanel();
  const isCall = ({ path }: { path: string }): boolean => path === '/weather';
  server.when(isCall, jsonError(200, { sky: 'grey' }, { 'set-cookie': 'a=b' }));
  server.next(callScript('chat-completions', '', [['get_weather', { city: 'Ulm' }]]));
  server.next(textScript('chat-completions', 'It is grey.'));
  await panel.ask('What is the weather in Ulm?');
  const card = panel.page.locator('.call');
  const { host } = new URL(server.url);
  await expect(card.locator('.call-title')).toHaveText(
    `${say('calls.own', { tool: '\u2068get_weather\u2069' })}: \u2068${host}\u2069?`,
  );
  await expect(card).toContainText(say('calls.sends', { host }));
  await expect(card).toContainText(say('calls.reason.acts'));
  await expect(card.getByRole('button', { name: say('calls.always') })).toHaveCount(0);
  expect(server.requests.filter(isCall)).toEqual([]);
  await card.getByRole('button', { name: say('calls.allow'), exact: true }).click();
  await panel.until('finished');
  const [sent, ...more] = server.requests.filter(isCall);
  expect(more).toEqual([]);
  expect(sent).toMatchObject({ method: 'POST', url: '/weather?now', bodyText: '{"city":"Ulm"}' });
  expect(Object.keys(sent!.headers).join()).not.toMatch(/authorization|cookie|api-key|referer/);
  const names = offeredIn(await chat(0));
  expect(names).toEqual(expect.arrayContaining(['calculate', 'copy_to_clipboard', 'get_weather']));
  expect(names).not.toContain('read_page');
  expect(names).not.toContain('open_tab');
  expect((await chat(1)).bodyText).toContain('grey');

  await row(page, 'get_weather')
    .getByRole('button', { name: say('tools.delete') })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('tools.delete') })
    .click();
  await expect(row(page, 'get_weather')).toHaveCount(0);
  await expect(section(page).getByRole('heading', { name: say('tools.own') })).toBeFocused();
});
