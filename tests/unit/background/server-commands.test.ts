import { expect, test } from 'vitest';
import { carryOutOnServers, forgetServers } from '../../../lib/background/carry-out-on-servers.ts';
import type { ServerCommand } from '../../../lib/background/carry-out-on-servers.ts';
import { createInquiries } from '../../../lib/background/inquiries.ts';
import { createSession } from '../../../lib/background/session.ts';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import type { ToolServers } from '../../../lib/background/tool-servers.ts';
import { defaultSettings } from '../../../lib/core/connection.ts';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import { parseCommand } from '../../../lib/protocol/command.ts';
import { parseUpdate } from '../../../lib/protocol/update.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { openCredentials } from '../../support/open-credentials.ts';
import { waitUntil } from '../../support/wait-until.ts';

const server: ToolServer = {
  id: 'notes',
  name: 'Notes',
  url: 'https://tools.example/mcp',
  auth: 'bearer',
  headerName: '',
  on: true,
  off: [],
};
const tool = { name: 'add', title: 'Add', description: '', schema: { type: 'object' }, acts: true };
const picture = { mediaType: 'image/png' as const, base64: 'AAAA', name: '', width: 1, height: 1 };

/** A background that knows servers alone, which answer without being asked, and one surface. */
function setUp() {
  const credentials = openCredentials(createMemoryVault(), () => 1);
  const asked: unknown[][] = [];
  const note =
    <Answer>(name: string, answer: Answer) =>
    (...args: unknown[]): Promise<Answer> => {
      asked.push([name, ...args.filter((arg) => !(arg instanceof AbortSignal))]);
      return Promise.resolve(answer);
    };
  const toolServers: ToolServers = {
    tools: note('tools', { tools: [], faults: [] }),
    check: note('check', { tools: [tool], hasMore: false }),
    resources: note('resources', {
      resources: [{ uri: 'a:b', name: 'b', description: '', mediaType: '', size: 3 }],
    }),
    read: note('read', { reading: { text: 'words', pictures: [picture], whole: 9, left: ['a'] } }),
    prompts: note('prompts', { error: { kind: 'timed-out' as const, host: 'tools.example' } }),
    prompt: note('prompt', { prompt: { text: 'Review this', left: [] } }),
    settle: note('settle', undefined),
    forget: (id) => void asked.push(['forget', id]),
  };
  const inquiries = createInquiries(createManualClock());
  const connections = {
    settings: () => Promise.resolve({ ...defaultSettings, toolServers: [server] }),
  };
  const core = { inquiries, credentials, connections, calls: { servers: toolServers } };
  const updates: unknown[] = [];
  const session = createSession(
    { post: (update) => void updates.push(JSON.parse(JSON.stringify(update))) },
    { surface: 'options', windowId: 1 },
  );
  return {
    core,
    credentials,
    asked,
    session,
    async send(command: object) {
      const before = updates.length;
      const parsed = parseCommand({ requestId: `r${before}`, ...command });
      await carryOutOnServers(core, session, parsed as ServerCommand);
      await waitUntil(() => updates.length > before, 'the reply');
      const update = updates.at(-1);
      // What was said can be read, whole.
      expect(parseUpdate(update)).toEqual(update);
      return update;
    },
  };
}

test('a server that is being edited is checked with the token that was typed, which is said to nobody', async () => {
  const { send, asked, session } = setUp();
  session.typedKey = { keyId: 'k', key: 'Bearer typed-token-4711' };
  const reply = await send({ type: 'tool-server-check', server, keyId: 'k' });
  expect(reply).toMatchObject({ type: 'tool-server-checked', outcome: { tools: [tool] } });
  expect(asked).toEqual([['check', server, { typed: 'typed-token-4711' }]]);
  expect(session.typedKey).toBeUndefined();
  expect(await send({ type: 'tool-server-check', server, keyId: 'k' })).toMatchObject({
    outcome: { error: { kind: 'no-key' } },
  });
  await send({ type: 'tool-server-check', server });
  await send({ type: 'tool-server-check', server, keyId: null });
  expect(asked.slice(1)).toEqual([
    ['check', server, {}],
    ['check', server, { typed: null }],
  ]);
});

