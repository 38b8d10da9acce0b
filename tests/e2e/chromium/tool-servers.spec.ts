import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { tokens } from '../../support/mcp-server/places.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/mcp-test.ts';
import { say } from '../support/scenarios.ts';

const section = (page: Page): Locator => page.locator('#servers');
const row = (page: Page, name: string): Locator =>
  section(page).locator('.server-row').filter({ hasText: name });
const field = (page: Page, key: Parameters<typeof say>[0]): Locator =>
  section(page).getByLabel(say(key), { exact: true });
const told = (page: Page, name: string): Locator => row(page, name).locator('.server-told');
const tool = (page: Page, name: string): Locator =>
  section(page).locator(`[data-server-tool="${name}"]`);

/** How many there are is the server's matter. */
const offers = (host: string): RegExp => {
  const [before = '', after = ''] = say('servers.listed', { host, count: 7 }).split('7 ');
  return new RegExp(`${before.replaceAll('.', '\\.')}\\d+ ${after.replaceAll('.', '\\.')}`);
};

/** Presses a button of the section, or of one server. */
const press = (
  page: Page,
  key: 'servers.add' | 'servers.save' | 'servers.cancel' | 'servers.undo',
): Promise<void> =>
  section(page)
    .getByRole('button', { name: say(key), exact: true })
    .click();
const pressOf = (
  page: Page,
  name: string,
  key: 'servers.check' | 'servers.edit' | 'servers.delete',
): Promise<void> =>
  row(page, name)
    .getByRole('button', { name: `${say(key)} ${name}` })
    .click();

