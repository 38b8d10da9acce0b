import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withLocalDetails } from '../../../lib/providers/local-details.ts';
import { bearer } from '../../../lib/providers/to-stream-request.ts';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const listed = { models: ['llava', 'plain'], abilities: {}, windows: {} };
const ask = (provider: string, baseUrl = server.baseUrl) =>
  withLocalDetails(
    listed,
    provider,
    baseUrl,
    { key: null, keyHeader: bearer, headers: {} },
    AbortSignal.timeout(5_000),
  );

test('Ollama is asked for each model what it can do, and not believed how much it reads', async () => {
  server.when(
    ({ path }) => path === '/api/show',
    ({ body }) =>
      (body as { model: string }).model === 'llava'
        ? jsonError(200, {
            capabilities: ['completion', 'vision', 'tools', 'thinking'],
            model_info: { 'llama.context_length': 131_072 },
          })
        : jsonError(404, { error: 'no such model' }),
  );
  expect(await ask('ollama')).toEqual({
    ...listed,
    abilities: { llava: ['vision', 'reasoning', 'tools'] },
  });
});

test('LM Studio is asked for all of them, and for how much it has loaded', async () => {
  const rows = [
    { id: 'llava', type: 'vlm', max_context_length: 131_072, loaded_context_length: 4_096 },
    { id: 'plain', type: 'llm', capabilities: ['tool_use'], max_context_length: 32_768 },
  ];
  server.when(({ path }) => path === '/api/v0/models', jsonError(200, { data: rows }));
  expect(await ask('lmstudio')).toEqual({
    ...listed,
    abilities: { llava: ['vision'], plain: ['tools'] },
    windows: { llava: 4_096, plain: 32_768 },
  });
});

test('no other server is asked for what it does not know, and one that refuses loses nothing', async () => {
  expect(await ask('custom')).toEqual(listed);
  expect(await ask('ollama', `${server.url}/elsewhere`)).toEqual(listed);
  expect(server.requests).toHaveLength(0);
  server.when(() => true, jsonError(403, {}));
  expect(await ask('ollama')).toEqual(listed);
  expect(await ask('lmstudio')).toEqual(listed);
});
