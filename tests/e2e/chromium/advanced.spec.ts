import { expect } from '@playwright/test';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { emptyReply, jsonError } from '../../support/fault-server/chat-script.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { test } from '../support/chromium-test.ts';
import { say, typed } from '../support/scenarios.ts';

const refusal = jsonError(400, { error: { message: "Unsupported parameter: 'temperature'." } });

function hasTemperature({ body }: RecordedRequest): boolean {
  return Object.hasOwn(body ?? {}, 'temperature');
}

test('what an expert sets is sent with the next question, and is there again when the page is', async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  const { advanced, page } = options;
  await options.enter({ baseUrl: server.baseUrl, key: typed.key, name: 'Mine', retries: '1' });
  await advanced.dialect.selectOption('chat-completions');
  await advanced.keyHeader.fill('X-My-Key');
  await advanced.headers.fill('X-Team: blue\n\n x-purpose :reading: aloud ');
  await advanced.extraBody.fill(' {"top_k": 40, "stop": ["END"]} ');
  await advanced.temperature.fill('0,7');
  await advanced.topP.fill('.5');
  await advanced.maxTokens.fill('256');
  await advanced.reasoningEffort.fill('low');
  await advanced.whole.check();
  await advanced.firstByteSeconds.fill('240');
  await advanced.idleSeconds.fill('90');
  await advanced.payloadSeconds.fill('300');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  const row = page.locator('.connection');
  await expect(row).not.toContainText(say('options.unsaved'));

  const panel = await sidestream.openPanel();
  await panel.ask('Hello?');
  await panel.until('finished');
  const { headers, body } = await chat(0);
  expect(headers).toMatchObject({
    'x-my-key': typed.key,
    'x-team': 'blue',
    'x-purpose': 'reading: aloud',
  });
  expect(headers).not.toHaveProperty('authorization');
  expect(body).toMatchObject({
    top_k: 40,
    stop: ['END'],
    temperature: 0.7,
    top_p: 0.5,
    max_tokens: 256,
    reasoning_effort: 'low',
    stream: false,
  });

  await page.bringToFront();
  await page.reload();
  await expect(options.fold).not.toHaveAttribute('open');
  await expect(options.fold).toContainText(say('options.advancedInUse'));
  await options.foldSummary.focus();
  await page.keyboard.press('Enter');
  await expect(advanced.dialect).toHaveValue('chat-completions');
  await expect(advanced.keyHeader).toHaveValue('X-My-Key');
  await expect(advanced.headers).toHaveValue('x-team: blue\nx-purpose: reading: aloud');
  await expect(advanced.extraBody).toHaveValue('{"top_k": 40, "stop": ["END"]}');
  await expect(advanced.temperature).toHaveValue('0.7');
  await expect(advanced.topP).toHaveValue('0.5');
  await expect(advanced.maxTokens).toHaveValue('256');
  await expect(advanced.reasoningEffort).toHaveValue('low');
  await expect(advanced.whole).toBeChecked();
  await expect(advanced.retries).toHaveValue('1');
  await expect(advanced.firstByteSeconds).toHaveValue('240');
  await expect(advanced.idleSeconds).toHaveValue('90');
  await expect(advanced.payloadSeconds).toHaveValue('300');

  await expect(row).not.toContainText(say('options.unsaved'));
  await advanced.headers.fill('');
  await expect(row).toContainText(say('options.unsaved'));
});

test('one question is asked in one piece where its connection streams, and so is its retry', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const toggle = panel.page.getByRole('button', { name: say('panel.streamed') });
  await toggle.click();
  await expect(panel.page.getByRole('button', { name: say('panel.whole') })).toBeFocused();
  await panel.ask('Hello?');
  const { text } = await panel.until('finished');
  expect(text).not.toBe('');
  expect((await chat(0)).body).toMatchObject({ stream: false });

  await panel.page.reload();
  const whole = panel.page.getByRole('button', { name: say('panel.whole') });
  await whole.click();
  await panel.ask('And now?');
  await panel.until('finished');
  expect((await chat(1)).body).toMatchObject({ stream: true });
  expect(server.requests.filter(isChat)).toHaveLength(2);
});

