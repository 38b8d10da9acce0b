import { LLMock } from '@copilotkit/aimock';
import { expect } from '@playwright/test';
import { defaultTuning } from '../../../lib/core/connection.ts';
import { toShownText } from '../../support/shown-text.ts';
import { test } from '../support/chromium-test.ts';

// A server that others wrote, beside our own: what both sides believe of the protocol is not one belief twice.
test('an answer of a mock server that others wrote streams in, is followed up, and fails as it says', async ({
  sidestream,
}) => {
  const mock = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 7 });
  const text = 'Ceci n’est pas une réponse. 👩‍🚀 東京\n\nSecond paragraph, with **marks**.';
  mock.onMessage('first question', { content: text });
  mock.onMessage('second question', { content: 'It remembers.' });
  mock.onMessage('third question', {
    error: { message: 'Slow down.', type: 'rate_limit' },
    status: 429,
  });
  await mock.start();
  try {
    const options = await sidestream.openOptions();
    await options.enter({ baseUrl: mock.url, key: 'mock', model: 'gpt-4o' });
    await options.save.click();
    await expect(options.status).toHaveText('Saved');
    const panel = await sidestream.openPanel();
    await panel.ask('first question');
    const answer = await panel.until('finished');
    expect(answer.text).toBe(toShownText(text));
    await panel.ask('second question');
    await panel.untilText('It remembers.');
    await panel.until('finished');
    await panel.ask('third question');
    expect((await panel.until('failed')).reason).toBe('rate-limited');

    const requests = mock.getRequests().filter(({ method }) => method === 'POST');
    // The one that was refused was asked again as often as a new connection does.
    expect(requests.map(({ path }) => path)).toEqual(
      Array.from({ length: 3 + defaultTuning.retries }, () => '/v1/chat/completions'),
    );
    const roles = requests.map(({ body }) =>
      (body as { messages: { role: string }[] }).messages.map(({ role }) => role),
    );
    expect(roles[1]).toEqual(['system', 'user', 'assistant', 'user']);
  } finally {
    await mock.stop();
  }
});
