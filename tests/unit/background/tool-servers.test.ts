import { afterAll, beforeAll, expect, test } from 'vitest';
import { KeyFault } from '../../../lib/background/credentials.ts';
import { createToolServers } from '../../../lib/background/tool-servers.ts';
import type { ToolServersOptions } from '../../../lib/background/tool-servers.ts';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import { SignInEnded } from '../../../lib/core/web-sign-in.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { tokens } from '../../support/mcp-server/places.ts';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import type { McpServer } from '../../support/mcp-server/start.ts';
import { waitUntil } from '../../support/wait-until.ts';

let server: McpServer;
beforeAll(async () => {
  server = await startMcpServer();
});
afterAll(() => server.stop());

const signal = new AbortController().signal;
const quiet = { onProgress: () => undefined };
const place = { conversationId: 'c', windowId: 1, signal };

function toServer(path: string, more: Partial<ToolServer> = {}): ToolServer {
  const id = path.slice(1);
  const plain = { id, name: id, url: server.origin + path, headerName: '', off: [] };
  return { ...plain, auth: 'none', on: true, ...more };
}

/** Servers over settings that a test changes, with what was kept. */
function setUp(toolServers: ToolServer[], more: Partial<ToolServersOptions> = {}) {
  const kept = new Map<string, string>();
  const clock = createManualClock();
  const servers = createToolServers({
    settings: async () => ({ toolServers }),
    permissions: { has: async () => true },
    readToken: async (id, origin) => kept.get(`${id} ${origin}`) ?? null,
    async saveToken(id, origin, token) {
      kept.set(`${id} ${origin}`, token);
    },
    signIn: {
      redirectUrl: () => 'https://extension.example/tools',
      signIn: () => Promise.reject(new SignInEnded('nobody is there')),
    },
    clock,
    ...more,
  });
  return { servers, kept, clock, toolServers };
}

test('tools of all servers that are on are offered under names of their own, without those that are off', async () => {
  const { servers } = setUp([
    toServer('/mcp', { name: 'My notes', off: ['delete_all'] }),
    toServer('/json', { name: 'Other' }),
    toServer('/hostile', { on: false }),
  ]);
  const { tools, faults } = await servers.tools();
  expect(faults).toEqual([]);
  const names = tools.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[\w-]{1,64}$/);
  expect(names.filter((name) => name.endsWith('__delete_all'))).toEqual(['Other__delete_all']);
  const add = tools.find(({ name }) => name === 'Other__add')!;
  expect(add).toMatchObject({ acts: false, untrusted: true });
  expect(await add.describe({}, place)).toEqual({
    gives: 'result',
    tool: 'Add numbers',
    title: 'Other',
    host: new URL(server.origin).host,
    sends: true,
  });
  expect(await add.run({ a: 20, b: 22 }, place, quiet)).toEqual({ text: '42' });
  const thrown = tools.find(({ name }) => name === 'Other__throw')!;
  await expect(thrown.run({}, place, quiet)).rejects.toMatchObject({
    name: 'ToolFault',
    message: expect.stringContaining('a fault of the server') as string,
  });
  // Once listed, a server is not asked for its tools again.
  const before = (await server.seen()).requests.length;
  await servers.tools();
  expect((await server.seen()).requests).toHaveLength(before);
});

test('a server that does not answer holds up a question for a while, once, and is named', async () => {
  const { servers, clock, toolServers } = setUp([toServer('/mcp')]);
  await servers.tools();
  toolServers.unshift(toServer('/silent'));
  const asked = servers.tools();
  // The other one is known, and waits for nothing.
  await waitUntil(() => clock.waiting === 1, 'the list');
  clock.advance(5_000);
  const { tools, faults } = await asked;
  expect(tools).not.toEqual([]);
  expect(faults).toMatchObject([{ server: { id: 'silent' }, error: { kind: 'timed-out' } }]);
  const again = servers.tools();
  await waitUntil(() => clock.waiting === 1, 'the list');
  clock.advance(0);
  expect((await again).faults).toHaveLength(1);
});

test('what opens a server is not said back, whatever the server says', async () => {
  const { servers, kept } = setUp([toServer('/bearer', { auth: 'bearer' })]);
  expect((await servers.tools()).faults).toMatchObject([{ error: { kind: 'no-key' } }]);
  kept.set(`bearer ${server.origin}`, tokens.bearer);
  const { tools } = await servers.tools();
  const echo = tools.find(({ name }) => name === 'bearer__echo')!;
  expect((await echo.run({ words: `it is ${tokens.bearer}` }, place, quiet)).text).not.toContain(
    tokens.bearer,
  );
  const wrong = await servers.check(
    toServer('/bearer', { auth: 'bearer' }),
    { typed: 'a-wrong-token' },
    signal,
  );
  expect(wrong).toMatchObject({ error: { kind: 'key-refused', status: 401 } });
  expect(JSON.stringify(wrong)).not.toContain('a-wrong-token');
});

