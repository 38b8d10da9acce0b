import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/chromium-test.ts';
import { findOnDisk } from '../support/find-on-disk.ts';
import { say, unfinished } from '../support/scenarios.ts';

test('nothing of a temporary conversation is in the profile, what was typed into it included', async ({
  own: sidestream,
  server,
}) => {
  await sidestream.connect();
  const ordinary = await sidestream.openPanel('?conversation=ordinary');
  await ordinary.message.fill('ordinaryhalf');
  const panel = await sidestream.openPanel();
  await panel.page.getByRole('button', { name: say('panel.temporaryChat') }).click();
  server.next(chatStream({ text: 'secretanswer' }));
  await panel.ask('secretquestion');
  await panel.until('finished');
  server.next(unfinished(['secretpart ', 'more'], 'silence'));
  await panel.ask('secretsecond');
  await panel.untilText('secretpart more');
  await sidestream.killWorker();
  await panel.until('interrupted');
  await panel.message.pressSequentially('secrethalf');
  const { profile } = sidestream;
  // The browser writes what it knows of its tabs when it quits, at the latest.
  await sidestream.quit();
  const words = ['answer', 'question', 'part', 'second', 'half'].map((word) => `secret${word}`);
  // The one that is no secret shows that the others would be found.
  expect(await findOnDisk(profile, ['ordinaryhalf', ...words])).toEqual(['ordinaryhalf']);
});

test('what is typed into a temporary conversation moves with it from the popup to the panel, past the disk', async ({
  sidestream,
  server,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  await panel.page.getByRole('button', { name: say('panel.temporaryChat') }).click();
  server.next(unfinished(['Some ', 'more'], 'silence'));
  await panel.ask('A secret');
  await panel.untilText('Some more');
  const popup = await sidestream.openPopup();
  await popup.untilText('Some more');
  await popup.message.fill('in confidence');
  const readDrafts = () =>
    popup.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft.')));
  expect(await readDrafts()).toEqual([]);
  await popup.page.getByRole('button', { name: say('popup.openInSidePanel') }).click();
  await expect(panel.message).toHaveValue('in confidence');
  await panel.newConversation.click();
  await expect(panel.message).toHaveValue('');
  expect(
    await panel.page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.startsWith('draft.')),
    ),
  ).toEqual([]);
});
