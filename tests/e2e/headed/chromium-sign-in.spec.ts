import { expect } from '@playwright/test';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import type { McpServer } from '../../support/mcp-server/start.ts';
import { cardOf, decide } from '../support/call-cards.ts';
import { test } from '../support/chromium-test.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { say } from '../support/scenarios.ts';

// The window in which one signs in is the browser's own.
test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

/** What somebody has asked of a server, by method and path. */
async function asked(server: McpServer): Promise<string[]> {
  const { requests } = await server.seen();
  return requests.map(({ method, path }) => `${method} ${path}`);
}

test('one signs in at a website in a window of the browser; another origin than the server’s is named first, and hears nothing before the button that goes there', async ({
  sidestream,
  server,
  chat,
}) => {
  const [mcp, login] = await Promise.all([startMcpServer(), startMcpServer()]);
  try {
    await sidestream.connect();
    await fetch(`${mcp.origin}/send?metadata=${login.origin}`);
    const page = await sidestream.open('options.html#servers');
    const section = page.locator('#servers');
    const row = (name: string) => section.locator('.server-row').filter({ hasText: name });
    const told = (name: string) => row(name).locator('.server-told');
    const add = async (name: string, path: string): Promise<void> => {
      await section.getByRole('button', { name: say('servers.add'), exact: true }).click();
      await section.getByLabel(say('servers.url'), { exact: true }).fill(mcp.origin + path);
      await section.getByLabel(say('servers.name'), { exact: true }).fill(name);
      await section.getByLabel(say('servers.auth'), { exact: true }).selectOption('oauth');
      await expect(section).toContainText(say('servers.oauthHint'));
      await section.getByRole('button', { name: say('servers.save'), exact: true }).click();
    };

    await add('Home', '/oauth');
    await expect(row('Home').locator('[data-server-tool="add"]')).toBeVisible();
    await expect(row('Home')).toContainText(say('servers.factSignedIn'));

    await add('Tracker', '/oauth-elsewhere');
    const { origin } = login;
    await expect(told('Tracker')).toHaveText(
      say('servers.error.signInAt', { name: 'Tracker', origin }),
    );
    await expect(row('Tracker')).toContainText(say('servers.factNotSignedIn'));
    await expectNoViolation(page, { what: 'a server that has one sign in elsewhere' });
    expect(await asked(login)).toEqual([]);
    // Asking once more is no yes.
    await row('Tracker')
      .getByRole('button', { name: `${say('servers.check')} Tracker` })
      .click();
    await expect(told('Tracker')).toHaveText(
      say('servers.error.signInAt', { name: 'Tracker', origin }),
    );
    expect(await asked(login)).toEqual([]);

    await row('Tracker')
      .getByRole('button', { name: say('servers.signInAt', { origin }) })
      .click();
    await expect(row('Tracker').locator('[data-server-tool="add"]')).toBeVisible();
    await expect(row('Tracker')).toContainText(say('servers.factSignedIn'));
    expect(await asked(login)).toEqual(
      expect.arrayContaining(['POST /register', 'GET /authorize', 'POST /token']),
    );

    // What was signed in to is enough for a call, with nobody there to sign in.
    await sidestream.set({ toolsOn: true });
    const panel = await sidestream.openPanel();
    server.next(callScript('chat-completions', 'I add.', [['Tracker__add', { a: 20, b: 22 }]]));
    server.next(textScript('chat-completions', 'It is 42.'));
    await panel.ask('Add');
    await decide(cardOf(panel), 'allow');
    await panel.until('finished');
    expect((await chat(1)).bodyText).toContain('42');
  } finally {
    await Promise.all([mcp.stop(), login.stop()]);
  }
});
