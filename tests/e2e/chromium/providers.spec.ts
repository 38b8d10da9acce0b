import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { say, typed } from '../support/scenarios.ts';

test("a deployment's address keeps its path and version, and its key goes into api-key", async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  const base = `${server.url}/openai/deployments/x`;
  for (const [index, provider] of (['custom', 'azure'] as const).entries()) {
    await options.enter({
      provider,
      baseUrl: `${base}/chat/completions?api-version=1`,
      key: typed.key,
    });
    if (provider === 'custom') {
      await options.unfold();
      await options.advanced.keyHeader.fill('api-key');
    } else {
      await options.advanced.keyHeader.fill('');
    }
    await options.save.click();
    await expect(options.status).toHaveText('Saved');
    await expect(options.baseUrl).toHaveValue(`${base}?api-version=1`);
    server.next(chatStream({ text: 'Hi.' }));
    await options.test.click();
    await expect(options.status).toContainText('It works');
    const request = await chat(index);
    expect(request.url).toBe('/openai/deployments/x/chat/completions?api-version=1');
    expect(request.headers['api-key']).toBe(typed.key);
    expect(request.headers).not.toHaveProperty('authorization');
  }
  // The models of a resource stand beside its deployments.
  await options.listModels.click();
  await expect(options.status).toContainText('2 models found');
  expect(server.requests.at(-1)?.url).toBe('/openai/models?api-version=1');
  expect(server.requests.at(-1)?.headers['api-key']).toBe(typed.key);
});

test('advice about keys stands where a key leaves the computer, and a known price beside its model', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  const { page } = options;
  const advice = page.getByText(say('options.keyAdvice'), { exact: true });
  const price = page.locator('.price');
  await options.provider.selectOption('deepseek');
  await advice.click();
  await expect(page.getByText(say('options.keyAdviceText'), { exact: true })).toBeVisible();
  await expect(price).toContainText(
    'At most $0.30 in and $1.20 out per million tokens, as of Oct 17, 2026.',
  );
  await options.model.fill('another-model');
  await expect(price).toHaveCount(0);
  await options.model.fill('deepseek-flash');
  await expect(price).toHaveCount(1);
  await options.baseUrl.fill(server.baseUrl);
  await expect(price).toHaveCount(0);
  await expect(advice).toHaveCount(0);
});
