import { expect } from '@playwright/test';
import { test } from '../support/firefox-test.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { book, say } from '../support/scenarios.ts';

// Input methods differ in what their last Enter looks like to a page; Firefox passes on both.
for (const key of ['Process', 'Enter'] as const) {
  test(`the Enter that ends a word of an input method (as ${key}) sends nothing, the next one does`, async ({
    panel,
    sidestream,
    server,
    chat,
  }) => {
    await panel.focus();
    await panel.view.evaluate(() => {
      document.addEventListener('keydown', ({ key, isComposing }) => {
        document.body.dataset['key'] = `${key}, composing: ${isComposing}`;
      });
    });
    await sidestream.compose('にほんご');
    // The browser's own process composes, the page's process hears of it.
    await expect.poll(() => panel.draft()).toBe('にほんご');
    await sidestream.commitComposition(key);
    await expect
      .poll(() => panel.view.evaluate(() => document.body.dataset['key']))
      .toBe(`${key}, composing: true`);
    await panel.view.type('。');
    expect(await panel.draft()).toBe('にほんご。');
    expect(server.requests, 'nothing was sent').toHaveLength(0);
    expect(await panel.read()).toEqual([]);

    await panel.view.key('Enter');
    const { messages } = (await chat(0)).body as { messages: unknown[] };
    expect(messages.at(-1)).toEqual({ role: 'user', content: 'にほんご。' });
  });
}

test('Shift+Enter breaks the line, and an empty message cannot be sent', async ({
  panel,
  server,
  chat,
}) => {
  await panel.focus();
  const { keyboard } = panel.view.page;
  const isDisabled = (): Promise<boolean> =>
    panel.view.evaluate(
      () => document.querySelector<HTMLButtonElement>('button[aria-label="Send"]')!.disabled,
    );
  expect(await isDisabled()).toBe(true);
  await keyboard.press('Enter');
  await keyboard.type('  ');
  await keyboard.press('Enter');
  expect(await isDisabled()).toBe(true);
  expect(await panel.read()).toEqual([]);

  await keyboard.type('one');
  await keyboard.down('Shift');
  await keyboard.press('Enter');
  await keyboard.up('Shift');
  await keyboard.type('two');
  await keyboard.press('Enter');
  expect((await chat(0)).bodyText).toContain(String.raw`one\ntwo`);
  expect(server.requests).toHaveLength(1);
});

test('a pasted book is sent whole', async ({ panel, sidestream, chat }) => {
  const text = book();
  await sidestream.copy(text);
  await panel.focus();
  const { keyboard } = panel.view.page;
  await keyboard.down('Control');
  await keyboard.press('v');
  await keyboard.up('Control');
  await expect.poll(async () => (await panel.draft()).length).toBe(text.length);
  await panel.view.key('Enter');
  const { messages } = (await chat(0)).body as { messages: { content: string }[] };
  expect(messages.at(-1)?.content === text, 'the text, letter by letter').toBe(true);
  await panel.until('finished');
});

test('what is typed into a temporary conversation is not among what the browser keeps of its tabs', async ({
  panel,
  sidestream,
}) => {
  await panel.view.press(say('panel.temporaryChat'));
  await panel.ready();
  await panel.focus();
  await panel.view.type('in confidence');
  await expect.poll(() => panel.draft()).toBe('in confidence');
  // All that would be written to its session file, asked for after its pages were asked for theirs.
  const kept = String(
    await sidestream.privileged.evaluate(`(async () => {
      const load = (name) => ChromeUtils.importESModule('resource:///modules/sessionstore/' + name + '.sys.mjs');
      const { TabStateFlusher } = load('TabStateFlusher');
      await TabStateFlusher.flushWindow(Services.wm.getMostRecentWindow('navigator:browser'));
      return load('SessionStore').SessionStore.getBrowserState();
    })()`),
  );
  expect(kept).toContain('sidepanel.html');
  expect(kept).not.toContain('in confidence');
});

test('a question that is typed during an answer waits its turn', async ({ panel, server }) => {
  server.next(chatStream({ deltas: ['One ', 'two'], holdAfterDelta: { index: 0, name: 'typed' } }));
  await panel.ask('Count');
  await panel.until('streaming');
  await panel.view.type('And then?');
  await panel.view.key('Enter');
  const waiting = (): Promise<string[]> =>
    panel.view.evaluate(() =>
      Array.from(document.querySelectorAll('.waiting-question'), (row) => row.textContent ?? ''),
    );
  await expect.poll(waiting).toEqual(['And then?']);
  expect(await panel.draft()).toBe('');
  expect(server.requests).toHaveLength(1);
  server.release('typed');
  await expect.poll(() => panel.questions()).toEqual(['Count', 'And then?']);
  await panel.until('finished');
  expect(await waiting()).toEqual([]);
});
