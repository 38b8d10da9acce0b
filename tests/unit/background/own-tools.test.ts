import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toOwnTools } from '../../../lib/background/own-tools.ts';
import type { OwnTool } from '../../../lib/core/tool-settings.ts';
import type { Tool } from '../../../lib/tools/tool.ts';
import { openDesk, toCallPart } from '../../support/open-desk.ts';

const limit = 1024 * 1024;
/** So many bytes are answered with. */
let length = 0;
const server = createServer((request, response) => {
  request.resume();
  response.end('x'.repeat(length));
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => void server.close());

function toOwn(reply: OwnTool['reply'], name = 'weather', schema = '{"type":"object"}'): Tool {
  const own = { id: 'o', name, description: 'Weather.', schema, reply };
  return toOwnTools([own], { has: async () => true })[0]!;
}

const signal = new AbortController().signal;
const place = { conversationId: 'c', windowId: 1, signal };
const run = (tool: Tool) => tool.run({}, place, { onProgress: () => undefined });

test('what an endpoint answers is strangers’ words, asked for each time; a fixed reply is the user’s', async () => {
  length = 3;
  const tool = toOwn({ type: 'endpoint', url });
  expect(tool).toMatchObject({ untrusted: true, acts: true });
  const { decide, asked, settled, calls } = await openDesk([toCallPart('weather', '{}')], {
    tools: [tool],
  });
  expect((await asked(0))?.ask).toMatchObject({ reason: 'acts', once: true, sends: true });
  decide(0, { decision: 'allow' });
  await settled;
  expect(calls()[0]?.result).toMatchObject({ outcome: 'done', text: 'xxx', untrusted: true });
  expect(toOwn({ type: 'fixed', text: 'rain' })).toMatchObject({ untrusted: false, acts: false });
});

test('a reply of more than is read is a fault that says so, and one that is just as long is not', async () => {
  const tool = toOwn({ type: 'endpoint', url });
  length = limit - 1;
  expect((await run(tool)).text).toHaveLength(limit - 1);
  length = limit + 1;
  await expect(run(tool)).rejects.toMatchObject({
    name: 'ToolFault',
    message: expect.stringContaining(`more than ${limit} bytes`) as string,
  });
});

test.each([
  ['constructor', 'constructor'],
  ['toString', '__proto__'],
])('a tool may be called %s, and its argument %s', async (name, argument) => {
  const schema = `{"type":"object","properties":{"${argument}":{"type":"string"}},"required":["${argument}"]}`;
  const tool = toOwn({ type: 'fixed', text: 'rain' }, name, schema);
  const called = (args: string) => [toCallPart(name, args)];
  const { asked, decide, settled, calls } = await openDesk(called(`{"${argument}":"a"}`), {
    tools: [tool],
  });
  await asked(0);
  decide(0, { decision: 'allow' });
  await settled;
  expect(calls()[0]?.result?.text).toBe('rain');
  const empty = await openDesk(called('{}'), { tools: [tool] });
  await empty.settled;
  expect(empty.calls()[0]?.result?.text).toContain(`required property "${argument}"`);
});

test.each([{ anyOf: [{}] }, { properties: { $top: {} } }])(
  'a tool for which providers refuse each question is not offered: %j',
  (part) => {
    const schema = JSON.stringify({ type: 'object', ...part });
    expect(toOwn({ type: 'fixed', text: 'rain' }, 'weather', schema)).toBeUndefined();
  },
);
