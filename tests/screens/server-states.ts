import type { ToolServer } from '../../lib/core/tool-settings.ts';
import { startMcpServer } from '../support/mcp-server/start.ts';
import type { McpServer } from '../support/mcp-server/start.ts';
import { say } from '../e2e/support/scenarios.ts';
import type { Studio } from './studio.ts';

/** Servers of tools: one that lists, those that cannot be asked, the form, and one that was deleted. */
export async function shootServers(studio: Studio): Promise<void> {
  const mcp = await startMcpServer();
  try {
    await shootAll(studio, mcp);
  } finally {
    await mcp.stop();
  }
}

async function shootAll({ sidestream, shoot }: Studio, mcp: McpServer): Promise<void> {
  // In the order of the schema: the settings are waited for as they are written.
  const toServer = (id: string, name: string, part: Partial<ToolServer>): ToolServer => ({
    id,
    name,
    url: part.url ?? `${mcp.origin}/mcp`,
    ...(part.confirmedOrigin !== undefined && { confirmedOrigin: part.confirmedOrigin }),
    auth: part.auth ?? 'none',
    headerName: '',
    on: part.on ?? true,
    off: part.off ?? [],
  });
  await sidestream.set({
    toolServers: [
      toServer('notes', 'Notes', { off: ['delete_all'] }),
      toServer('hostile', 'A server with a rather long name', { url: `${mcp.origin}/hostile` }),
      toServer('web', 'Website', { url: `${mcp.origin}/page` }),
      toServer('rack', 'Rack', {
        url: 'http://nas.lan:8080/mcp',
        confirmedOrigin: 'http://nas.lan:8080',
        auth: 'bearer',
        on: false,
      }),
      toServer('sign', 'Tracker', { url: `${mcp.origin}/oauth-elsewhere`, auth: 'oauth' }),
    ],
  });
  const { page } = await sidestream.openOptions();
  const section = page.locator('#servers');
  const check = async (name: string): Promise<void> => {
    await section.getByRole('button', { name: `${say('servers.check')} ${name}` }).click();
    await section
      .locator('.server-row:is([data-state=listed], [data-state=failed])')
      .filter({ hasText: name })
      .waitFor();
  };
  for (const name of ['Notes', 'A server with a rather long name', 'Website', 'Tracker'])
    await check(name);
  await shoot(page, 'servers', 'Options: servers of tools', {
    width: 800,
    of: section,
    schemes: ['light', 'dark'],
  });
  await shoot(page, 'servers-320', 'Options: servers of tools, 320 px', {
    width: 320,
    of: section,
  });
  await section.getByRole('button', { name: `${say('servers.delete')} Website` }).click();
  await section.getByRole('button', { name: say('servers.undo') }).waitFor();
  await section.getByRole('button', { name: say('servers.add') }).click();
  await section.getByLabel(say('servers.auth'), { exact: true }).selectOption('header');
  await section
    .getByLabel(say('servers.url'), { exact: true })
    .fill('http://nas.lan:8080/mcp?token=4711');
  await section.getByRole('button', { name: say('servers.save') }).click();
  await section.locator('.field-error').nth(2).waitFor();
  const editor = section.locator('.server-editor');
  await shoot(page, 'servers-faults', 'Options: what is wrong with a server', {
    width: 800,
    of: editor,
    schemes: ['light', 'dark'],
  });
  await shoot(page, 'servers-faults-320', 'Options: the same at 320 px', {
    width: 320,
    of: editor,
  });
  for (const [language, width] of [
    ['de', 320],
    ['ar-XB', 480],
  ] as const) {
    await sidestream.set({ language });
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    await shoot(page, `servers-${language}`, `Options: servers of tools, ${language}`, {
      width,
      of: section,
    });
  }
  await sidestream.set({ language: 'en', toolServers: [] });
  await page.close();
}
