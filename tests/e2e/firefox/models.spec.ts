import { expect } from '@playwright/test';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { startFirefox } from '../support/firefox-browser.ts';
import { test, toSidestream } from '../support/firefox-test.ts';
import { say, typed } from '../support/scenarios.ts';

const asks =
  (model: string) =>
  (request: RecordedRequest): boolean =>
    isChat(request) && (request.body as { model: string }).model === model;

test('Firefox: a model is picked by keys, two are asked at once and one is kept, and all is found by one key', async ({
  server,
}) => {
  // Its own: the others have one connection.
  const sidestream = toSidestream(await startFirefox());
  await sidestream.connect(server);
  const options = await sidestream.openOptions();
  await options.view.press(say('options.add'));
  await options.enter({ baseUrl: server.baseUrl, model: 'other-model' });
  await options.view.press('Save');
  await options.untilStatus('Saved');
  await options.view.close();

  const panel = await sidestream.openPanel();
  const { view } = panel;
  const { keyboard } = view.page;
  const chosen = (): Promise<string | undefined> =>
    view.evaluate(() => document.querySelector('.model-picker bdi')?.textContent);
  const active = (): Promise<string> =>
    view.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type ?? '');
  await expect.poll(chosen).toBe(typed.model);
  await panel.focus();
  await keyboard.down('Alt');
  await keyboard.down('Shift');
  await keyboard.press('D');
  await keyboard.up('Shift');
  await keyboard.up('Alt');
  await expect.poll(active).toBe('search');
  await view.press(say('palette.second', { model: 'other-model' }));
  await keyboard.press('Escape');
  await expect.poll(chosen).toBe(`${typed.model} + other-model`);

  server.when(asks(typed.model), chatStream({ text: 'One says.' }));
  server.when(asks('other-model'), chatStream({ text: 'Two says.' }));
  await panel.ask('Who?');
  const texts = (): Promise<string[]> =>
    view.evaluate(() =>
      Array.from(
        document.querySelectorAll('article[data-state=finished] [data-answer]'),
        ({ textContent }) => textContent?.trim() ?? '',
      ),
    );
  await expect.poll(texts).toEqual(['One says.', 'Two says.']);
  await view.press(`${say('branch.keep')} other-model`);
  await expect.poll(texts).toEqual(['Two says.']);
  await expect.poll(chosen).toBe('other-model');

  await view.evaluate(() => document.querySelector<HTMLElement>('[data-command=new]')?.click());
  await panel.focus();
  await keyboard.down('Control');
  await keyboard.press('k');
  await keyboard.up('Control');
  await expect.poll(active).toBe('search');
  await view.type('two says');
  await expect
    .poll(() => view.evaluate(() => document.querySelector('.sheet-row')?.textContent))
    .toContain('Who?');
  await keyboard.press('Enter');
  await expect.poll(texts).toEqual(['Two says.']);
  await sidestream.forget();
});