test('a fault opens the fold, is told beside its field, and takes nothing that was typed', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  const { advanced, page } = options;
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  await options.unfold();
  const range = (key: string, min: string, max: string): string => say(key as never, { min, max });
  const cases = [
    ['keyHeader', 'x my key', say('options.fault.keyHeader.unnamed')],
    ['keyHeader', 'Cookie', say('options.fault.keyHeader.taken', { name: 'Cookie' })],
    ['headers', 'X-Team', say('options.fault.headers.malformed', { text: 'X-Team' })],
    ['headers', 'X Team: a', say('options.fault.headers.unnamed', { text: 'X Team' })],
    ['headers', 'Origin: a', say('options.fault.headers.taken', { text: 'Origin' })],
    [
      'headers',
      'authorization: Bearer sk',
      say('options.fault.headers.secret', { text: 'authorization' }),
    ],
    ['headers', 'X-Team: blåu', say('options.fault.headers.unsendable', { text: 'X-Team' })],
    ['headers', 'a: 1\nA: 2', say('options.fault.headers.repeated', { text: 'A' })],
    ['extraBody', '{top_k: 1}', say('options.fault.extraBody.malformed')],
    ['extraBody', '[1]', say('options.fault.extraBody.not-object', { example: '{"top_k": 40}' })],
    ['temperature', 'warm', range('options.fault.number', '0', '2')],
    ['topP', '1.01', range('options.fault.number', '0', '1')],
    ['maxTokens', '1.5', range('options.fault.wholeNumber', '1', '10,000,000')],
    ['reasoningEffort', 'very high', say('options.fault.reasoningEffort')],
    ['firstByteSeconds', '0', range('options.fault.wholeNumber', '1', '3,600')],
    ['idleSeconds', '-1', range('options.fault.wholeNumber', '1', '3,600')],
  ] as const;
  for (const [field, text, sentence] of cases) {
    const input = advanced[field];
    await options.unfold();
    await input.fill(text);
    // Left by folding it away, the field comes back with its fault; folded away once more, it stays so until Save.
    await options.foldSummary.click();
    await expect(page.getByText(sentence, { exact: true }), text).toBeVisible();
    await options.foldSummary.click();
    await expect(options.fold).not.toHaveAttribute('open');
    await options.save.click();
    await expect(input, text).toBeFocused();
    await expect(input).toHaveValue(text);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(input).toHaveAccessibleDescription(new RegExp(`^${escape(sentence)}`));
    await input.fill('');
    await expect(input).not.toHaveAttribute('aria-invalid');
  }
  expect(server.requests).toHaveLength(0);
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await expect(page.locator('.field-error')).toHaveCount(0);
});

test('what a refusal taught is told with its model, and can be forgotten', async ({
  sidestream,
  server,
  chat,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, name: 'Mine', retries: '0' });
  await options.advanced.temperature.fill('1');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  const learnt = options.page.getByRole('region', { name: say('options.learnt') });
  await expect(learnt).toHaveCount(0);

  const panel = await sidestream.openPanel();
  const ask = async (): Promise<void> => {
    await panel.page.bringToFront();
    await panel.ask('Hello?');
    await panel.until('finished');
  };
  server.when((request) => isChat(request) && hasTemperature(request), refusal);
  await ask();
  expect(hasTemperature(await chat(0))).toBe(true);
  expect(hasTemperature(await chat(1))).toBe(false);
  await ask();
  expect(hasTemperature(await chat(2))).toBe(false);

  await options.page.bringToFront();
  await expect(learnt.getByRole('listitem')).toHaveText(
    `${typed.model} ${say('options.correction.without-temperature')}`,
  );
  await learnt.getByRole('button').click();
  await expect(learnt).toHaveCount(0);
  await expect(options.foldSummary).toBeFocused();
  await ask();
  expect(hasTemperature(await chat(3))).toBe(true);
  expect(hasTemperature(await chat(4))).toBe(false);
});

test('as many further tries are made as are set', async ({ sidestream, server }) => {
  const options = await sidestream.openOptions();
  const panel = await sidestream.openPanel();
  const fail = emptyReply(500, { 'retry-after-ms': '1' });
  let sent = 0;
  for (const retries of ['0', '2'] as const) {
    await options.page.bringToFront();
    await options.enter({ baseUrl: server.baseUrl, retries });
    await options.save.click();
    await expect(options.status).toHaveText('Saved');
    server.next(fail, fail, fail);
    await panel.page.bringToFront();
    await expect(panel.page.locator('header .model-picker')).toBeVisible();
    await panel.ask('Hello?');
    await panel.until('failed');
    sent += 1 + Number(retries);
    expect(server.requests.filter(isChat)).toHaveLength(sent);
    server.reset();
    sent = 0;
  }
});

/** A sentence as it stands, in a pattern. */
function escape(sentence: string): string {
  return sentence.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

test('the header that is named for the key is the one that carries it', async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  await options.enter({ baseUrl: server.baseUrl, key: typed.key });
  await options.unfold();
  const { dialect, keyHeader } = options.advanced;
  await expect(keyHeader).toHaveAttribute('placeholder', 'authorization');
  await dialect.selectOption('anthropic-messages');
  await expect(keyHeader).toHaveAttribute('placeholder', 'x-api-key');
  await options.test.click();
  expect((await server.request(0)).headers['x-api-key']).toBe(typed.key);
});
