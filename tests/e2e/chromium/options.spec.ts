import { expect } from '@playwright/test';
import { modelList } from '../../support/fault-server/chat-script.ts';
import { isChat, isModelList } from '../../support/fault-server/default-reply.ts';
import { test } from '../support/chromium-test.ts';
import { pasteFrom } from '../support/chromium-clipboard.ts';
import { toFaultWords } from '../support/faults/fault-words.ts';
import { commonFaults } from '../support/faults/faults.ts';
import { badBaseUrls, brokenKey, say, spellings, typed, unfinished } from '../support/scenarios.ts';

test('a base URL that cannot be used gets its sentence, and nothing typed is lost', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  for (const { typed: baseUrl, sentence } of badBaseUrls) {
    for (const button of [options.save, options.test]) {
      await options.enter({ baseUrl, key: typed.key, name: 'Mine' });
      await button.click();
      await expect(options.page.getByText(say(sentence), { exact: true })).toBeVisible();
      await expect(options.baseUrl).toHaveAttribute('aria-invalid', 'true');
      await expect(options.baseUrl).toBeFocused();
      await expect(options.baseUrl).toHaveValue(baseUrl);
      await expect(options.apiKey).toHaveValue(typed.key);
      await expect(options.model).toHaveValue(typed.model);
      await expect(options.name).toHaveValue('Mine');
      await expect(options.status).toHaveText('');
    }
  }
  expect(server.requests).toHaveLength(0);
});

test('every way to write the address ends up at the same place', async ({ sidestream, server }) => {
  const options = await sidestream.openOptions();
  const { host } = new URL(server.url);
  for (const [index, baseUrl] of spellings(host).entries()) {
    await options.enter({ baseUrl });
    await options.test.click();
    await server.request(index, isChat);
    await expect(options.status).toContainText('It works');
    await expect(options.baseUrl).toHaveValue(server.baseUrl);
  }
  expect(new Set(server.requests.map(({ path }) => path))).toEqual(
    new Set(['/v1/chat/completions']),
  );
});

test('a key with spaces and line breaks is put right, and that is told', async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl });
  await pasteFrom(sidestream.context, brokenKey, options.apiKey);
  await options.model.focus();
  await expect(options.page.getByText(say('options.keyCleaned'), { exact: true })).toBeVisible();
  await expect(options.apiKey).toHaveValue(typed.key);
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  const panel = await sidestream.openPanel();
  await panel.ask('Hello?');
  await panel.until('finished');
  expect((await chat(0)).headers['authorization']).toBe(`Bearer ${typed.key}`);
});

test('a saved key is write-only: its last four characters and the date show', async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await expect(options.apiKey).toHaveValue('');
  const saved = options.page.getByText(
    /^A key ending in WXYZ was saved on .*\d{4}\. It is kept on this device\.$/,
  );
  await expect(saved).toBeVisible();
  await options.page.reload();
  await expect(saved).toBeVisible();
  await expect(options.apiKey).toHaveValue('');

  // Saved once more without a key, the kept one stays.
  await options.model.fill('another-model');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await options.test.click();
  expect((await chat(0)).headers['authorization']).toBe(`Bearer ${typed.key}`);
  expect((await chat(0)).body).toMatchObject({ model: 'another-model' });

  await options.page.getByRole('button', { name: 'Forget the key', exact: true }).click();
  await options.page.getByRole('dialog').getByRole('button', { name: 'Forget the key' }).click();
  await expect(options.status).toHaveText(say('options.keyForgotten'));
  await options.test.click();
  expect((await chat(1)).headers['authorization']).toBeUndefined();
});

test('Test connection streams a few tokens, shows them, and lets go of the rest', async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  server.next(unfinished(['It is ', 'a pleasure ', 'to be ', 'tested '], 'silence'));
  await options.test.click();
  await expect(options.status).toContainText('It works. test-model began to answer after');
  await expect(options.status.locator('q')).toHaveText('It is a pleasure to be tested');
  const request = await chat(0);
  expect(await request.closed).toBe('client');
  expect(request.body).toMatchObject({ stream: true, model: typed.model });
});

