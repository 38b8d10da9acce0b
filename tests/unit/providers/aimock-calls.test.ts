import { LLMock } from '@copilotkit/aimock';
import type { ChatCompletionRequest } from '@copilotkit/aimock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import type { Adapter, ModelRequest, PromptMessage } from '../../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../../lib/providers/anthropic-messages.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';
import { readCallsBack } from '../../support/calls-back.ts';
import { readParts } from '../../support/read-parts.ts';
import { toBytes } from '../../support/byte-stream.ts';

const mock = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 5 });
beforeAll(async () => {
  await mock.start();
});
afterAll(() => mock.stop());

const look = { id: 'call_1', name: 'look', arguments: '{"at":"東京"}' };
const now = { id: 'call_2', name: 'now', arguments: '{}' };

async function post(adapter: Adapter, request: ModelRequest): Promise<string> {
  const { url, body } = adapter.toRequest(request);
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer x', 'x-api-key': 'x' },
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(200);
  return reply.text();
}

test.each<[string, Adapter]>([
  ['Chat Completions', chatCompletions],
  ['Messages', anthropicMessages],
  ['Responses', openaiResponses],
])('a mock server of %s calls, is answered, and goes on', async (_, adapter) => {
  mock.reset();
  mock.onToolResult('call_2', { content: 'There is a tree.' });
  mock.onMessage('What is there?', {
    content: 'I look.',
    reasoning: 'Look first.',
    toolCalls: [look, now],
  });
  const question: PromptMessage = { role: 'user', text: 'What is there?' };
  const request: ModelRequest = {
    baseUrl: `${mock.url}/v1`,
    model: 'm',
    messages: [question],
    parameters: {},
    stream: true,
    corrections: [],
    tools: [{ name: 'look', description: 'Looks there.', schema: { type: 'object' } }],
  };
  const back = await readCallsBack(adapter, await post(adapter, request), [
    { text: 'A tree.' },
    { text: 'Noon.' },
  ]);
  expect(back[0]).toMatchObject({ text: 'I look.', calls: [look, now] });

  const parts: StreamPart[] = [];
  const wire = await post(adapter, { ...request, messages: [question, ...back] });
  await readParts(adapter, [toBytes(wire)], (part) => parts.push(part));
  expect(toRunView(parts).text.toString()).toBe('There is a tree.');
  // In the one form to which the mock brings all three.
  const sent = mock.getRequests().at(-1)?.body;
  const { messages } = sent as ChatCompletionRequest;
  const calls = messages.flatMap(({ tool_calls = [] }) => tool_calls);
  expect(calls.map(({ id, function: { name, arguments: args } }) => [id, name, args])).toEqual([
    ['call_1', 'look', '{"at":"東京"}'],
    ['call_2', 'now', '{}'],
  ]);
  expect(messages.slice(-2)).toMatchObject([
    { role: 'tool', tool_call_id: 'call_1', content: 'A tree.' },
    { role: 'tool', tool_call_id: 'call_2', content: 'Noon.' },
  ]);
});
