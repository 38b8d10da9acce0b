import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { test } from '../support/firefox-test.ts';
import type { Sidestream } from '../support/firefox-test.ts';
import { say, unfinished } from '../support/scenarios.ts';

/** Has Firefox work offline, as its own menu does. */
function setOffline({ privileged }: Sidestream, offline: boolean): Promise<void> {
  return privileged.run((offline) => {
    Services.io.offline = offline;
  }, offline);
}

test('an answer that breaks off with the network says so, keeps its text, and is continued when the network is back', async ({
  panel,
  sidestream,
  server,
}) => {
  server.next(unfinished(['half of ', 'it'], 'disconnect'));
  await panel.ask('Tell');
  await panel.untilText('half of it');
  try {
    await setOffline(sidestream, true);
    server.release('cut');
    expect((await panel.until('interrupted')).text).toBe('half of it');
    const shown = await panel.view.evaluate(readAnswer);
    expect(shown).toContain(say('errors.lostToNetworkTitle'));
    expect(shown).toContain(say('errors.interrupted'));
  } finally {
    await setOffline(sidestream, false);
  }
  server.next(chatStream({ text: ', and the rest.' }));
  await panel.view.press('Continue');
  await panel.untilText(', and the rest.');
});

// What follows is sent into the page as text.

function readAnswer(): string {
  return document.querySelector('article')?.textContent ?? '';
}
