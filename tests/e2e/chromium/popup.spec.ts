import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { expectNoViolation } from '../support/expect-no-violation.ts';
import { test } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';

test('the popup has the last conversations at hand, by mouse and keys, and goes on in one or in the panel', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  for (const word of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
    await panel.newConversation.click();
    server.next(chatStream({ text: `${word} it is.` }));
    await panel.ask(`Question ${word}`);
    await panel.until('finished');
  }
  const inPanel = (): Promise<string[]> => panel.questions();

  const popup = await sidestream.openPopup();
  const { page } = popup;
  const recent = page.getByRole('navigation', { name: say('popup.recent') });
  const titles = recent.locator('.sheet-row-title');
  const latest = ['Six', 'Five', 'Four', 'Three', 'Two'].map((word) => `Question ${word}`);
  await expect(titles).toHaveText(latest);
  await expectNoViolation(page);

  // From the empty box up to the last one, on to others, and back down.
  await popup.message.focus();
  await page.keyboard.press('ArrowUp');
  await expect(recent.getByRole('button').last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(popup.message).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await popup.untilText('Three it is.');
  await expect(popup.message).toBeFocused();
  // To look at it here changes nothing elsewhere.
  expect(await inPanel()).toEqual(['Question Six']);

  // What was looked for in between is forgotten again.
  await popup.newConversation.click();
  await expect(titles).toHaveText(latest);
  await page.keyboard.press('Control+k');
  await page
    .getByRole('dialog', { name: say('palette.title') })
    .getByRole('searchbox')
    .fill('One');
  await expect(page.locator('.palette .sheet-row-title').first()).toHaveText('Question One');
  await page.getByRole('button', { name: say('common.close') }).click();
  await expect(titles).toHaveText(latest);

  // A deleted one vanishes while the popup is open.
  await panel.page.getByRole('button', { name: say('panel.conversations'), exact: true }).click();
  await panel.page.locator('dialog .sheet-row', { hasText: 'Question Six' }).press('Delete');
  await expect(titles.first()).toHaveText('Question Five');
  await expect(recent.getByText('Question Six')).toHaveCount(0);
  await panel.page.keyboard.press('Escape');

  // What is asked in it goes on where it was, and the window follows.
  await recent.getByRole('button', { name: /Question Four/u }).click();
  await popup.untilText('Four it is.');
  server.next(chatStream({ text: 'More of four.' }));
  await popup.ask('And then?');
  await popup.untilText('More of four.');
  const sent = server.requests.filter(isChat).at(-1)?.body as { messages: { content: string }[] };
  expect(sent.messages.map(({ content }) => content)).toContain('Four it is.');
  await expect.poll(inPanel).toEqual(['Question Four', 'And then?']);

  // A temporary one is never offered.
  await panel.newConversation.click();
  await panel.page.getByRole('button', { name: say('panel.temporaryChat') }).click();
  await panel.ask('A secret');
  await panel.until('finished');
  await popup.newConversation.click();
  await expect(titles.first()).toHaveText('Question Four');
  await expect(recent.getByText('A secret')).toHaveCount(0);

  // "Open in side panel" goes on with the one that is shown.
  await recent.getByRole('button', { name: /Question Two/u }).click();
  await popup.untilText('Two it is.');
  await page.getByRole('button', { name: say('popup.openInSidePanel') }).click();
  await expect.poll(inPanel).toEqual(['Question Two']);
});

test('in the popup a question is edited, and a part of an answer quoted', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const popup = await sidestream.openPopup();
  const { page } = popup;
  server.next(chatStream({ text: 'Water runs downhill.' }));
  await popup.ask('Why do rivers flow?');
  await popup.untilText('Water runs downhill.');

  await page.locator('.question-text').hover();
  await page.getByRole('button', { name: say('answer.edit'), exact: true }).click();
  const editor = page.getByRole('textbox', { name: say('branch.editField') });
  await editor.fill('Why do rivers bend?');
  server.next(chatStream({ text: 'The bank gives way.' }));
  await editor.press('Enter');
  await popup.untilText('The bank gives way.');
  expect(await popup.questions()).toEqual(['Why do rivers bend?']);

  await page
    .locator('[data-answer]')
    .last()
    .evaluate((answer) => {
      getSelection()?.selectAllChildren(answer);
    });
  // It comes with the first selection, and the key with it.
  await expect(page.getByRole('button', { name: say('branch.quote'), exact: true })).toBeVisible();
  await page.keyboard.press('Alt+Shift+Q');
  await expect(popup.message).toHaveValue(/^> The bank gives way\./u);
  await expect(popup.message).toBeFocused();

  // What comes next takes its place here, and is not said to lack what the panel shows above it.
  server.next(chatStream({ text: 'Slowly.' }));
  await popup.ask('How fast?');
  await popup.untilText('Slowly.');
  expect(await popup.questions()).toEqual(['How fast?']);
  await expect(page.getByText(say('answer.gap'))).toHaveCount(0);
});

test('a question that waits in a popup that closes is found in the panel once the answer is whole', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  server.next(chatStream({ deltas: ['One ', 'two'], holdAfterDelta: { index: 0, name: 'kept' } }));
  await panel.ask('Count');
  await panel.until('streaming');
  const popup = await sidestream.openPopup();
  await popup.until('streaming');
  await popup.message.fill('And then?');
  await popup.message.press('Enter');
  const list = { name: say('panel.waiting') };
  await expect(popup.page.getByRole('list', list).getByText('And then?')).toBeVisible();
  await popup.page.close();
  server.release('kept');
  await panel.until('finished');
  // By nobody but the user.
  const name = say('panel.waitingAsk', { question: 'And then?' });
  await panel.page.getByRole('list', list).getByRole('button', { name }).click();
  await expect.poll(() => panel.questions()).toEqual(['Count', 'And then?']);
  await panel.until('finished');
});
