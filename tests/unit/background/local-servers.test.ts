import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLocalServers } from '../../../lib/background/local-servers.ts';
import { htmlPage, jsonError } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await createFaultServer();
});
afterEach(() => server.close());

test('servers are found by their list of models, and only those that have one', async () => {
  server.when(({ path }) => path === '/page/models', htmlPage(200));
  server.when(({ path }) => path === '/locked/models', jsonError(401, { error: 'key' }));
  const places = [
    { id: 'ollama', baseUrl: server.baseUrl },
    { id: 'lmstudio', baseUrl: `${server.url}/page` },
    { id: 'llamacpp', baseUrl: `${server.url}/locked` },
    { id: 'vllm', baseUrl: 'http://127.0.0.1:1/v1' },
  ];
  const found = await findLocalServers(new AbortController().signal, places);
  expect(found.map(({ provider, baseUrl }) => [provider, baseUrl])).toEqual([
    ['ollama', server.baseUrl],
  ]);
  expect(found[0]?.models.length).toBeGreaterThan(0);
  // But for what Ollama tells of its models one by one.
  const lists = server.requests.filter(({ path }) => path !== '/api/show');
  expect(lists.every(({ method }) => method === 'GET')).toBe(true);
});

test('a server that takes the question and says nothing is given up', async () => {
  server.when(() => true, [{ type: 'hold', name: 'never' }]);
  const places = [{ id: 'ollama', baseUrl: server.baseUrl }];
  expect(await findLocalServers(AbortSignal.timeout(100), places)).toEqual([]);
});
