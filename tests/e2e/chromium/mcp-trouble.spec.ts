import { expect } from '@playwright/test';
import { tokens } from '../../support/mcp-server/places.ts';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { cardOf, decide } from '../support/call-cards.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { grantHost } from '../support/grant-host.ts';
import { setPassphrase, toKeysSection, unlock } from '../support/kept-keys.ts';
import { calling, saying, test } from '../support/mcp-test.ts';
import { say } from '../support/scenarios.ts';

const lan = 'nas.lan';
test.use({
  start: {
    args: [
      `--host-resolver-rules=MAP ${lan} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    ],
  },
});

test('a token under the passphrase is set in the form of its server, locked while a call waits, and used again once it is unlocked', async ({
  sidestream,
  server,
  mcp,
  chat,
}) => {
  await sidestream.connect();
  await sidestream.set({ toolsOn: true });
  const { page } = await sidestream.openOptions();
  const section = page.locator('#servers');
  const label = (key: Parameters<typeof say>[0]) => section.getByLabel(say(key), { exact: true });
  const row = section.locator('.server-row');
  await section.getByRole('button', { name: say('servers.add'), exact: true }).click();
  await label('servers.url').fill(`${mcp.origin}/bearer`);
  await label('servers.name').fill('Notes');
  await label('servers.auth').selectOption('bearer');
  await label('servers.token').fill(tokens.bearer);
  await label('servers.keyKind').selectOption('passphrase');
  await expect(section).toContainText(say('servers.keyKindHint.passphrase'));
  // Words for keys are for keys.
  await expect(section.locator('.server-editor')).not.toContainText(/\bkey\b/i);
  await setPassphrase(section);
  await section.getByRole('button', { name: say('servers.save'), exact: true }).click();
  await expect(row.locator('[data-server-tool="add"]')).toBeVisible();

  const panel = await sidestream.openPanel();
  server.next(calling(['Notes__add', { a: 20, b: 22 }]));
  server.next(saying('It was locked.'));
  await panel.ask('Add');
  await expect(cardOf(panel)).toHaveAttribute('data-call', 'asked');
  await toKeysSection(page)
    .getByRole('button', { name: say('lock.lockNow'), exact: true })
    .click();
  await expect(row).toContainText(say('servers.factLocked'));
  const before = (await mcp.seen()).requests.length;
  await decide(cardOf(panel), 'allow');
  await panel.until('finished');
  await expect(cardOf(panel)).toHaveAttribute('data-call', 'failed');
  await cardOf(panel).locator('summary').click();
  await expect(cardOf(panel)).toContainText('key-locked');
  expect((await chat(1)).bodyText).toContain('The user has to see to it first');
  expect((await mcp.seen()).requests).toHaveLength(before);

  server.next(saying('Without them.'));
  await panel.ask('Again');
  await panel.until('finished');
  await expect(panel.answers.last()).toContainText(say('serving.why.keyLocked'));
  await row.getByRole('button', { name: `${say('servers.check')} Notes` }).click();
  const { host } = new URL(mcp.origin);
  await expect(row.locator('.server-told')).toHaveText(say('servers.error.keyLocked', { host }));
  await expectNoViolation(page, { what: 'a locked server' });
  await unlock(row);
  await expect(row.locator('[data-server-tool="add"]')).toBeVisible();
  server.next(calling(['Notes__add', { a: 20, b: 22 }]));
  server.next(saying('It is 42.'));
  await panel.ask('And now');
  await decide(cardOf(panel), 'allow');
  await panel.until('finished');
  expect((await mcp.seen()).calls).toEqual([{ name: 'add', input: { a: 20, b: 22 } }]);
});

test('a server of the own network is asked without encryption only once that was confirmed for it, and says so', async ({
  sidestream,
  mcp,
}) => {
  await sidestream.connect();
  const url = `http://${lan}:${new URL(mcp.origin).port}`;
  const { host } = new URL(url);
  await grantHost(sidestream, `http://${lan}/*`);
  const { page } = await sidestream.openOptions();
  const section = page.locator('#servers');
  const row = section.locator('.server-row');
  await section.getByRole('button', { name: say('servers.add'), exact: true }).click();
  await section.getByLabel(say('servers.url'), { exact: true }).fill(`${url}/mcp`);
  const confirm = section.getByRole('checkbox', { name: say('servers.open', { host }) });
  await expect(confirm).not.toBeChecked();
  await expect(section).toContainText(say('servers.openHint'));
  const save = section.getByRole('button', { name: say('servers.save'), exact: true });
  await save.click();
  await expect(section).toContainText(say('servers.fault.open'));
  await expect(confirm).toBeFocused();
  expect((await mcp.seen()).requests).toEqual([]);
  await confirm.check();
  await save.click();
  await expect(row.locator('[data-server-tool="add"]')).toBeVisible();
  await expect(row).toContainText(say('servers.factOpen'));
  expect((await mcp.seen()).requests[0]?.headers['host']).toBe(host);
});

test('silence and a flood have their words on the card and for the model; a server that was killed and started again is asked in the same conversation', async ({
  sidestream,
  server,
  mcp,
  chat,
  openServed,
}) => {
  const panel = await openServed();
  const call = async (at: number, name: string): Promise<string> => {
    server.next(calling([`Notes__${name}`, {}]));
    server.next(saying('So it is.'));
    await panel.ask(name);
    await decide(cardOf(panel), 'allow');
    await panel.until('finished');
    await expect(cardOf(panel)).toHaveAttribute('data-call', 'failed');
    await cardOf(panel).locator('summary').click();
    return (await chat(at)).bodyText;
  };
  expect(await call(1, 'endless')).toContain('one event of more than');
  await expect(cardOf(panel)).toContainText('one event of more than');

  // A minute of silence, in no time: it is over once the server has the call, and for that call alone.
  const worker = sidestream.context.serviceWorkers()[0]!;
  await worker.evaluate(keepMinutes);
  const isHeld = async (): Promise<boolean> =>
    (await mcp.seen()).calls.some(({ name }) => name === 'wait');
  const overSoon = waitUntil(isHeld, 'the call').then(() => worker.evaluate(endMinute));
  expect(await call(3, 'wait')).toContain('timed out');
  await overSoon;
  await expect(cardOf(panel)).toContainText('timed out');
  await expect.poll(async () => (await mcp.seen()).cancelled).toEqual(['wait']);

  await mcp.stop();
  const again = await startMcpServer(new URL(mcp.origin).port);
  try {
    server.next(calling(['Notes__add', { a: 20, b: 22 }]));
    server.next(saying('It is 42.'));
    await panel.ask('Add');
    await decide(cardOf(panel), 'allow');
    await panel.until('finished');
    await expect(cardOf(panel)).toHaveAttribute('data-call', 'done');
    expect((await chat(5)).bodyText).toContain('42');
    expect((await again.seen()).begun).toBe(1);
  } finally {
    await again.stop();
  }
});

// Sent into the worker as text.

function keepMinutes(): void {
  const real = globalThis.setTimeout;
  const keep = (work: () => void, ms = 0, ...rest: unknown[]) => {
    if (ms === 60_000) Object.assign(globalThis, { sidestreamMinute: work });
    return real(work, ms, ...rest);
  };
  globalThis.setTimeout = keep as typeof setTimeout;
}

/** The newest one: what was asked before it has its answer. */
function endMinute(): void {
  (globalThis as unknown as { sidestreamMinute(): void }).sidestreamMinute();
}
