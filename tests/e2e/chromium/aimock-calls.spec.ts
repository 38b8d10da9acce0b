import { LLMock } from '@copilotkit/aimock';
import type { ChatCompletionRequest } from '@copilotkit/aimock';
import { expect } from '@playwright/test';
import { defaultTuning } from '../../../lib/core/connection.ts';
import type { Dialect } from '../../../lib/core/connection.ts';
import { test as base } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const test = base.extend<{ mock: LLMock }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  mock: async ({}, use) => {
    const mock = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 5 });
    await mock.start();
    await use(mock);
    await mock.stop();
  },
});

const paths = new Map<Dialect, string>([
  ['chat-completions', '/v1/chat/completions'],
  ['anthropic-messages', '/v1/messages'],
  ['openai-responses', '/v1/responses'],
]);

test('a mock server of each dialect calls tools, gets what came of them, and goes on', async ({
  mock,
  sidestream,
}) => {
  mock.onToolResult('call_2', { content: 'It is **42**.' });
  mock.onMessage('How many?', {
    content: 'I reckon.',
    reasoning: 'Six by seven.',
    toolCalls: [
      { id: 'call_1', name: 'calculate', arguments: '{"expression":"6*7"}' },
      { id: 'call_2', name: 'get_date_time', arguments: '{}' },
    ],
  });
  await sidestream.connect();
  await sidestream.set({ toolsOn: true });
  const panel = await sidestream.openPanel();
  for (const [dialect, path] of paths) {
    await test.step(dialect, async () => {
      mock.clearRequests();
      await sidestream.connect({
        baseUrl: `${mock.url}/v1`,
        key: 'mock-key',
        tuning: { ...defaultTuning, dialect },
      });
      await panel.newConversation.click();
      await panel.ask('How many?');
      const cards = panel.answers.last().locator('.call');
      for (const [at, decision] of (['allow', 'refuse'] as const).entries()) {
        await cards
          .nth(at)
          .getByRole('button', { name: say(`calls.${decision}`), exact: true })
          .click();
      }
      const { text } = await panel.until('finished');
      expect(text).toContain('I reckon.');
      expect(text).toContain('It is 42.');
      await expect(cards.first().locator('summary')).toContainText('42');
      const posts = mock.getRequests().filter(({ method }) => method === 'POST');
      expect(posts.map((post) => post.path)).toEqual([path, path]);
      // In the one form to which the mock brings all three.
      const { messages } = posts[1]!.body as ChatCompletionRequest;
      expect(
        messages.flatMap(({ tool_calls: calls = [] }) =>
          calls.map(({ id, function: { name, arguments: args } }) => [id, name, args]),
        ),
      ).toEqual([
        ['call_1', 'calculate', '{"expression":"6*7"}'],
        ['call_2', 'get_date_time', '{}'],
      ]);
      expect(messages.slice(-2)).toMatchObject([
        { role: 'tool', tool_call_id: 'call_1', content: '6*7 = 42' },
        { role: 'tool', tool_call_id: 'call_2', content: expect.stringContaining('refused') },
      ]);
    });
  }
});
