import { expect } from '@playwright/test';
import { chatStream, jsonError } from '../../support/fault-server/chat-script.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { test } from '../support/chromium-test.ts';
import { say, typed, unfinished } from '../support/scenarios.ts';

interface Sent {
  role: string;
  content: string;
}

function bodyOf(request: RecordedRequest): { model: string; messages: Sent[] } {
  return request.body as { model: string; messages: Sent[] };
}

test('a question is answered by another model too, beside the first answer, and nothing else is asked of it', async ({
  sidestream,
  server,
  chat,
}) => {
  await sidestream.connect({ models: [typed.model, 'other-model'] });
  const panel = await sidestream.openPanel();
  const { page, answers } = panel;
  server.next(jsonError(404, { error: { message: 'No such model.' } }));
  await panel.ask('How?');
  await panel.until('failed');
  const fold = answers.getByRole('button', { name: say('answer.more') });
  await answers.last().hover();
  await fold.last().click();
  // There is nothing to copy, but somebody else to ask.
  const choice = page.getByRole('combobox', { name: say('branch.otherModel') });
  await expect(choice).toHaveValue(/other-model$/);
  await expect(page.getByRole('button', { name: say('answer.copyPlain') })).toHaveCount(0);
  const ask = page.getByRole('button', { name: say('branch.ask'), exact: true });

  server.next(chatStream({ text: 'Another way.' }));
  await ask.click();
  await panel.until('finished');
  expect(bodyOf(await chat(1))).toMatchObject({
    model: 'other-model',
    messages: bodyOf(await chat(0)).messages,
  });
  await expect(answers).toHaveCount(1);
  await expect(answers.locator('.fork-nav')).toContainText('2 / 2');
  await expect(panel.message).toBeFocused();

  // While one is written none is asked, with the reason.
  server.next(unfinished(['More'], 'silence'));
  await panel.ask('Sure?');
  await panel.untilText('More');
  await answers.first().hover();
  await fold.first().click();
  await ask.press('Enter');
  await expect(page.getByText(say('branch.live'))).toBeVisible();
  expect(server.requests).toHaveLength(3);
  expect(bodyOf(await chat(2)).model).toBe('other-model');
});