test('a link ends with its server in the settings, and with what opened it', async () => {
  const { servers, toolServers, kept } = setUp([toServer('/bearer', { auth: 'bearer' })]);
  kept.set(`bearer ${server.origin}`, tokens.bearer);
  await servers.tools();
  const { ended } = await server.seen();
  toolServers.length = 0;
  await servers.settle();
  await waitUntil(async () => (await server.seen()).ended === ended + 1, 'the end');
  expect(await servers.tools()).toEqual({ tools: [], faults: [] });

  toolServers.push(toServer('/bearer', { auth: 'bearer' }));
  await servers.tools();
  kept.set(`bearer ${server.origin}`, 'another');
  servers.forget('bearer');
  expect((await servers.tools()).faults).toMatchObject([{ error: { kind: 'key-refused' } }]);
});

test('a list that the server says is another is asked for again', async () => {
  const { servers } = setUp([toServer('/mcp')]);
  const listens = async (): Promise<number> =>
    (await server.seen()).requests.filter(({ method }) => method === 'GET').length;
  const before = await listens();
  await servers.tools();
  await waitUntil(async () => (await listens()) > before, 'the stream');
  await server.control('change', 'name=late');
  await waitUntil(
    async () => (await servers.tools()).tools.some(({ name }) => name === 'mcp__late'),
    'the new tool',
  );
});

test.each([
  ['http://user:pass@127.0.0.1/mcp', { kind: 'unreachable' }],
  ['ftp://example.com/', { kind: 'unreachable' }],
  ['http://example.com/mcp', { kind: 'unreachable' }],
  ['http://192.168.0.7/mcp', { kind: 'unconfirmed', host: '192.168.0.7' }],
  ['https://closed.example/mcp', { kind: 'no-permission', host: 'closed.example' }],
])('%s is not asked', async (url, error) => {
  const permissions = { has: async () => false };
  const { servers } = setUp([toServer('/mcp', { url })], { permissions });
  expect((await servers.tools()).faults).toMatchObject([{ error }]);
});

test('a token that is locked or gone is named, and nothing is asked without it', async () => {
  for (const [fault, kind] of [
    ['locked', 'key-locked'],
    ['gone', 'key-gone'],
  ] as const) {
    const readToken = () => Promise.reject(new KeyFault(fault));
    const { servers } = setUp([toServer('/mcp', { auth: 'bearer' })], { readToken });
    expect((await servers.tools()).faults).toMatchObject([{ error: { kind } }]);
  }
});

test.each(['key-locked', 'no-permission'] as const)(
  'a link that stands is let go of with %s: nothing is asked over it, no tool is called, and all works again after',
  async (kind) => {
    let isOpen = true;
    const isLocked = (): boolean => kind === 'key-locked' && !isOpen;
    const { servers } = setUp([toServer('/bearer', { auth: 'bearer' })], {
      permissions: { has: async () => isOpen || kind === 'key-locked' },
      async readToken() {
        if (isLocked()) throw new KeyFault('locked');
        return tokens.bearer;
      },
    });
    const listed = await servers.tools();
    const echo = listed.tools.find(({ name }) => name === 'bearer__echo')!;
    const count = async (): Promise<number> => (await server.seen()).requests.length;
    expect(await servers.resources('bearer', signal)).toHaveProperty('resources');

    const before = await count();
    isOpen = false;
    await expect(echo.run({ words: 'x' }, place, quiet)).rejects.toMatchObject({
      name: 'ToolFault',
      message: expect.stringContaining(kind) as string,
    });
    isOpen = true;
    expect((await servers.tools()).faults).toEqual([]);
    const between = await count();
    isOpen = false;
    expect(await servers.tools()).toMatchObject({ tools: [], faults: [{ error: { kind } }] });
    expect(await servers.resources('bearer', signal)).toMatchObject({ error: { kind } });
    expect(await count()).toBe(between);
    expect(between).toBeGreaterThan(before);
    isOpen = true;
    expect(await servers.resources('bearer', signal)).toHaveProperty('resources');
  },
);

