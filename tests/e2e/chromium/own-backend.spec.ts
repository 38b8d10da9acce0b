import { expect } from '@playwright/test';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { toShownText } from '../../support/shown-text.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

const unkind = 'Ceci n’est pas 🧑🏽‍🚀 東京.\n\n  {"not": "json"}';

/** What a server of somebody's own may send, piece by piece, held back in the middle. */
function pieces(contentType: string, texts: readonly [string, string]): Script {
  return [
    { type: 'head', status: 200, headers: { 'content-type': contentType } },
    { type: 'text', text: texts[0] },
    { type: 'hold', name: 'half' },
    { type: 'text', text: texts[1] },
    { type: 'end' },
  ];
}

const asText = (text: string): string => `data: ${JSON.stringify({ text })}\n\n`;
const asLines = (text: string): string =>
  `${text
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
const half = 9;
const replies: readonly (readonly [name: string, script: Script])[] = [
  ['plain text', pieces('text/plain', [unkind.slice(0, half), unkind.slice(half)])],
  [
    'objects with text',
    pieces('text/event-stream', [
      asText(unkind.slice(0, half)),
      `${asText(unkind.slice(half))}data: [DONE]\n\n`,
    ]),
  ],
  [
    'bare lines',
    pieces('text/event-stream', [asLines(unkind.slice(0, half)), asLines(unkind.slice(half))]),
  ],
];

test("the user's own server is posted to at its very address, without a key, and streams in any of its forms", async ({
  sidestream,
  server,
}) => {
  const options = await sidestream.openOptions();
  await options.provider.selectOption('own-backend');
  await expect(options.page.getByText(say('options.wholeAddressHint'))).toBeVisible();
  await expect(options.listModels).toHaveCount(0);
  await options.baseUrl.fill(`${server.url}/api/chat/completions?tenant=7`);
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await expect(options.baseUrl).toHaveValue(`${server.url}/api/chat/completions?tenant=7`);

  const panel = await sidestream.openPanel();
  for (const [index, [name, script]] of replies.entries()) {
    server.next(script);
    await panel.ask(name);
    await expect.poll(async () => (await panel.read()).length).toBe(index + 1);
    await panel.untilText(unkind.slice(0, half));
    await panel.until('streaming');
    server.release('half');
    expect((await panel.until('finished')).text, name).toBe(toShownText(unkind));
    const request = await server.request(0);
    expect(`${request.method} ${request.url}`).toBe('POST /api/chat/completions?tenant=7');
    expect(request.headers).not.toHaveProperty('authorization');
    const body = JSON.parse(request.bodyText) as { messages: { role: string }[] };
    expect(Object.keys(body)).toEqual(['messages']);
    expect(body.messages.at(-1)).toEqual({ role: 'user', content: name });
    server.reset();
  }

  // A prompt instead of messages, and an error in the server's own words.
  await options.unfold();
  await options.advanced.dialect.selectOption('own-prompt');
  await options.save.click();
  await expect(options.status).toHaveText('Saved');
  await panel.newConversation.click();
  await expect(panel.answers).toHaveCount(0);
  server.next(jsonError(422, { detail: 'The prompt is empty.' }));
  await panel.ask('Once more');
  await panel.until('failed');
  await panel.answers.last().getByText(say('common.details'), { exact: true }).click();
  await expect(panel.answers.last().locator('.error-detail')).toContainText('The prompt is empty.');
  const { prompt } = JSON.parse((await server.request(0)).bodyText) as { prompt: string };
  expect(prompt).toContain('User: Once more');
});
