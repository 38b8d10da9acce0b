import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { say, typed } from '../support/scenarios.ts';

test('each provider brings its address and the model that its documentation names', async ({
  sidestream,
}) => {
  const options = await sidestream.openOptions();
  const expected = [
    ['openai', 'https://api.openai.com/v1'],
    ['openrouter', 'https://openrouter.ai/api/v1'],
    ['gemini', 'https://generativelanguage.googleapis.com/v1beta/openai', 'gemini-3.8-flash'],
    ['azure', '', ''],
    ['deepseek', 'https://api.deepseek.com', 'deepseek-flash'],
    ['mistral', 'https://api.mistral.ai/v1', 'mistral-medium-latest'],
    ['xai', 'https://api.x.ai/v1', 'grok-4.5'],
    ['groq', 'https://api.groq.com/openai/v1', 'openai/gpt-oss-120b'],
    ['together', 'https://api.together.ai/v1', 'openai/gpt-oss-20b'],
    [
      'fireworks',
      'https://api.fireworks.ai/inference/v1',
      'accounts/fireworks/models/gpt-oss-120b',
    ],
    ['cerebras', 'https://api.cerebras.ai/v1', 'gpt-oss-120b'],
    ['perplexity', 'https://api.perplexity.ai/v1', 'perplexity/sonar'],
    ['moonshot', 'https://api.moonshot.ai/v1', 'kimi-k2.6'],
    ['alibaba', 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1', 'qwen-plus'],
    ['conduit', 'https://api.conduit.im/v1', 'gpt-4'],
    ['parrotrouter', 'https://api.parrotrouter.com/v1', 'gpt-4'],
    ['selamgpt', 'https://api.selamgpt.com/v1', 'selam-turbo'],
    ['llmhub', 'https://api.llmhub.one/v1', 'gpt-4o'],
    ['ollama', 'http://localhost:11434/v1'],
    ['lmstudio', 'http://localhost:1234/v1'],
    ['llamacpp', 'http://localhost:8080/v1'],
    ['vllm', 'http://localhost:8000/v1'],
    ['custom', ''],
  ] as const;
  const values = await options.provider
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  expect(values).toEqual(expected.map(([provider]) => provider));
  for (const [provider, baseUrl, model] of expected) {
    await options.provider.selectOption(provider);
    await expect(options.baseUrl).toHaveValue(baseUrl);
    if (model !== undefined) await expect(options.model).toHaveValue(model);
  }
  // What somebody typed is not overwritten.
  await options.baseUrl.fill('https://my.own.example/v1');
  await options.provider.selectOption('openai');
  await expect(options.baseUrl).toHaveValue('https://my.own.example/v1');
});

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
