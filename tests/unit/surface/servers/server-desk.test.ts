import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../lib/core/connection.ts';
import type { Settings } from '../../../../lib/core/connection.ts';
import type { ErrorKind } from '../../../../lib/core/run-error.ts';
import type { ToolServer } from '../../../../lib/core/tool-settings.ts';
import type { Ask } from '../../../../lib/surface/requests.ts';
import { createServerDesk } from '../../../../lib/surface/servers/server-desk.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const server: ToolServer = {
  id: 'notes',
  name: 'Notes',
  url: 'https://tools.example/mcp',
  auth: 'bearer',
  headerName: '',
  on: true,
  off: [],
};
const typed = { token: ' Bearer abc ', keyKind: 'device' } as const;
const tool = { name: 'add', title: 'Add', description: '', schema: {}, acts: true };

/** A background that takes everything, and a browser that says yes, unless told otherwise. */
function open({ keeps = true, allows = true, fault = null as ErrorKind | null } = {}) {
  const settings = signal<Settings>(defaultSettings);
  const said: unknown[] = [];
  const request = ((type: string, command: object, _options?: unknown, before?: object) => {
    if (before) said.push(before);
    said.push(command);
    const error = fault && { kind: fault };
    if (type === 'carried-out') return Promise.resolve({ type, error });
    if (type === 'server-tokens') return Promise.resolve({ type, hints: {} });
    return Promise.resolve({ type, outcome: { tools: [tool] } });
  }) as unknown as Ask;
  const asked: string[] = [];
  const desk = createServerDesk(
    {
      settings,
      request,
      async saveSettings(change) {
        await new Promise((resolve) => setImmediate(resolve));
        if (keeps) settings.value = { ...settings.peek(), ...change };
        return keeps;
      },
    },
    {
      requestHost(origin) {
        asked.push(origin);
        return Promise.resolve(allows);
      },
      requestWebSignIn() {
        asked.push('sign-in');
        return Promise.resolve(true);
      },
    },
  );
  const types = (): string[] => said.map((one) => (one as { type: string }).type);
  return { settings, said, types, asked, desk };
}

test('a server is kept after its token, which goes by a command of its own, and then asked for its tools', async () => {
  const { desk, said, types, asked, settings } = open();
  const saving = desk.save(server, typed);
  // In the click itself.
  expect(asked).toEqual(['https://tools.example']);
  expect(await saving).toBe('saved');
  await waitUntil(() => desk.checks.value.get('notes')?.state === 'listed', 'the tools');
  expect(types().slice(0, 2)).toEqual(['key-enter', 'server-token-save']);
  expect(said[0]).toMatchObject({ key: 'abc' });
  expect(JSON.stringify(said.slice(1))).not.toContain('abc');
  expect(settings.value.toolServers).toEqual([server]);
});

test('nothing is kept of a server whose token cannot be', async () => {
  const { desk, settings } = open({ fault: 'key-locked' });
  expect(await desk.save(server, typed)).toBe('locked');
  expect(settings.value.toolServers).toEqual([]);
  expect(desk.checks.value.size).toBe(0);
});

test('a server that could not be kept leaves no token behind', async () => {
  const { desk, said } = open({ keeps: false });
  expect(await desk.save(server, typed)).toBe('refused');
  expect(said.at(-1)).toMatchObject({ type: 'server-token-save', keyId: null });
});

test('what goes on by itself asks the browser for nothing; signing in asks for both at once', async () => {
  const { desk, asked } = open();
  await desk.save(server, typed, { isClick: false });
  expect(asked).toEqual([]);
  desk.check({ ...server, auth: 'oauth' });
  expect(asked).toEqual(['https://tools.example', 'sign-in']);
});

test('without the browser’s word nothing is asked of the server', async () => {
  const { desk, types } = open({ allows: false });
  desk.check(server);
  await waitUntil(() => desk.checks.value.get('notes')?.state === 'not-allowed', 'the refusal');
  expect(types()).not.toContain('tool-server-check');
});

test('switches that follow each other are all kept, and a server comes back at its place', async () => {
  const { desk, settings } = open();
  const plain = { ...server, auth: 'none' } as const;
  await desk.save(plain, typed);
  await desk.save({ ...plain, id: 'rack' }, typed);
  await Promise.all([
    desk.setToolOn('notes', 'add', false),
    desk.setToolOn('notes', 'echo', false),
    desk.setToolOn('notes', 'add', true),
    desk.setOn('rack', false),
  ]);
  expect(settings.value.toolServers).toMatchObject([
    { id: 'notes', off: ['echo'] },
    { id: 'rack', on: false },
  ]);
  const [first] = settings.value.toolServers;
  await desk.delete('notes');
  expect(settings.value.toolServers).toMatchObject([{ id: 'rack' }]);
  await desk.restore(first!, 0);
  expect(settings.value.toolServers).toMatchObject([
    { id: 'notes', off: ['echo'] },
    { id: 'rack' },
  ]);
});