test('Test connection names each fault', async ({ sidestream, server }) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  server.release('cut');
  for (const fault of commonFaults.filter(({ kept }) => kept === undefined)) {
    server.next(fault.reply);
    await options.test.click();
    const { title = '' } = toFaultWords(fault, new URL(server.url).host);
    await expect(options.status, fault.id).toContainText(title);
    await expect(options.apiKey).toHaveValue(typed.key);
    expect(await options.page.locator('body').innerText()).not.toContain(typed.key);
  }
});

test('models are listed from the server, and any name can be typed', async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  server.when(isModelList, modelList(['zeta', 'alpha']));
  await options.enter({ baseUrl: server.baseUrl, key: typed.key, model: '' });
  await options.listModels.click();
  await expect(options.status).toContainText('2 models found');
  const offered = options.page.locator('datalist option');
  expect(
    new Set(await offered.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))),
  ).toEqual(new Set(['zeta', 'alpha']));
  await options.save.click();
  await expect(options.page.getByText(say('options.fault.model.missing'))).toBeVisible();
  await options.model.fill('not-in-the-list');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');

  const panel = await sidestream.openPanel();
  await panel.page.locator('header .model-picker').click();
  const picker = panel.page.getByRole('dialog', { name: say('palette.models') });
  await expect(picker.locator('.model-name')).toHaveText(['not-in-the-list', 'alpha', 'zeta']);
  await picker.getByText('alpha').click();
  await expect(picker).toHaveCount(0);
  await panel.ask('Hello?');
  await panel.until('finished');
  expect((await chat(0)).body).toMatchObject({ model: 'alpha' });
});

test('each provider brings its address and the model that its documentation names', async ({
  sidestream,
}) => {
  const options = await sidestream.openOptions();
  const expected = [
    ['openai', 'https://api.openai.com/v1'],
    ['anthropic', 'https://api.anthropic.com/v1', 'claude-opus-5-5'],
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
    ['ollama', 'http://localhost:11434/v1'],
    ['lmstudio', 'http://localhost:1234/v1'],
    ['llamacpp', 'http://localhost:8080/v1'],
    ['vllm', 'http://localhost:8000/v1'],
    // The browser's own model is not offered: this browser has none.
    ['own-backend', '', 'backend'],
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

test('a provider that needs a key is not saved without one', async ({ sidestream }) => {
  const options = await sidestream.openOptions();
  await options.provider.selectOption('openai');
  await options.save.click();
  await expect(options.page.getByText(say('options.fault.apiKey.missing'))).toBeVisible();
  await expect(options.apiKey).toBeFocused();
  await options.apiKey.fill('sk-…masked…1234');
  await options.save.click();
  await expect(options.page.getByText(say('options.fault.apiKey.unsendable'))).toBeVisible();
});

test('access to a host is asked for in the click; refused, it is told and nothing typed is lost', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  // Headless Chromium has no prompt to show; the headed tests answer the real one.
  await options.page.evaluate(() => {
    const asked: { origins: string[]; inClick: boolean }[] = [];
    Object.assign(globalThis, { asked });
    let inClick = false;
    for (const phase of [true, false]) {
      addEventListener('click', () => (inClick = phase), { capture: phase });
    }
    chrome.permissions.request = async ({ origins = [] }: chrome.permissions.Permissions) => {
      asked.push({ origins, inClick });
      return false;
    };
  });
  const entry = { baseUrl: 'https://api.example.com/v1', key: typed.key, name: 'Far away' };
  await options.enter(entry);
  const expectKept = async (): Promise<void> => {
    await expect(options.baseUrl).toHaveValue(entry.baseUrl);
    await expect(options.model).toHaveValue(typed.model);
    await expect(options.name).toHaveValue(entry.name);
  };
  const host = 'api.example.com';
  await options.test.click();
  await expect(options.status).toHaveText(say('options.testRefused', { host }));
  await expectKept();
  await expect(options.apiKey).toHaveValue(typed.key);
  await options.listModels.click();
  await expect(options.status).toHaveText(say('options.listRefused', { host }));
  await expect(options.apiKey).toHaveValue(typed.key);
  await options.save.click();
  await expect(options.status).toHaveText(say('options.savedWithoutAccess', { host }));
  await expectKept();
  const asked = await options.page.evaluate(
    () => (globalThis as unknown as { asked: unknown }).asked,
  );
  expect(asked).toEqual(
    Array.from({ length: 3 }, () => ({ origins: ['https://api.example.com/*'], inClick: true })),
  );
  expect(server.requests).toHaveLength(0);
});
