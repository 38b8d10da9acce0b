import { expect } from '@playwright/test';
import { test } from '../support/firefox-test.ts';
import { errorSentences, say, typed } from '../support/scenarios.ts';

const loopback = ['*://localhost/*', '*://127.0.0.1/*', '*://[::1]/*'];

test('access that the user took back is named, given again in one click, and the question asked', async ({
  panel,
  sidestream,
  server,
}) => {
  await sidestream.setHostAccess(loopback, 'revoked');
  await panel.ask('May you?');
  expect(await panel.until('failed')).toMatchObject({ reason: 'no-permission', text: '' });
  expect(server.requests, 'nothing was sent').toHaveLength(0);
  const host = new URL(server.url).host;
  const words = errorSentences(
    { title: 'errors.noPermissionTitle', advice: 'errors.noPermission' },
    host,
  );
  const text = await panel.view.evaluate(() => document.querySelector('article')?.textContent);
  expect(text).toContain(words.title);
  expect(text).toContain(words.advice);

  await panel.view.press(`Allow ${host}`);
  await sidestream.answerPrompt('allow');
  expect((await panel.until('finished')).text).toBe(server.requests.at(-1)?.sentText);
  // As it was, for the specs that follow in this browser.
  await sidestream.setHostAccess(['http://127.0.0.1/*'], 'revoked');
  await sidestream.setHostAccess(loopback, 'granted');
});

test('access to another host is asked for in the click; a refusal is told, and nothing typed is lost', async ({
  sidestream,
}) => {
  const host = 'api.example.com';
  const options = await sidestream.openOptions();
  await options.view.press(say('options.add'));
  await options.enter({ baseUrl: `https://${host}`, model: 'some-model' });
  await options.view.press(say('options.test'));
  await sidestream.answerPrompt('refuse');
  await options.untilStatus(say('options.testRefused', { host }));
  expect(await options.read('Base URL')).toBe(`https://${host}/v1`);
  expect(await options.read('Model')).toBe('some-model');
  expect(await options.read('API key')).toBe(typed.key);

  await options.view.press(say('options.test'));
  await sidestream.answerPrompt('allow');
  // Now it is sent, and there is no such server.
  await options.untilStatus(new RegExp(`^${say('errors.unreachableTitle', { host })}`));
  await sidestream.setHostAccess([`https://${host}/*`], 'revoked');
});
