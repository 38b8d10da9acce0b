import { expect } from '@playwright/test';
import { awaitAccess } from '../../../scripts/start/await-access.ts';
import { saveConnection } from '../../../scripts/start/save-connection.ts';
import { answerPrompt, untilFocused } from '../support/chromium-desktop.ts';
import { test } from '../support/chromium-test.ts';

test.use({
  start: { headed: true, args: ['--window-size=1200,800', '--window-position=0,0'] },
});

const baseUrl = 'https://api.example.com/v1';
const connection = { name: 'Mine', baseUrl, model: 'm', apiKey: 'sk-1' };

test('npm start tells of the question about the host and waits until it is answered', async ({
  sidestream,
}) => {
  const { page } = await sidestream.openOptions();
  const told: string[] = [];
  const waitFor = (limitMs: number): Promise<string> =>
    awaitAccess(page, baseUrl, (sentence) => told.push(sentence), limitMs).then(
      () => 'allowed',
      (error: unknown) => String(error),
    );
  await untilFocused(page);
  await saveConnection(page, connection);
  expect(await waitFor(1)).toContain('was not answered');
  const refused = waitFor(30_000);
  await answerPrompt(page, 'deny');
  expect(await refused).toContain('api.example.com was not allowed: start again');

  await saveConnection(page, connection);
  let answer = '';
  const allowed = waitFor(30_000).then((text) => {
    answer = text;
  });
  await expect.poll(() => told.length).toBe(3);
  expect(told[2]).toContain('Chromium asks whether Sidestream may reach api.example.com');
  expect(answer).toBe('');
  await answerPrompt(page, 'allow');
  await allowed;
  expect(answer).toBe('allowed');

  // What is granted, and this machine, is not asked about.
  expect(await waitFor(1)).toBe('allowed');
  expect(told).toHaveLength(3);
});

test('npm start says at once what the page objects to', async ({ sidestream }) => {
  const { page } = await sidestream.openOptions();
  await expect(saveConnection(page, { ...connection, apiKey: 'sk-\u00e9' })).rejects.toThrow(
    'The page says: The key holds characters that no key has',
  );
});
