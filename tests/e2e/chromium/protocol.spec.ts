import { expect } from '@playwright/test';
import type { Command } from '../../../lib/protocol/command.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { openPort, toHello } from '../support/port-driver.ts';

type RunStart = Extract<Command, { type: 'run-start' }>;

function toStart(runId: string): RunStart {
  return {
    type: 'run-start',
    runId,
    conversationId: 'a-conversation',
    parentId: null,
    content: [{ type: 'text', text: 'Once?' }],
    connectionId: null,
    model: null,
    omitted: [],
  };
}

test('a run-start that is sent again and again fetches once', async ({ sidestream, server }) => {
  await sidestream.connect();
  server.otherwise(chatStream({ text: 'Once.' }));
  const port = await sidestream.port();
  const other = await sidestream.port();
  const start = toStart('run-1');
  await Promise.all([port.post(start), other.post(start), port.post(start)]);
  await port.next('run-accepted');
  await other.next('run-accepted');
  const panel = await sidestream.openPanel('?conversation=a-conversation');
  expect((await panel.until('finished')).text).toBe('Once.');
  // Also after it has ended, from a Port of another life of the worker.
  await sidestream.killWorker();
  const late = await sidestream.port();
  await late.post(start);
  await late.next('run-accepted');
  expect(await panel.read()).toHaveLength(1);
  expect(server.requests).toHaveLength(1);
});

test('a run-start that is sent again after the worker died in the middle of it fetches nothing', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  server.otherwise([{ type: 'silence' }]);
  const port = await sidestream.port();
  await port.post(toStart('run-2'));
  await port.next('run-accepted');
  await server.request(0);
  await sidestream.killWorker();
  const again = await sidestream.port();
  await again.post(toStart('run-2'));
  await again.next('run-accepted');
  await again.post({ type: 'run-attach', runId: 'run-2', cursor: 0 });
  const { parts } = await again.next('run-update');
  expect(parts.at(-1)).toMatchObject({ type: 'error', error: { kind: 'interrupted' } });
  expect(server.requests).toHaveLength(1);
});

test('a hello of another version is answered with ours, and nothing follows', async ({
  sidestream,
}) => {
  const port = await openPort(await sidestream.backstage());
  await port.post(toHello({ protocolVersion: 999 }));
  const { protocolVersion } = await port.next('version-mismatch');
  expect(protocolVersion).toBe(toHello().protocolVersion);
  await port.post({ type: 'conversation-list', query: '', limit: 100 });
  // In order: had the list been carried out, it would have come before this.
  await port.post(toHello({ protocolVersion: 998 }));
  await expect.poll(async () => (await port.updates()).length).toBe(2);
  expect((await port.updates()).map(({ type }) => type)).toEqual([
    'version-mismatch',
    'version-mismatch',
  ]);
});

test('a surface that outlived an update says so, and offers to reload', async ({ sidestream }) => {
  const page = await sidestream.context.newPage();
  await page.addInitScript(() => {
    const connect = chrome.runtime.connect.bind(chrome.runtime);
    chrome.runtime.connect = ((info: chrome.runtime.ConnectInfo) => {
      const port = connect(info);
      const post = port.postMessage.bind(port);
      port.postMessage = (message: { type?: string }) =>
        post(message.type === 'hello' ? { ...message, protocolVersion: 0 } : message);
      return port;
    }) as typeof chrome.runtime.connect;
  });
  await page.goto(sidestream.url('sidepanel.html'));
  await expect(page.getByText('Sidestream was updated')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reload', exact: true })).toBeVisible();
});

test('nonsense on a Port is passed over, and what follows is served', async ({ sidestream }) => {
  const port = await openPort(await sidestream.backstage());
  const nonsense = [
    null,
    7,
    'hello',
    [],
    {},
    { type: 'constructor' },
    { type: 'run-start' },
    { type: 'run-start', runId: '', conversationId: 'x', parentId: null, content: [] },
    { type: 'connection-save', connection: { baseUrl: 7 } },
    { type: 'conversation-list', query: '', limit: 100 },
  ];
  for (const message of nonsense) await port.post(message);
  await port.post(toHello());
  await port.next('welcome');
  await port.post({ type: 'conversation-list', query: '', limit: 100 });
  const { conversations } = await port.next('conversation-list');
  expect(conversations).toEqual([]);
  expect((await port.updates()).map(({ type }) => type)).toEqual([
    'settings-update',
    'welcome',
    'conversation-list',
  ]);
});

test('a page that is no surface is refused, and so is a Port of another name', async ({
  sidestream,
}) => {
  const stranger = await sidestream.open('manifest.json');
  const refused = await openPort(stranger);
  await expect.poll(() => refused.isClosed()).toBe(true);
  expect(await refused.updates()).toEqual([]);

  const misnamed = await openPort(await sidestream.backstage(), 'another');
  await expect.poll(() => misnamed.isClosed()).toBe(true);
  expect(await misnamed.updates()).toEqual([]);
});

test('a web page cannot speak to the extension, frame it or read its files', async ({
  sidestream,
  server,
}) => {
  server.when(
    ({ path }) => path === '/page',
    [
      { type: 'head', headers: { 'content-type': 'text/html' } },
      { type: 'text', text: '<!doctype html><title>A page</title><p>Hello' },
    ],
  );
  const page = await sidestream.context.newPage();
  await page.goto(`${server.url}/page`);
  const found = await page.evaluate(async (id) => {
    const connect = (): string => {
      try {
        const port = chrome.runtime.connect(id, { name: 'surface' });
        return `connected as ${port.name}`;
      } catch (cause) {
        return `refused: ${(cause as Error).name}`;
      }
    };
    const read = (file: string): Promise<string> =>
      fetch(`chrome-extension://${id}/${file}`).then(
        () => 'read',
        () => 'refused',
      );
    const frame = document.createElement('iframe');
    frame.src = `chrome-extension://${id}/sidepanel.html`;
    const framed = new Promise<boolean>((resolve) => {
      frame.addEventListener('load', () => resolve(frame.contentDocument === null));
      document.body.append(frame);
    });
    await framed;
    return {
      port: connect(),
      files: await Promise.all(['manifest.json', 'sidepanel.html'].map(read)),
    };
  }, sidestream.id);
  expect(found).toEqual({ port: 'refused: TypeError', files: ['refused', 'refused'] });
  expect(page.frames().map((frame) => frame.url())).not.toContain(sidestream.url('sidepanel.html'));
});
