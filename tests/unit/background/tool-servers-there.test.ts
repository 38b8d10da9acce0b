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

/** A server in settings that can be changed, and a tool of it that was offered. */
async function offer() {
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
  let toolServers = [row];
  const servers = createToolServers({
    settings: async () => ({ toolServers }),
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
  const signal = new AbortController().signal;
  const place = { conversationId: 'c', windowId: 1, signal };
  const change = async (...rows: ToolServer[]) => {
    toolServers = rows;
    await servers.settle();
  };
  const run = () => add.run({ a: 1, b: 2 }, place, { onProgress: () => undefined });
  return { servers, row, isThere, change, run };
}

test('a tool is there as long as its server is on and the same, and it is not left out', async () => {
  const { row, isThere } = await offer();
  expect(isThere({ ...row, name: 'Another name', off: ['echo'] })).toBe(true);
  expect(isThere()).toBe(false);
  expect(isThere({ ...row, on: false })).toBe(false);
  expect(isThere({ ...row, off: ['add'] })).toBe(false);
  expect(isThere({ ...row, url: 'https://other.example/mcp' })).toBe(false);
});

type Offered = Awaited<ReturnType<typeof offer>>;

test.each<[string, (offered: Offered) => Promise<void> | void]>([
  [
    'turned off and on again',
    async ({ change, row }) => {
      await change({ ...row, on: false });
      await change(row);
    },
  ],
  ['given its token again', ({ servers, row }) => servers.forget(row.id)],
  [
    'at another address for a while',
    async ({ change, row, servers }) => {
      await change({ ...row, url: `${server.origin}/json` });
      await servers.tools();
      await change(row);
    },
  ],
])(
  'a call that has waited is carried out though its server was %s meanwhile',
  async (_, meanwhile) => {
    const offered = await offer();
    await meanwhile(offered);
    expect(offered.isThere(offered.row)).toBe(true);
    expect(await offered.run()).toEqual({ text: '3' });
  },
);

test.each<[string, Partial<ToolServer>]>([
  ['off', { on: false }],
  ['at another address', { url: 'https://other.example/mcp' }],
])('a call of a server that is %s by now is not made, and says why', async (_, now) => {
  const { change, row, run } = await offer();
  await change({ ...row, ...now });
  const { requests } = await server.seen();
  await expect(run()).rejects.toMatchObject({
    name: 'ToolFault',
    message: 'The server may not be asked now (not-found). The user has to see to it first.',
  });
  const since = (await server.seen()).requests.slice(requests.length);
  expect(since.filter(({ method }) => method === 'POST')).toEqual([]);
});