test('a server of tools is added with its token, says what it offers or what is wrong, is switched, deleted and had back', async ({
  sidestream,
  mcp,
}) => {
  await sidestream.connect();
  const { host } = new URL(mcp.origin);
  const page = await sidestream.open('options.html#servers');
  await expect(page.getByRole('heading', { name: say('servers.title') })).toBeFocused();

  // What is wrong with a form is said, and the first of it gets the focus.
  await press(page, 'servers.add');
  await expect(field(page, 'servers.url')).toBeFocused();
  await field(page, 'servers.auth').selectOption('header');
  await press(page, 'servers.save');
  await expect(field(page, 'servers.url')).toBeFocused();
  for (const key of [
    'servers.fault.url.empty',
    'servers.fault.headerName.unnamed',
    'servers.fault.token.missing',
  ] as const)
    await expect(section(page)).toContainText(say(key));
  await field(page, 'servers.url').fill('http://nas.lan/mcp');
  await expect(section(page)).toContainText(say('servers.fault.open'));
  await field(page, 'servers.token').fill('typed-and-left');
  await expectNoViolation(page, { what: 'faults of a server' });
  // What was typed outlives the page, without the token.
  await page.reload();
  await press(page, 'servers.add');
  await expect(field(page, 'servers.url')).toHaveValue('http://nas.lan/mcp');
  await expect(field(page, 'servers.token')).toHaveValue('');
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain(
    'typed-and-left',
  );
  expect(await mcp.seen()).toMatchObject({ requests: [] });

  // A wrong token is refused, and named as such without being said.
  await field(page, 'servers.url').fill(`${mcp.origin}/bearer`);
  await field(page, 'servers.name').fill('Notes');
  await field(page, 'servers.auth').selectOption('bearer');
  await field(page, 'servers.token').fill('not-the-token-at-all');
  await press(page, 'servers.save');
  await expect(told(page, 'Notes')).toHaveText(
    say('servers.error.keyRefused', { host, status: ' (401)' }),
  );
  await row(page, 'Notes').getByText(say('options.detail')).click();
  await expect(row(page, 'Notes').locator('.detail')).toContainText('no entry for');
  await expect(page.locator('body')).not.toContainText('not-the-token-at-all');
  await expect(row(page, 'Notes')).toContainText(say('servers.factToken', { lastFour: '-all' }));

  await pressOf(page, 'Notes', 'servers.edit');
  await expect(field(page, 'servers.token')).toHaveValue('');
  await field(page, 'servers.token').fill(`Bearer ${tokens.bearer}`);
  await press(page, 'servers.save');
  await expect(told(page, 'Notes')).toHaveText(offers(host));
  await expect(row(page, 'Notes')).toContainText(say('servers.factToken', { lastFour: '4711' }));
  await expect(tool(page, 'add')).toContainText('Adds two numbers.');
  await expect(tool(page, 'add')).toContainText(say('servers.reads'));
  await expect(tool(page, 'delete_all')).toContainText(say('servers.acts'));
  await expectNoViolation(page, { what: 'the tools of a server' });

  // A tool that is switched off stays off, and so does a server.
  await tool(page, 'delete_all').getByRole('checkbox').uncheck();
  await expect(told(page, 'Notes')).toContainText(say('servers.listedOff', { count: 1 }));
  await page.reload();
  await expect(told(page, 'Notes')).toHaveText(say('servers.notChecked'));
  await pressOf(page, 'Notes', 'servers.check');
  await expect(tool(page, 'delete_all').getByRole('checkbox')).not.toBeChecked();
  await expect(tool(page, 'add').getByRole('checkbox')).toBeChecked();

  // Another address is never asked with the token of this one; it is not a server of tools either.
  await pressOf(page, 'Notes', 'servers.edit');
  await field(page, 'servers.url').fill('https://elsewhere.example/mcp');
  await press(page, 'servers.save');
  await expect(section(page)).toContainText(say('servers.fault.token.moved'));
  await field(page, 'servers.url').fill(`${mcp.origin}/page`);
  await field(page, 'servers.auth').selectOption('none');
  await press(page, 'servers.save');
  await expect(told(page, 'Notes')).toContainText(
    say('servers.error.badReply', { host, status: '' }),
  );
  await expect(row(page, 'Notes')).toContainText(say('servers.factNone'));
  await pressOf(page, 'Notes', 'servers.edit');
  await field(page, 'servers.url').fill(`${mcp.origin}/nowhere`);
  await press(page, 'servers.save');
  await expect(told(page, 'Notes')).toHaveText(
    say('servers.error.notFound', { host, status: ' (404)' }),
  );
  await pressOf(page, 'Notes', 'servers.edit');
  await field(page, 'servers.url').fill(`${mcp.origin}/header`);
  await press(page, 'servers.save');
  await expect(told(page, 'Notes')).toHaveText(
    say('servers.error.noKey.none', { host, status: ' (401)' }),
  );
  await pressOf(page, 'Notes', 'servers.edit');
  await field(page, 'servers.auth').selectOption('header');
  await field(page, 'servers.headerName').fill('x-tools-key');
  await field(page, 'servers.token').fill(tokens.header);
  await press(page, 'servers.save');
  await expect(told(page, 'Notes')).toContainText(offers(host));

  // One that does not answer can be left.
  await press(page, 'servers.add');
  await field(page, 'servers.url').fill(`${mcp.origin}/silent`);
  await field(page, 'servers.name').fill('Quiet');
  await press(page, 'servers.save');
  await expect(told(page, 'Quiet')).toHaveText(say('servers.asking', { host }));
  await row(page, 'Quiet')
    .getByRole('button', { name: `${say('servers.cancelCheck')} Quiet` })
    .click();
  await expect(told(page, 'Quiet')).toHaveText(say('servers.cancelled'));

  // Deleted, with its token, and had back at its place without it.
  await pressOf(page, 'Notes', 'servers.delete');
  await expect(row(page, 'Notes')).toHaveCount(0);
  const undo = section(page).getByRole('button', { name: say('servers.undo') });
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(section(page)).toContainText(say('servers.restoredToken', { name: 'Notes' }));
  await expect(section(page).locator('.server-row .tool-name')).toHaveText(['Notes', 'Quiet']);
  await expect(told(page, 'Notes')).toHaveText(say('servers.noToken'));
  await pressOf(page, 'Notes', 'servers.check');
  await expect(told(page, 'Notes')).toHaveText(
    say('servers.error.noKey.token', { host, status: '' }),
  );

  // What is off is kept as such.
  await row(page, 'Quiet')
    .getByRole('checkbox', { name: `${say('servers.on')} Quiet` })
    .uncheck();
  await page.reload();
  await expect(told(page, 'Quiet')).toHaveText(say('servers.isOff'));
  await mcp.stop();
  await pressOf(page, 'Quiet', 'servers.check');
  await expect(told(page, 'Quiet')).toHaveText(say('servers.error.unreachable', { host }));
  await expectNoViolation(page, { what: 'servers that do not answer' });
});
