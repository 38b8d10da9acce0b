import { expect } from '@playwright/test';
import { chatStream, dataEvent } from '../../support/fault-server/chat-script.ts';
import type { Script } from '../../support/fault-server/script.ts';
import { test } from '../support/chromium-test.ts';

test('a button that goes when it is pressed leaves the keyboard in the box', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const box = panel.page.getByRole('textbox', { name: 'Message' });
  const hold = { holdAfterDelta: { index: 0, name: 'hold' } };
  server.next(chatStream({ deltas: ['a', 'b'], ...hold }));
  await panel.ask('Hi');
  await panel.until('streaming');
  await panel.page.getByRole('button', { name: 'Stop this answer' }).press('Enter');
  await panel.until('stopped');
  await expect(box).toBeFocused();

  server.next(chatStream({ deltas: ['c', 'd'], ...hold }));
  await panel.page.getByRole('button', { name: 'Retry' }).press('Enter');
  await panel.until('streaming');
  await expect(box).toBeFocused();

  await panel.stop.focus();
  server.release('hold');
  await panel.until('finished');
  await expect(box).toBeFocused();
});

/** Far faster than anybody reads, and for ever. */
const firehose = (perSecond: number): Script => {
  const words = 'word after word, and no end of them '.repeat(20);
  const event = dataEvent({ choices: [{ index: 0, delta: { content: words } }] });
  return [
    { type: 'pace', perSecond },
    { type: 'endless', steps: [{ ...event, delta: words }] },
  ];
};

test('a server that sends half a megabyte a second leaves the page free to stop it', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(firehose(700));
  await panel.ask('Go on for ever');
  const request = await chat(0);
  await expect.poll(() => request.sentText.length).toBeGreaterThan(500_000);
  await panel.stop.click();
  await panel.until('stopped');
  expect(await request.closed).toBe('client');
});
