import { expect } from '@playwright/test';
import { toShownText } from '../../support/shown-text.ts';
import { test } from '../support/firefox-test.ts';
import { seeds, unkindAnswer } from '../support/scenarios.ts';

test('twenty unkind answers, their bytes cut anywhere, are on screen letter by letter', async ({
  panel,
  sidestream,
  server,
  chat,
}) => {
  for (const [index, seed] of seeds.entries()) {
    server.next(unkindAnswer(seed));
    await panel.ask(`Seed ${seed}`);
    const request = await chat(index);
    await request.closed;
    const answer = await panel.until('finished');
    expect(answer.text, `seed ${seed}`).toBe(toShownText(request.sentText));
    expect(request.sentText.length, `seed ${seed}`).toBe(1_500);
  }
  const again = await sidestream.openPanel();
  await expect
    .poll(async () => (await again.read()).map(({ text }) => text))
    .toEqual(server.requests.map(({ sentText }) => toShownText(sentText)));
});
