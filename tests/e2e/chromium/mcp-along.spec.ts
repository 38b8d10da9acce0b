import { expect } from '@playwright/test';
import { toToolServer } from '../../support/mcp-server/to-tool-server.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { saying, test } from '../support/mcp-test.ts';
import { say } from '../support/scenarios.ts';

test('what a server offers to read is listed when somebody wants it, and goes along as a chip, its pictures too; what does not is named', async ({
  server,
  mcp,
  chat,
  openServed,
}) => {
  const panel = await openServed({
    toolServers: [
      toToolServer(mcp, '/mcp'),
      toToolServer(mcp, '/silent', { name: 'Silent' }),
      toToolServer(mcp, '/broken', { name: 'Broken' }),
      toToolServer(mcp, '/json', { name: 'Off', on: false }),
    ],
  });
  const { page } = panel;
  const add = page.getByRole('button', { name: say('panel.addContext') });
  const from = (name: string) =>
    page.getByRole('button', { name: say('serving.from', { server: name }), exact: true });
  const list = page.getByRole('list', { name: say('serving.resources', { server: 'Notes' }) });
  const chips = page.locator('.chip-name');
  await panel.message.fill('What do they say?');
  await add.click();
  await expect(from('Notes')).toBeVisible();
  await expect(from('Off')).toHaveCount(0);
  expect((await mcp.seen()).requests).toEqual([]);

  // One that says nothing is waited for as long as somebody wants to, and one that is broken says so.
  await from('Silent').click();
  await expect(page.getByText(say('serving.asking', { server: 'Silent' }))).toBeVisible();
  await from('Broken').click();
  const { host } = new URL(mcp.origin);
  await expect(page.locator('.resource-list [role=alert]')).toContainText(
    say('serving.why.busy', { host, status: say('errors.status', { status: '503' }) }),
  );
  await from('Notes').click();
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expectNoViolation(page);
  const search = page.getByRole('searchbox', {
    name: say('serving.search', { server: 'Notes' }),
  });
  await expect(search).toBeFocused();
  await search.fill('one');
  await search.press('Enter');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  expect(server.requests).toEqual([]);
  await list.getByRole('button').click();
  await expect(chips).toHaveCount(1);
  await expect(chips).toContainText(say('context.fileName', { name: 'Notes: One note' }));
  await expect(panel.message).toBeFocused();

  await add.click();
  await from('Notes').click();
  await list.getByRole('button', { name: 'dot' }).click();
  await expect(chips).toHaveCount(2);
  await expect(chips.nth(1)).toContainText(say('context.pictureName', { name: 'Notes: dot' }));
  const leftFile = say('attach.left.file', {
    type: say('attach.left.type', { type: 'application/zip' }),
  });
  await expect(page.locator('.attach-ready')).toContainText(
    say('attach.note.left', { name: 'Notes: dot', left: leftFile }),
  );
  await expectNoViolation(page);

  server.next(saying('A note and a dot.'));
  await panel.message.press('Enter');
  await panel.until('finished');
  const { bodyText } = await chat(0);
  expect(bodyText).toContain('the first note');
  expect(bodyText).toMatch(/<file-\w+/);
  expect(bodyText).toContain('data:image/png;base64,');
});

test('prompts of servers stand behind the own ones in the slash menu; what they want is asked for, and their text comes into the box', async ({
  server,
  mcp,
  chat,
  openServed,
}) => {
  const panel = await openServed({
    toolServers: [
      toToolServer(mcp, '/mcp'),
      toToolServer({ origin: 'http://127.0.0.1:1' }, '/gone', { name: 'Gone' }),
    ],
  });
  const { page } = panel;
  const options = page.getByRole('option');
  await panel.message.fill('What of it?');
  await panel.message.fill('');
  expect((await mcp.seen()).requests).toEqual([]);
  await panel.message.fill('/');
  const review = say('serving.promptName', { server: 'Notes', title: 'Review a text' });
  await expect(options.nth(-2)).toContainText(review);
  await expect(page.locator('.slash-menu')).toContainText(
    say('serving.noPrompts', {
      server: 'Gone',
      why: say('serving.why.unreachable', { host: '127.0.0.1:1' }),
    }),
  );
  await expectNoViolation(page);
  const begun = (await mcp.seen()).requests.length;
  // Asked for once, for as long as the page lives.
  await panel.message.fill('');
  await panel.message.fill('/rev');
  await expect(options).toHaveCount(1);
  await panel.message.press('Enter');
  expect((await mcp.seen()).requests).toHaveLength(begun);

  const card = page.getByRole('region', {
    name: say('serving.promptFrom', { server: 'Notes', title: 'Review a text' }),
  });
  const text = card.getByRole('textbox', { name: 'text', exact: true });
  await expect(text).toBeFocused();
  await expectNoViolation(page);
  await text.press('Enter');
  await expect(card.getByText(say('prompts.missing'))).toBeVisible();
  await text.fill('Ships, by night');
  await text.press('Enter');
  await expect(panel.message).toHaveValue(
    'Review this: Ships, by night\n\nAssistant: Which tone?\n\nany',
  );
  await expect(card).toHaveCount(0);
  await expect(panel.message).toBeFocused();
  expect(server.requests).toEqual([]);
  server.next(saying('Fine ships.'));
  await panel.message.press('Enter');
  await panel.until('finished');
  expect((await chat(0)).bodyText).toContain('Ships, by night');

  // What is no text of it is named, and what nobody sees of it is gone.
  await panel.message.fill('/poster');
  await panel.message.press('Enter');
  await expect(panel.message).toHaveValue('What is on it?\n\nnotes://one:\na note');
  const picture = say('attach.left.picture', {
    type: say('attach.left.type', { type: 'image/png' }),
  });
  const poster = page.locator('.prompt-card');
  await expect(poster).toContainText(say('serving.leftOut', { left: picture }));
  await panel.message.press('Escape');
  await expect(poster).toHaveCount(0);

  // A server that fails meanwhile costs nothing that was typed.
  await panel.message.fill('/rev');
  await panel.message.press('Enter');
  await text.fill('Once more');
  await mcp.stop();
  await text.press('Enter');
  await expect(card.getByRole('alert')).toContainText(
    say('serving.failed', { server: 'Notes', why: '' }).trim(),
  );
  await expect(text).toHaveValue('Once more');
});
