import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToolServers } from '../../../lib/background/tool-servers.ts';
import { defaultToolSettings } from '../../../lib/core/tool-settings.ts';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import type { McpServer } from '../../support/mcp-server/start.ts';
import { noSignIn } from '../../support/no-sign-in.ts';

let server: McpServer;
beforeAll(async () => {
  server = await startMcpServer();
});
afterAll(() => server.stop());

test('a tool is there as long as its server is on and the same, and it is not left out', async () => {
  const url = `${server.origin}/mcp`;
  const row: ToolServer = {
    id: 'mcp',
    name: 'mcp',
    url,
    auth: 'none',
    headerName: '',
    on: true,
    off: [],
  };
  const servers = createToolServers({
    settings: async () => ({ toolServers: [row] }),
    permissions: { has: async () => true },
    readToken: async () => null,
    saveToken: async () => undefined,
    signIn: noSignIn,
    clock: createManualClock(),
  });
  const { tools } = await servers.tools();
  const add = tools.find(({ name }) => name === 'mcp__add')!;
  const isThere = (...toolServers: ToolServer[]) =>
    add.isThere?.({ ...defaultToolSettings, toolServers });
  expect(isThere({ ...row, name: 'Another name', off: ['echo'] })).toBe(true);
  expect(isThere()).toBe(false);
  expect(isThere({ ...row, on: false })).toBe(false);
  expect(isThere({ ...row, off: ['add'] })).toBe(false);
  expect(isThere({ ...row, url: 'https://other.example/mcp' })).toBe(false);
});