test('signing in happens in a check, is kept, and is then enough for every question', async () => {
  const signIn = {
    redirectUrl: () => 'https://extension.example/tools',
    async signIn(url: string) {
      return (await fetch(url, { redirect: 'manual' })).headers.get('location')!;
    },
  };
  const { servers, kept } = setUp([toServer('/oauth', { auth: 'oauth' })], { signIn });
  expect((await servers.tools()).faults).toMatchObject([{ error: { kind: 'no-key' } }]);
  const checked = await servers.check(toServer('/oauth', { auth: 'oauth' }), {}, signal);
  expect(checked).toHaveProperty('tools');
  expect([...kept.keys()]).toEqual([`oauth ${server.origin}`]);
  expect((await servers.tools()).tools).not.toEqual([]);
});

test('a server cannot have us sign in where the user has not let us', async () => {
  const permissions = { has: async (origin: string) => origin !== 'https://login.example' };
  const { servers } = setUp([], { permissions });
  const elsewhere = toServer('/oauth-elsewhere', { auth: 'oauth' });
  const signInAt = ['https://login.example'];
  expect(await servers.check(elsewhere, { signInAt }, signal)).toMatchObject({
    error: { kind: 'no-permission', host: 'https://login.example' },
  });
});

test('another origin at which a server has us sign in hears nothing before the user has agreed to it by name; then it is kept', async () => {
  const [login, tokenGiver] = await Promise.all([startMcpServer(), startMcpServer()]);
  const count = async (): Promise<number[]> =>
    Promise.all(
      [login, tokenGiver].map(
        async (each) => (await each.seen()).requests.filter(({ path }) => path !== '/send').length,
      ),
    );
  try {
    await fetch(`${server.origin}/send?metadata=${login.origin}`);
    await fetch(`${login.origin}/send?token=${tokenGiver.origin}`);
    const opened: string[] = [];
    const signIn = {
      redirectUrl: () => 'https://extension.example/tools',
      async signIn(url: string) {
        opened.push(url);
        return (await fetch(url, { redirect: 'manual' })).headers.get('location')!;
      },
    };
    const elsewhere = toServer('/oauth-elsewhere', { auth: 'oauth' });
    const { servers, kept } = setUp([elsewhere], { signIn });
    const named = (host: string) => ({ error: { kind: 'no-permission', host } });
    expect((await servers.tools()).faults).toMatchObject([named(login.origin)]);
    expect(await servers.check(elsewhere, {}, signal)).toMatchObject(named(login.origin));
    expect(await count()).toEqual([0, 0]);

    // What the first one names is a stranger again: nothing is registered, and no window opened.
    const first = { signInAt: [login.origin] };
    expect(await servers.check(elsewhere, first, signal)).toMatchObject(named(tokenGiver.origin));
    const asked = (await login.seen()).requests.map(({ method, path }) => `${method} ${path}`);
    expect(asked.filter((words) => !words.startsWith('GET /.well-known/'))).toEqual(['GET /send']);
    expect(opened).toEqual([]);
    expect((await count())[1]).toBe(0);

    await fetch(`${login.origin}/send?token=`);
    expect(await servers.check(elsewhere, first, signal)).toHaveProperty('tools');
    expect(new URL(opened[0]!).origin).toBe(login.origin);
    // Kept with what it has brought: who is not there to agree need not do so again.
    expect([...kept.values()].join('')).toContain(
      `"origins":["${server.origin}","${login.origin}"]`,
    );
    expect((await servers.tools()).faults).toEqual([]);
    expect((await count())[1]).toBe(0);
  } finally {
    await Promise.all([login.stop(), tokenGiver.stop()]);
    await fetch(`${server.origin}/send?metadata=https://login.example`);
  }
});

test('resources and prompts are given by a server that is on', async () => {
  const { servers } = setUp([toServer('/mcp'), toServer('/json', { on: false })]);
  const { length } = ((await servers.resources('mcp', signal)) as { resources: unknown[] })
    .resources;
  expect(length).toBe(3);
  expect(await servers.read('mcp', 'notes://one', signal)).toMatchObject({
    reading: { text: 'the first note' },
  });
  expect(await servers.prompts('mcp', signal)).toMatchObject({
    prompts: [{ name: 'review' }, { name: 'poster' }],
  });
  expect(await servers.prompt('mcp', 'review', { text: 'it' }, signal)).toMatchObject({
    prompt: { text: 'Review this: it\n\nAssistant: Which tone?\n\nany' },
  });
  expect(await servers.resources('json', signal)).toEqual({ error: { kind: 'not-found' } });
  expect(await servers.resources('none', signal)).toEqual({ error: { kind: 'not-found' } });
});
