import { LLMock } from '@copilotkit/aimock';
import { expect } from '@playwright/test';
import { defaultTuning } from '../../../lib/core/connection.ts';
import type { ConnectionDraft } from '../../../lib/protocol/command.ts';
import { toShownText } from '../../support/shown-text.ts';
import { test as base } from '../support/chromium-test.ts';
import type { SurfacePage } from '../support/surface-page.ts';
import { say } from '../support/scenarios.ts';

interface Fixtures {
  mock: LLMock;
  /** Saves a connection to the mock and opens a panel that asks through it. */
  open: (draft: Partial<ConnectionDraft>) => Promise<SurfacePage>;
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  mock: async ({}, use) => {
    const mock = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 7 });
    await mock.start();
    await use(mock);
    await mock.stop();
  },
  open: async ({ mock, sidestream }, use) => {
    await use(async (draft) => {
      await sidestream.connect({ baseUrl: `${mock.url}/v1`, tuning: defaultTuning, ...draft });
      return sidestream.openPanel();
    });
  },
});

const text = 'Zwölf Boxkämpfer. 👩‍🚀 東京\n\nWith "quotes", a \\ and **marks**.';
const reasoning = 'First the boxers, then\nthe <b>astronaut</b>.';

function toPosts(mock: LLMock): ReturnType<LLMock['getRequests']> {
  return mock.getRequests().filter(({ method }) => method === 'POST');
}

async function expectReasoning({ answers }: SurfacePage): Promise<void> {
  const fold = answers.last().locator('details.reasoning');
  await expect(fold).not.toHaveAttribute('open');
  await expect(fold.locator('.fold-body')).toHaveCount(0);
  await fold.locator('summary').click();
  await expect
    .poll(() => fold.locator('.fold-body').evaluate((body) => body.textContent))
    .toBe(reasoning);
}

test('tool calls of a mock server are shown beside the text, with what they are called with', async ({
  mock,
  open,
}) => {
  const weather = '{"city":"東京","days":[1,2]}';
  const calls = [
    { id: 'call_1', name: 'get_weather', arguments: weather },
    { id: 'call_2', name: 'get_time', arguments: '{}' },
  ];
  mock.onMessage('text and tools', { content: text, toolCalls: calls });
  mock.onMessage('tools alone', { toolCalls: calls.slice(0, 1) });
  const panel = await open({ model: 'gpt-4o' });
  await panel.ask('text and tools');
  expect((await panel.until('finished')).text).toBe(toShownText(text));
  const shown = panel.answers.last().locator('.call');
  const toSummary = (tool: string): string =>
    `${say('calls.other', { tool: `\u2068${tool}\u2069` })} · not run`;
  await expect(shown.locator('summary')).toHaveText(['get_weather', 'get_time'].map(toSummary));
  await shown.first().locator('summary').click();
  await expect(shown.first().locator('pre')).toHaveText('{ "city": "東京", "days": [ 1, 2 ] }');

  await panel.ask('tools alone');
  await expect(panel.answers).toHaveCount(2);
  expect((await panel.until('finished')).text).toBe('');
  await expect(shown.locator('summary')).toHaveText([toSummary('get_weather')]);
  await expect(panel.answers.last()).not.toContainText(say('answer.empty'));
});

test('the reasoning of a mock server is folded away, and no part of the answer', async ({
  mock,
  open,
}) => {
  mock.onMessage('think', { content: text, reasoning });
  const panel = await open({ model: 'o3-mini' });
  await panel.ask('think');
  expect((await panel.until('finished')).text).toBe(toShownText(text));
  await expectReasoning(panel);
  expect((await panel.last()).text).toBe(toShownText(text));
});

test('the wait that a mock server asks for is counted down, and then it answers', async ({
  mock,
  open,
}) => {
  const error = { message: 'Slow down.', type: 'rate_limit' };
  mock.on({ userMessage: 'again', sequenceIndex: 0 }, { error, status: 429, retryAfter: 3 });
  mock.on({ userMessage: 'again', sequenceIndex: 1 }, { content: text });
  const panel = await open({ model: 'gpt-4o' });
  await panel.ask('again');
  const wait = panel.answers.last().locator('.retry-wait .note-advice');
  await expect(wait).toHaveText(/^Trying again in [23] seconds, 1 of 3\.$/);
  expect((await panel.last()).state).toBe('waiting');
  await expect(wait).toHaveText('Trying again in 1 second, 1 of 3.');
  expect((await panel.until('finished')).text).toBe(toShownText(text));
  await expect(wait).toHaveCount(0);

  const [first, second, ...more] = toPosts(mock);
  expect(more).toEqual([]);
  expect(first?.response.status).toBe(429);
  expect((second?.timestamp ?? 0) - (first?.timestamp ?? 0)).toBeGreaterThanOrEqual(2_900);
});

test("a mock server's Anthropic messages stream in, with their thinking folded away", async ({
  mock,
  open,
}) => {
  mock.onMessage('think', { content: text, reasoning });
  mock.onMessage('remember', { content: 'It remembers.' });
  const panel = await open({ provider: 'anthropic', model: 'claude-sonnet-4-5', key: 'mock-key' });
  await panel.ask('think');
  expect((await panel.until('finished')).text).toBe(toShownText(text));
  await expectReasoning(panel);
  await panel.ask('remember');
  await panel.untilText('It remembers.');
  await panel.until('finished');

  const posts = toPosts(mock);
  expect(posts.map(({ path }) => path)).toEqual(['/v1/messages', '/v1/messages']);
  for (const { headers } of posts) {
    expect(headers).toHaveProperty('anthropic-version');
    expect(headers).toHaveProperty('x-api-key');
    expect(headers).not.toHaveProperty('authorization');
  }
  // Thoughts are not sent back: without their signature they would be refused.
  expect(JSON.stringify(posts[1]?.body)).toContain('Boxkämpfer');
  expect(JSON.stringify(posts[1]?.body)).not.toContain('astronaut');
});