test('resources and prompts are told as a server gives them, and what went wrong is too', async () => {
  const { send, asked } = setUp();
  const serverId = 'notes';
  expect(await send({ type: 'server-resources-read', serverId })).toMatchObject({
    outcome: { resources: [{ uri: 'a:b', size: 3 }] },
  });
  expect(await send({ type: 'server-resource-read', serverId, uri: 'a:b' })).toMatchObject({
    outcome: { reading: { text: 'words', pictures: [picture], whole: 9 } },
  });
  expect(await send({ type: 'server-prompts-read', serverId })).toMatchObject({
    outcome: { error: { kind: 'timed-out' } },
  });
  const wanted = { type: 'server-prompt-get', serverId, name: 'review', arguments: { text: 'it' } };
  expect(await send(wanted)).toMatchObject({ outcome: { prompt: { text: 'Review this' } } });
  expect(asked).toEqual([
    ['resources', 'notes'],
    ['read', 'notes', 'a:b'],
    ['prompts', 'notes'],
    ['prompt', 'notes', 'review', { text: 'it' }],
  ]);
});

test('a token is kept like a key, for the origin that it was given for, until it or its server goes', async () => {
  const { send, credentials, asked, session, core } = setUp();
  const save = { type: 'server-token-save', serverId: 'notes', url: server.url };
  session.typedKey = { keyId: 'k', key: 'kept-token-4711' };
  expect(await send({ ...save, keyId: 'k' })).toMatchObject({ type: 'carried-out', error: null });
  expect(asked).toEqual([['forget', 'notes']]);
  expect(await credentials.read('notes', 'https://tools.example')).toBe('kept-token-4711');
  expect(await credentials.read('notes', 'https://other.example')).toBeNull();
  // One that never came is not kept as none.
  expect(await send({ ...save, keyId: 'k' })).toMatchObject({ error: { kind: 'no-key' } });
  await forgetServers(core, [server], [{ ...server, name: 'Other' }]);
  expect(await credentials.read('notes', 'https://tools.example')).toBe('kept-token-4711');
  await forgetServers(core, [server], [{ ...server, url: 'https://other.example/mcp' }]);
  expect(await credentials.read('notes', 'https://tools.example')).toBeNull();

  session.typedKey = { keyId: 'k', key: 'kept-token-4711' };
  await send({ ...save, keyId: 'k' });
  await forgetServers(core, [server], []);
  expect(await credentials.read('notes', 'https://tools.example')).toBeNull();
  session.typedKey = { keyId: 'k', key: 'kept-token-4711' };
  await send({ ...save, keyId: 'k' });
  await send({ ...save, keyId: null });
  expect(await credentials.read('notes', 'https://tools.example')).toBeNull();
});

test('what is left to see of a token is its end, how it is kept, and nothing of one for another address', async () => {
  const { send, session, credentials, core } = setUp();
  expect(await send({ type: 'server-tokens-read' })).toMatchObject({ hints: {} });
  const save = { type: 'server-token-save', serverId: 'notes', url: server.url };
  session.typedKey = { keyId: 'k', key: 'kept-token-4711' };
  await send({ ...save, keyId: 'k' });
  const hints = await send({ type: 'server-tokens-read' });
  expect(hints).toMatchObject({ hints: { notes: { lastFour: '4711', kind: 'device' } } });
  expect(JSON.stringify(hints)).not.toContain('kept-token');
  // Without a token, the one that is there is kept otherwise.
  await send({ ...save, keyKind: 'session' });
  expect(await send({ type: 'server-tokens-read' })).toMatchObject({
    hints: { notes: { kind: 'session' } },
  });
  expect(await send({ ...save, keyKind: 'passphrase' })).toMatchObject({
    error: { kind: 'key-locked' },
  });
  // What was typed is no sign-in, and where nobody asks for it, it goes.
  await forgetServers(core, [server], [{ ...server, auth: 'header' }]);
  expect(await credentials.read('notes', 'https://tools.example')).toBe('kept-token-4711');
  await forgetServers(core, [server], [{ ...server, auth: 'oauth' }]);
  expect(await credentials.read('notes', 'https://tools.example')).toBeNull();
});
