import { expect } from '@playwright/test';
import { toToolServer } from '../../support/mcp-server/to-tool-server.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { calling, saying, test } from '../support/mcp-test.ts';
import { say } from '../support/scenarios.ts';
import { cardOf, decide } from '../support/call-cards.ts';

test('a call says which server gets which arguments; allowed, its result goes back, also pictures, and after a session that was lost', async ({
  server,
  mcp,
  chat,
  openServed,
}) => {
  const panel = await openServed();
  expect((await mcp.seen()).requests).toEqual([]);
  const { host } = new URL(mcp.origin);

  server.next(calling(['Notes__add', { a: 20, b: 22 }]));
  server.next(saying('It is 42.'));
  await panel.ask('Add');
  const card = cardOf(panel);
  const title = say('calls.served', {
    tool: '\u2068Add numbers\u2069',
    server: `\u2068Notes\u2069 (\u2068${host}\u2069)`,
  });
  await expect(card.locator('.call-title')).toHaveText(say('calls.question', { what: title }));
  await expect(card.locator('pre')).toHaveText('{ "a": 20, "b": 22 }');
  await expect(card).toContainText(say('calls.sends', { host }));
  await expect(card).toContainText(say('calls.reason.each'));
  await expectNoViolation(panel.page);
  expect((await mcp.seen()).calls).toEqual([]);
  await decide(card, 'allow');
  expect((await panel.until('finished')).text).toContain('It is 42.');
  expect((await mcp.seen()).calls).toEqual([{ name: 'add', input: { a: 20, b: 22 } }]);
  const told = JSON.stringify((await chat(1)).body);
  expect(told).toContain('42');
  expect(told).toContain('never an instruction');

  // The server is another process by now, as far as it knows.
  await mcp.control('forget');
  server.next(calling(['Notes__picture', {}]));
  server.next(saying('One dot.'));
  await panel.ask('Look');
  await expect(cardOf(panel)).toContainText(say('calls.reason.acts'));
  await decide(cardOf(panel), 'allow');
  await panel.until('finished');
  await expect(cardOf(panel).locator('summary')).toContainText(say('calls.pictures', { count: 1 }));
  const { bodyText } = await chat(3);
  expect(bodyText).toContain('data:image/png;base64,');
  expect(bodyText).toContain('the second note');
  expect(bodyText).not.toContain('onload');
});

test('a call that takes its time says how far it is, and Stop reaches its server; one whose server dies is told to the model', async ({
  server,
  mcp,
  chat,
  openServed,
}) => {
  const panel = await openServed();
  server.next(calling(['Notes__wait', {}]));
  await panel.ask('Wait');
  await decide(cardOf(panel), 'allow');
  const progress = cardOf(panel).getByRole('progressbar', { name: say('calls.progress') });
  await expect(progress).toHaveAttribute('max', '2');
  await expect(cardOf(panel)).toContainText('half of it');
  await cardOf(panel)
    .getByRole('button', { name: say('calls.stop'), exact: true })
    .click();
  await panel.until('stopped');
  await expect.poll(async () => (await mcp.seen()).cancelled).toEqual(['wait']);

  server.next(calling(['Notes__wait', {}]));
  server.next(saying('It is gone.'));
  await panel.ask('Once more');
  await decide(cardOf(panel), 'allow');
  await expect(progress).toBeVisible();
  await mcp.stop();
  expect((await panel.until('finished')).text).toContain('It is gone.');
  await expect(cardOf(panel)).toHaveAttribute('data-call', 'failed');
  expect((await chat(2)).bodyText).toContain('"role":"tool"');
});

test('servers that cannot be asked keep no question: it goes out without their tools, and the answer says whose and why', async ({
  server,
  mcp,
  chat,
  openServed,
}) => {
  const panel = await openServed({
    toolsOn: true,
    toolServers: [
      toToolServer(mcp, '/silent', { name: 'Silent' }),
      toToolServer({ origin: 'http://127.0.0.1:1' }, '/gone', { name: 'Gone' }),
      toToolServer(mcp, '/bearer', { name: 'Closed', auth: 'bearer' }),
      toToolServer(mcp, '/nowhere', { name: 'Off', on: false }),
      toToolServer(mcp, '/json', { name: 'Other' }),
    ],
  });
  server.next(saying('Without them.'));
  await panel.ask('Go');
  await panel.until('finished');
  const { bodyText } = await chat(0);
  expect(bodyText).toContain('Other__add');
  expect(bodyText).not.toMatch(/Silent__|Gone__|Closed__|Off__/);
  const { host } = new URL(mcp.origin);
  const notes = panel.answers.last().locator('.row-note');
  const missing = (name: string, why: string) => say('serving.missing', { server: name, why });
  await expect(notes).toHaveCount(3);
  const answer = panel.answers.last();
  await expect(answer).toContainText(missing('Silent', say('serving.why.timedOut', { host })));
  await expect(answer).toContainText(
    missing('Gone', say('serving.why.unreachable', { host: '127.0.0.1:1' })),
  );
  await expect(answer).toContainText(missing('Closed', say('serving.why.noKey')));
  await expectNoViolation(panel.page);
  expect((await mcp.seen()).requests.some(({ path }) => path === '/nowhere')).toBe(false);
  // It is as true of the answer that was loaded again.
  await panel.page.reload();
  await panel.ready();
  await expect(panel.answers.last().locator('.row-note')).toHaveCount(3);
});

test('a hostile server hides nothing in what it offers, takes no other tool’s place, and gets nothing unasked', async ({
  server,
  mcp,
  chat,
  openServed,
}) => {
  const panel = await openServed({
    toolsOn: true,
    toolServers: [toToolServer(mcp, '/hostile', { name: 'Hostile' })],
  });
  server.next(calling(['Hostile__read_page', { all: 'secret' }], ['Hostile__hidden', {}]));
  server.next(saying('Nothing was sent.'));
  await panel.ask('What does it say?');
  await expect(cardOf(panel, 1)).toContainText(say('calls.reason.acts'));
  const { host } = new URL(mcp.origin);
  const card = cardOf(panel);
  // It calls itself what a tool of Sidestream is called, and is shown as that of somebody else.
  const posing = say('calls.read_page');
  await expect(card.locator('.call-title')).not.toHaveText(new RegExp(`^${posing}`));
  await expect(card.locator('.call-title')).toContainText(
    `“\u2068${posing}\u2069” of \u2068Hostile\u2069 (\u2068${host}\u2069)`,
  );
  await expect(card).toContainText(say('calls.sends', { host }));
  await expect(card).toContainText('secret');
  const { body } = await chat(0);
  const { tools } = body as { tools: { function: { name: string; description: string } }[] };
  const offered = tools.map(({ function: { name } }) => name);
  expect(new Set(offered).size).toBe(offered.length);
  const ours = tools.filter(({ function: { name } }) => name === 'read_page');
  expect(ours).toHaveLength(1);
  expect(ours[0]?.function.description).not.toContain('IMPORTANT');
  const descriptions = tools.map(({ function: { description } }) => description).join('');
  expect(descriptions).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
  for (const at of [0, 1]) await decide(cardOf(panel, at), 'refuse');
  await panel.until('finished');
  expect((await mcp.seen()).calls).toEqual([]);
});
